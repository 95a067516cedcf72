"""What the user has chosen in routines for good, each with the way back: other forms, and exercises never shown."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QGridLayout

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme

Choice = tuple[str, str, Callable[[], object]]
"""What was chosen, the words for the way back, and what leads there at once."""


class ChoicesList(FormControl):
    """A row for each choice; its button takes the choice back and rests."""

    def __init__(self, theme: Theme, choices: Sequence[Choice]) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        self.row.addLayout(grid)
        for place, (text, back, act) in enumerate(choices):
            label = Label(theme, BODY)
            label.say(text)
            grid.addWidget(label, place, 0)
            button = Button(theme, back, name=theme.words.labelled(back, text), icon="undo")
            button.clicked.connect(lambda _=False, act=act, button=button: (act(), button.setEnabled(False)))
            grid.addWidget(button, place, 1)
