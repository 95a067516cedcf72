"""The dialog of the routine sheet: see the page, choose options, then print, save or type in a ticked sheet."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.sheets import Paper, Sheet, SheetOptions
from backcoach.ui.design.check_box import CheckBoxList
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.page_dialog import Choice, PageDialog

MakeSheet = Callable[[SheetOptions], Sheet]


class SheetDialog(PageDialog):
    """Shows, prints and saves a sheet; `make_sheet` makes it from options, `options` are the current ones.

    `exercises` are the names in the order of the routine. `diary_asked` is true after the user has asked to type in a
    ticked sheet.
    """

    def __init__(
        self, theme: Theme, title: str, make_sheet: MakeSheet, options: SheetOptions,
        exercises: Sequence[str] = (), parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, theme.words.gettext("Sheet: {title}", title=title), title, parent, width=1080)
        self.words = theme.words
        self.options = options
        self.diary_asked = False
        self._make = make_sheet
        column = self.add_choices(self._offered(), options)
        self.name = self.add_name_field(column, options.name)
        self.columns.addLayout(column, 2)
        if exercises:
            self.columns.addLayout(self._exercises(exercises), 2)
        self.diary = self.button(theme.words.gettext("Type in a ticked sheet"), kind="quiet", icon="done")
        self.diary.clicked.connect(self._ask_diary)
        self.add_buttons(column)
        self.refresh()
        self.fit()

    def _offered(self) -> list[Choice]:
        return [
            (
                "paper",
                self.words.gettext("Paper"),
                [("a4", self.words.gettext("A4")), ("letter", self.words.gettext("Letter"))],
            ),
            (
                "landscape",
                self.words.gettext("Orientation"),
                [(False, self.words.gettext("Portrait")), (True, self.words.gettext("Landscape"))],
            ),
            (
                "large",
                self.words.gettext("Text size"),
                [(False, self.words.gettext("Normal")), (True, self.words.gettext("Large"))],
            ),
            ("days", self.words.gettext("Days to tick"), [(7, "7"), (14, "14"), (28, "28")]),
            (
                "pictures",
                self.words.gettext("Pictures"),
                [(True, self.words.gettext("With")), (False, self.words.gettext("Without"))],
            ),
            (
                "colour",
                self.words.gettext("Ink"),
                [(False, self.words.gettext("Grey")), (True, self.words.gettext("Colour"))],
            ),
        ]

    def _exercises(self, names: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self.wanted = CheckBoxList(self.theme, [(f"{place}", name, "") for place, name in enumerate(names)], columns=1)
        places = range(len(names)) if self.options.exercises is None else self.options.exercises
        self.wanted.set_value([f"{place}" for place in places])
        self.wanted.changed.connect(self._change_exercises)
        self.add_titled(column, self.words.gettext("Exercises"), self.wanted)
        column.addStretch()
        return column

    def _change_exercises(self) -> None:
        """Print the ticked exercises; if all are ticked, the option is None. The last tick cannot be removed."""
        places = tuple(int(place) for place in self.wanted.value())
        if not places:
            self.wanted.set_value([f"{place}" for place in self.options.exercises or ()])
            return
        self.choose("exercises", None if len(places) == len(self.wanted.ticks) else places)

    def _ask_diary(self) -> None:
        self.diary_asked = True
        self.accept()

    def make(self) -> Sheet:
        """The sheet with the current options."""
        return self._make(self.options)

    def choose(self, field: str, value: Any) -> None:
        """Show the sheet with another option."""
        self.options = msgspec.structs.replace(self.options, **{field: value})
        self.refresh()

    def paper(self) -> tuple[Paper, bool]:
        """Paper and orientation of the options."""
        return self.options.paper, self.options.landscape
