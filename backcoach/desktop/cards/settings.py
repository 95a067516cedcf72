"""Every setting, on short pages made from lists of rows."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backcoach.catalog import Catalog
from backcoach.desktop.cards.card import SIDE, Card, height_for
from backcoach.desktop.cards.personal import PersonalRows
from backcoach.desktop.controls.boxed import Percent, Stepper
from backcoach.desktop.controls.buttons import Button
from backcoach.desktop.controls.choices import Choices
from backcoach.desktop.controls.control import Control
from backcoach.desktop.controls.form import Form, Row
from backcoach.desktop.controls.labels import Words
from backcoach.desktop.controls.pick import Pick
from backcoach.desktop.controls.session_controls import Breath, Rest
from backcoach.desktop.controls.tick import Switch
from backcoach.desktop.look import BODY, Look
from backcoach.phrases import Phrases
from backcoach.preferences import Preferences


class _Folder(Control):
    """Where the data lie, with a button to open it, and one for all that can be done with them."""

    def __init__(self, look: Look, folder: Path, opened: Callable[[], None], wanted: Callable[[], None]) -> None:
        super().__init__()
        path = Words(look, BODY - 1, "muted")
        path.say(str(folder))
        show = Button(look, self.tr("Open"), icon="folder")
        show.clicked.connect(lambda _: opened())
        more = Button(look, self.tr("Back up, export, import…"))
        more.clicked.connect(lambda _: wanted())
        self.row.addWidget(path, 1)
        self.row.addWidget(show)
        self.row.addWidget(more)


class _Trial(Control):
    """A button to hear the settings in view."""

    def __init__(self, look: Look, wanted: Callable[[], None]) -> None:
        super().__init__()
        hear = Button(look, self.tr("Hear it"), icon="play")
        hear.clicked.connect(lambda _: wanted())
        self.row.addWidget(hear)
        self.row.addStretch()


class SettingsCard(Card):
    """Shows preferences; once accepted, `preferences` are the new ones. `folder_wanted`: open the data folder."""

    folder_wanted = Signal()
    data_wanted = Signal()
    """All that can be done with the data."""
    trial_wanted = Signal(object)
    """The `SoundSettings` in view are to be heard."""

    def __init__(
        self,
        look: Look,
        preferences: Preferences,
        catalog: Catalog,
        phrases: Phrases,
        data_folder: Path,
        parent: QWidget | None = None,
        voices: Sequence[str] = (),
    ) -> None:
        super().__init__(look, self.tr("Settings"), parent, width=760)
        self._voices = voices
        self._before = preferences
        self._personal = PersonalRows(look, catalog, phrases)
        pages = (
            (self.tr("Session"), self._session_rows()),
            (self.tr("Breath"), self._breath_rows()),
            (self.tr("Sound"), self._sound_rows()),
            (self.tr("Equipment"), [self._personal.equipment()._replace(label="")]),
            (self.tr("Safety"), [self._personal.cautions()._replace(label=""), self._personal.emergency_number()]),
            (self.tr("Window and data"), self._window_rows(data_folder)),
        )
        self.forms = [Form(look, rows, preferences) for _, rows in pages]
        self.tabs = Choices(look, [(place, words) for place, (words, _) in enumerate(pages)], name=self.tr("Pages"))
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

    def _session_rows(self) -> list[Row]:
        look = self.look
        levels = [("low", self.tr("Gentle")), ("middle", self.tr("Middle")), ("high", self.tr("Full"))]
        ready, aim = self.tr("Time to get ready"), self.tr("Aim for a week")
        return [
            Row("session.get_ready_s", ready, Stepper(look, 3, 60, unit=self.tr(" s"), name=ready)),
            Row("session.rest_s", self.tr("Rest between sets"), Rest(look)),
            Row(
                "session.level",
                self.tr("Level"),
                Choices(look, levels, name=self.tr("Level")),
                self.tr("Where in each exercise's own range of repetitions and seconds a session lies."),
            ),
            Row(
                "session.pace",
                self.tr("Pace"),
                Stepper(look, 0.75, 1.5, step=0.05, unit=self.tr(" ×"), name=self.tr("Pace")),
                self.tr("Above 1 movements are quicker, below 1 slower. Breaths, holds and rests stay as they are."),
            ),
            Row(
                "session.own_pace",
                self.tr("Own pace"),
                Switch(look, self.tr("Wait for me after each set of movements")),
            ),
            Row("aim", aim, Stepper(look, 1, 7, name=aim), self.tr("Days with a session: what the habit score is of.")),
        ]

    def _breath_rows(self) -> list[Row]:
        calm = self.tr("Breathe gently. Dizzy or tingling? Breathe normally.")
        seconds = self.tr("The numbers are the seconds of breathing in, holding and breathing out.")
        return [Row("session.breath", self.tr("Breath"), Breath(self.look), f"{seconds} {calm}")]

    def _sound_rows(self) -> list[Row]:
        look, tr = self.look, self.tr
        talk = [("full", tr("All of it")), ("brief", tr("Little")), ("off", tr("None"))]
        return [
            Row("sound.tones", tr("Tones"), Switch(look, tr("Breath and movement as sounds"))),
            Row("sound.talk", tr("Words"), Choices(look, talk, name=tr("Words"))),
            Row("sound.voice", tr("Voice"), Pick(look, tr("The usual one"), self._voices, name=tr("Voice"))),
            Row(
                "sound.rate",
                tr("Speed"),
                Stepper(look, 100, 260, step=10, unit=tr(" words a minute"), name=tr("Speed"), width=260),
            ),
            Row("sound.volume", tr("Loudness"), Percent(look, name=tr("Loudness"))),
            Row("", tr("Try it"), _Trial(look, lambda: self.trial_wanted.emit(self.preferences.sound))),
        ]

    def _window_rows(self, data_folder: Path) -> list[Row]:
        look = self.look
        themes = [("system", self.tr("Like the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark"))]
        papers = [("", self.tr("As usual here")), ("a4", self.tr("A4")), ("letter", self.tr("Letter"))]
        return [
            Row("theme", self.tr("Colours"), Choices(look, themes, name=self.tr("Colours"))),
            Row("reduce_motion", self.tr("Motion"), Switch(look, self.tr("Reduce motion"))),
            Row("paper", self.tr("Paper"), Choices(look, papers, name=self.tr("Paper"))),
            Row("bands", self.tr("Bands"), Switch(look, self.tr("Pale bands behind the scores: 0–3, 4–6, 7–10"))),
            Row("", self.tr("Your data"), _Folder(look, data_folder, self.folder_wanted.emit, self.data_wanted.emit)),
        ]


def _height(form: QWidget, width: int) -> int:
    layout = form.layout()
    return height_for(layout, width) if layout is not None else 0
