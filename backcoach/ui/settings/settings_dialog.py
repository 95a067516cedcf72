"""Every setting, on short pages made from lists of rows."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcoach.app.preferences import Preferences
from backcoach.catalog import Catalog
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.check_box import Switch
from backcoach.ui.design.dialog import SIDE, Dialog, height_for
from backcoach.ui.design.fields import Dropdown, NumberField, PercentField
from backcoach.ui.design.form import Form, FormRow
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.settings.session_fields import BreathField, RestField
from backcoach.ui.widgets.personal_fields import PersonalFields


class _Folder(FormControl):
    """Where the data lie, with a button to open it, and one for all that can be done with them."""

    def __init__(self, theme: Theme, folder: Path, opened: Callable[[], None], wanted: Callable[[], None]) -> None:
        super().__init__()
        path = Label(theme, BODY - 1, "muted")
        path.say(str(folder))
        show = Button(theme, self.tr("Open"), icon="folder")
        show.clicked.connect(lambda _: opened())
        more = Button(theme, self.tr("Back up, export, import…"))
        more.clicked.connect(lambda _: wanted())
        self.row.addWidget(path, 1)
        self.row.addWidget(show)
        self.row.addWidget(more)


class _Trial(FormControl):
    """A button to hear the settings in view."""

    def __init__(self, theme: Theme, wanted: Callable[[], None]) -> None:
        super().__init__()
        hear = Button(theme, self.tr("Hear it"), icon="play")
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
        parent: QWidget | None = None,
        voices: Sequence[str] = (),
    ) -> None:
        super().__init__(theme, self.tr("Settings"), parent, width=760)
        self._voices = voices
        self._before = preferences
        self._personal = PersonalFields(theme, catalog, phrases)
        pages = (
            (self.tr("Session"), self._session_rows()),
            (self.tr("Breath"), self._breath_rows()),
            (self.tr("Sound"), self._sound_rows()),
            (self.tr("Equipment"), [self._personal.equipment()._replace(label="")]),
            (self.tr("Safety"), [self._personal.cautions()._replace(label=""), self._personal.emergency_number()]),
            (self.tr("Window and data"), self._window_rows(data_folder)),
        )
        self.forms = [Form(theme, rows, preferences) for _, rows in pages]
        self.tabs = SegmentedChoice(
            theme, [(place, words) for place, (words, _) in enumerate(pages)], name=self.tr("Pages")
        )
        self.tabs.changed.connect(self._turn)
        self.body.addWidget(self.tabs)
        for form in self.forms:
            form.changed.connect(self._turn)
            self.body.addWidget(form)
        cancel = self.button(self.tr("Cancel"))
        keep = self.button(self.tr("Save"), usual=True)
        cancel.clicked.connect(self.reject)
        keep.clicked.connect(self.accept)
        self.show_page(0)

    @property
    def preferences(self) -> Preferences:
        """What the card shows, as preferences."""
        shown = self._before
        for form in self.forms:
            shown = form.applied_to(shown)
        return shown

    def show_page(self, place: int) -> None:
        """Turn to a page."""
        self.tabs.set_value(place)
        self._turn()

    def _turn(self) -> None:
        for place, form in enumerate(self.forms):
            form.setVisible(place == self.tabs.value())
        tallest = max(_height(form, self.width() - 2 * SIDE) for form in self.forms)
        self.fit(tallest + 84)

    def _session_rows(self) -> list[FormRow]:
        theme = self.theme
        levels = [("low", self.tr("Gentle")), ("middle", self.tr("Middle")), ("high", self.tr("Full"))]
        ready, aim = self.tr("Time to get ready"), self.tr("Aim for a week")
        return [
            FormRow("session.get_ready_s", ready, NumberField(theme, 3, 60, unit=self.tr(" s"), name=ready)),
            FormRow("session.rest_s", self.tr("Rest between sets"), RestField(theme)),
            FormRow(
                "session.level",
                self.tr("Level"),
                SegmentedChoice(theme, levels, name=self.tr("Level")),
                self.tr("Where in each exercise's own range of repetitions and seconds a session lies."),
            ),
            FormRow(
                "session.pace",
                self.tr("Pace"),
                NumberField(theme, 0.75, 1.5, step=0.05, unit=self.tr(" ×"), name=self.tr("Pace")),
                self.tr("Above 1 movements are quicker, below 1 slower. Breaths, holds and rests stay as they are."),
            ),
            FormRow(
                "session.own_pace",
                self.tr("Own pace"),
                Switch(theme, self.tr("Wait for me after each set of movements")),
            ),
            FormRow(
                "aim",
                aim,
                NumberField(theme, 1, 7, name=aim),
                self.tr("Days with a session: what the habit score is of."),
            ),
        ]

    def _breath_rows(self) -> list[FormRow]:
        calm = self.tr("Breathe gently. Dizzy or tingling? Breathe normally.")
        seconds = self.tr("The numbers are the seconds of breathing in, holding and breathing out.")
        return [FormRow("session.breath", self.tr("Breath"), BreathField(self.theme), f"{seconds} {calm}")]

    def _sound_rows(self) -> list[FormRow]:
        theme, tr = self.theme, self.tr
        talk = [("full", tr("All of it")), ("brief", tr("Little")), ("off", tr("None"))]
        return [
            FormRow("sound.tones", tr("Tones"), Switch(theme, tr("Breath and movement as sounds"))),
            FormRow("sound.talk", tr("Words"), SegmentedChoice(theme, talk, name=tr("Words"))),
            FormRow("sound.voice", tr("Voice"), Dropdown(theme, tr("The usual one"), self._voices, name=tr("Voice"))),
            FormRow(
                "sound.rate",
                tr("Speed"),
                NumberField(theme, 100, 260, step=10, unit=tr(" words a minute"), name=tr("Speed"), width=260),
            ),
            FormRow("sound.volume", tr("Loudness"), PercentField(theme, name=tr("Loudness"))),
            FormRow("", tr("Try it"), _Trial(theme, lambda: self.trial_wanted.emit(self.preferences.sound))),
        ]

    def _window_rows(self, data_folder: Path) -> list[FormRow]:
        theme = self.theme
        themes = [("system", self.tr("Like the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        papers = [("", self.tr("As usual here")), ("a4", self.tr("A4")), ("letter", self.tr("Letter"))]
        return [
            FormRow("theme", self.tr("Colours"), SegmentedChoice(theme, themes, name=self.tr("Colours"))),
            FormRow("reduce_motion", self.tr("Motion"), Switch(theme, self.tr("Reduce motion"))),
            FormRow("paper", self.tr("Paper"), SegmentedChoice(theme, papers, name=self.tr("Paper"))),
            FormRow("bands", self.tr("Bands"), Switch(theme, self.tr("Pale bands behind the scores: 0–3, 4–6, 7–10"))),
            FormRow(
                "", self.tr("Your data"), _Folder(theme, data_folder, self.folder_wanted.emit, self.data_wanted.emit)
            ),
        ]


def _height(form: QWidget, width: int) -> int:
    layout = form.layout()
    return height_for(layout, width) if layout is not None else 0
