"""Every setting, on short pages.

The rows are made from the settings' records, which hold words, bounds and page: `backcoach/app/preferences.py`, and for
a session `backcoach/session/settings.py`. `backcoach/ui/widgets/setting_rows.py` makes a row from a record.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.motion_library import MotionLibrary
from backcoach.app.preferences import Preferences
from backcoach.app.setting_fields import fields_on
from backcoach.catalog import Catalog
from backcoach.phrases import Phrases
from backcoach.setting import Page
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog, height_for
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.form import Form, FormRow
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.figures.person_preview import PersonPreview
from backcoach.ui.settings.choices_list import Choice, ChoicesList
from backcoach.ui.widgets.setting_rows import SettingRows


class _Folder(FormControl):
    """Where the data lie, with a button to open it, and one for all that can be done with them."""

    def __init__(self, theme: Theme, folder: Path, opened: Callable[[], None], wanted: Callable[[], None]) -> None:
        super().__init__()
        path = Label(theme, BODY - 1, "muted")
        path.say(str(folder))
        show = Button(theme, theme.words.gettext("Open"), icon="folder")
        show.clicked.connect(lambda _: opened())
        more = Button(theme, theme.words.gettext("Back up, export, import…"))
        more.clicked.connect(lambda _: wanted())
        column = QVBoxLayout()
        column.addWidget(path)
        column.addWidget(FlowLayout((show, more), spacing=8))
        self.row.addLayout(column)


class _Trial(FormControl):
    """A button to hear the settings in view."""

    def __init__(self, theme: Theme, wanted: Callable[[], None]) -> None:
        super().__init__()
        hear = Button(theme, theme.words.gettext("Hear it"), icon="play")
        hear.clicked.connect(lambda _: wanted())
        self.row.addWidget(hear)
        self.row.addStretch()


class SettingsDialog(Dialog):
    """Shows preferences; once accepted, `preferences` are the new ones. `folder_wanted`: open the data folder."""

    folder_wanted = Signal()
    data_wanted = Signal()
    """All that can be done with the data."""
    trial_wanted = Signal(object)
    """The `SoundSettings` in view are to be heard."""

    def __init__(
        self,
        theme: Theme,
        preferences: Preferences,
        catalog: Catalog,
        phrases: Phrases,
        data_folder: Path,
        motions: MotionLibrary,
        parent: QWidget | None = None,
        voices: Sequence[str] = (),
        languages: Mapping[str, str] | None = None,
        choices: Sequence[Choice] = (),
    ) -> None:
        super().__init__(theme, theme.words.gettext("Settings"), parent, width=760)
        self._before = preferences
        self._rows = SettingRows(theme, catalog, phrases, voices, languages, narrow=self.narrow)
        self._choices = choices
        self._person = PersonPreview(theme, motions)
        self._person.show_person(preferences.person)
        pages = self._pages(theme, data_folder)
        self.forms = [Form(theme, rows, preferences, narrow=self.narrow) for _, rows in pages]
        self.tabs = SegmentedChoice(
            theme,
            [(place, words) for place, (words, _) in enumerate(pages)],
            name=theme.words.gettext("Pages"),
            tabs=True,
        )
        self.tabs.changed.connect(self._turn)
        self.tabs.changed.connect(self.scroll_to_top)
        self.body.addWidget(self.tabs)
        for form in self.forms:
            form.changed.connect(self._follow)
            self.body.addWidget(form)
        cancel = self.button(theme.words.gettext("Cancel"))
        keep = self.button(theme.words.gettext("Save"), usual=True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self.accept)
        self.show_page(0)

    def _pages(self, theme: Theme, data_folder: Path) -> tuple[tuple[str, list[FormRow]], ...]:
        """The name and the rows of each page."""
        words = theme.words
        heard = _Trial(theme, lambda: self.trial_wanted.emit(self.preferences.sound))
        folder = _Folder(theme, data_folder, self.folder_wanted.emit, self.data_wanted.emit)
        return (
            (words.gettext("Session"), [*self._rows_on("session"), *self._chosen(theme)]),
            (words.gettext("Breath"), self._rows_on("breath")),
            (words.gettext("Sound"), [*self._rows_on("sound"), FormRow(None, words.gettext("Try it"), heard)]),
            (words.gettext("Equipment"), self._rows_on("equipment", labelled=False)),
            (words.gettext("Safety"), self._rows_on("safety")),
            (words.gettext("Figure"), [FormRow(None, "", self._person), *self._rows_on("figure")]),
            (
                words.gettext("Window and data"),
                [*self._rows_on("window"), FormRow(None, words.gettext("Your data"), folder)],
            ),
        )

    def _chosen(self, theme: Theme) -> list[FormRow]:
        """The way back from other forms and from exercises that are never shown, if there are any."""
        title = theme.words.gettext("Your choices")
        return [FormRow(None, title, ChoicesList(theme, self._choices))] if self._choices else []

    @property
    def preferences(self) -> Preferences:
        """What the dialog shows, as preferences."""
        shown = self._before
        for form in self.forms:
            shown = form.applied_to(shown)
        return shown

    def show_page(self, place: int) -> None:
        """Turn to a page."""
        self.tabs.set_value(place)
        self._turn()

    def _follow(self) -> None:
        self._person.show_person(self.preferences.person)
        self._turn()

    def _turn(self) -> None:
        for place, form in enumerate(self.forms):
            form.setVisible(place == self.tabs.value())
        tallest = max(_height(form, self.width() - 2 * self.side) for form in self.forms)
        self.fit(tallest + 84)

    def _rows_on(self, page: Page, *, labelled: bool = True) -> list[FormRow]:
        return [self._rows.row(field, labelled=labelled) for field in fields_on(page)]


def _height(form: QWidget, width: int) -> int:
    layout = form.layout()
    return height_for(layout, width) if layout is not None else 0
