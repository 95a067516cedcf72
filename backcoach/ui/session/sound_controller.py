"""Lets a session be heard: gives its script to the sound process and keeps that in step with the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.app.services import Services
from backcoach.app.session_service import Act, SessionService
from backcoach.session import Moment
from backcoach.session.player import PlayerState

if TYPE_CHECKING:
    from backcoach.cues import Script, Trouble
    from backcoach.session import Timeline
    from backcoach.session.settings import SoundSettings
    from backcoach.ui.session.sound_process import SoundProcess

SHOWN_S = 4.0
"""Seconds for which words outside the script are shown as a caption."""


class SoundController(QObject):
    """Follows the session. No process is started before the first session that is to be heard."""

    said = Signal(str)
    """What is wrong with the sound and how to mend it."""
    captioned = Signal(str)
    """The words that are being said, for those who do not hear them; empty between them."""

    def __init__(self, session: SessionService, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._services = services
        self._sound: SoundProcess | None = None
        self._timeline: Timeline | None = None
        self._script: Script | None = None
        self._caption = self._extra = ""
        self._extra_until = 0.0
        self._was_running = False
        session.act_changed.connect(self._follow_act)
        session.timeline_coming.connect(self._load)
        session.timeline_changed.connect(self._load)
        session.moment_changed.connect(self._follow)
        session.state_changed.connect(self._follow_state)
        services.settings.sound_changed.connect(lambda _old, _new: self._reload())

    @property
    def sound(self) -> SoundProcess:
        """The process that sounds, started for the first time."""
        if self._sound is None:
            from backcoach.ui.session.sound_process import SoundProcess

            self._sound = SoundProcess(
                self._services.clock, self, language=self._services.words.language.partition("_")[0]
            )
            self._sound.trouble_changed.connect(self._tell_trouble)
        return self._sound

    @property
    def is_started(self) -> bool:
        """Whether the process has been started."""
        return self._sound is not None

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that can be chosen, as far as they are known yet."""
        return self._sound.voices if self._sound else ()

    def say_left(self) -> None:
        """Say how long the routine still lasts."""
        self._say(self._services.planner.wording.left(self._session.left_s))

    def repeat(self) -> None:
        """Say the last words again."""
        if self._script is not None:
            self._say(self._script.said_last(self._session.t))

    def try_out(self, settings: SoundSettings) -> None:
        """Say something with these settings, to choose by."""
        self.sound.tune(settings)
        self.sound.say(self._services.planner.wording.trial())

    def close(self) -> None:
        """End the process."""
        if self._sound:
            self._sound.close()

    def _tell_trouble(self, trouble: Trouble) -> None:
        self.said.emit(self._services.planner.wording.trouble(trouble))

    def _load(self, timeline: Timeline) -> None:
        """Give the process what it will play: it starts, and renders the first words."""
        if timeline is self._timeline:
            return
        settings = self._services.settings.current.sound
        self._timeline, self._script = timeline, None
        if settings.tones or settings.talk != "off":
            self._script = self._services.planner.script(timeline)
            self.sound.tune(settings)
            self.sound.load(self._script)

    def _reload(self) -> None:
        """Other sound settings hold at once, in a session that goes on too; only its times stay as they are."""
        if timeline := self._timeline:
            self._timeline = None
            self._load(timeline)
            if self._script is None and self._sound:
                self._sound.silence()

    def _follow(self, moment: Moment) -> None:
        if self._script is None:
            return
        self.sound.follow(self._session.state, moment.t, waiting=self._session.waiting)
        self._show_caption(moment.t)

    def _show_caption(self, t: float) -> None:
        """Show what is being said: by the script, or beside it."""
        caption = ""
        if self._services.clock.monotonic() < self._extra_until:
            caption = self._extra
        elif self._script and self._session.state == "running":
            caption = self._script.shown(t)
        if caption != self._caption:
            self._caption = caption
            self.captioned.emit(caption)

    def _follow_state(self, state: PlayerState) -> None:
        """Say that it is paused, when it has just come to that."""
        was_running, self._was_running = self._was_running, state == "running"
        if self._was_running and not was_running:
            self._extra_until = 0.0
        if was_running and state == "paused" and self._services.settings.current.sound.talk != "off":
            self._say(self._services.planner.wording.paused(self._session.pause_reason))

    def _follow_act(self, _old: Act, act: Act) -> None:
        if act == "idle":
            self._timeline = None
            if self._script is not None:
                self._script = None
                self.sound.silence()

    def _say(self, words: str) -> None:
        if words and self._script is not None:
            self._extra, self._extra_until = words, self._services.clock.monotonic() + SHOWN_S
            self._show_caption(self._session.t)
            self.sound.say(words)
