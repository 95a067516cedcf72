"""Lets a session be heard: gives its script to the sounding process and keeps that in step with the player."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.ui.desk import Desk
from backcoach.ui.session.session_service import SessionService

if TYPE_CHECKING:
    from backcoach.cues import Script
    from backcoach.session import Timeline
    from backcoach.session.settings import SoundSettings
    from backcoach.ui.session.sound_process import SoundProcess


SHOWN_S = 4.0
"""Words beside the script are shown for so long."""


class SoundController(QObject):
    """Follows the conductor. Nothing is started before the first session that is to be heard."""

    said = Signal(str)
    """What is wrong with the sound and how to mend it."""
    captioned = Signal(str)
    """The words that are being said, for those who do not hear them; empty between them."""

    def __init__(self, conductor: SessionService, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._desk = desk
        self._timeline: Timeline | None = None
        self._script: Script | None = None
        self._caption = self._aside = ""
        self._aside_until = 0.0
        self._was_running = False
        conductor.act_changed.connect(self._follow_act)
        conductor.timeline_coming.connect(self._load)
        conductor.timeline_changed.connect(self._load)
        desk.preferences_changed.connect(self._reload)
        conductor.moment_changed.connect(lambda _moment: self._follow())
        conductor.state_changed.connect(self._follow_state)

    @cached_property
    def sound(self) -> SoundProcess:
        """The process that sounds, started for the first time."""
        from backcoach.ui.session.sound_process import SoundProcess

        sound = SoundProcess(self._desk.clock, self)
        sound.trouble_changed.connect(lambda trouble: self.said.emit(self._desk.wording.trouble(trouble)))
        return sound

    @property
    def voices(self) -> tuple[str, ...]:
        """The voices that can be chosen, as far as they are known yet."""
        return self.sound.voices if "sound" in self.__dict__ else ()

    def say_left(self) -> None:
        """Say how long the routine still lasts."""
        self._say(self._desk.wording.left(self._conductor.left_s))

    def repeat(self) -> None:
        """Say the last words again."""
        if self._script is not None:
            self._say(self._script.said_last(self._conductor.t))

    def try_out(self, settings: SoundSettings) -> None:
        """Say something with these settings, to choose by."""
        self.sound.tune(settings)
        self.sound.say(self._desk.wording.trial())

    def close(self) -> None:
        """Leave nothing running."""
        if "sound" in self.__dict__:
            self.sound.close()

    def _load(self, timeline: Timeline) -> None:
        """Have what is heard ready: the process is started for it, and renders the first words."""
        if timeline is self._timeline:
            return
        settings = self._desk.preferences.sound
        self._timeline, self._script = timeline, None
        if settings.tones or settings.talk != "off":
            self._script = self._desk.script(timeline)
            self.sound.tune(settings)
            self.sound.load(self._script)

    def _reload(self) -> None:
        """Other settings hold at once, in a session that goes on too; only its times stay as they are."""
        if timeline := self._timeline:
            self._timeline = None
            self._load(timeline)
            if self._script is None and "sound" in self.__dict__:
                self.sound.silence()

    def _follow(self) -> None:
        if self._script is None:
            return
        conductor = self._conductor
        self.sound.follow(conductor.state, conductor.t, waiting=conductor.waiting)
        self._caption_now()

    def _caption_now(self) -> None:
        """Show what is being said: beside the script, or by it."""
        conductor, caption = self._conductor, ""
        if self._desk.clock.monotonic() < self._aside_until:
            caption = self._aside
        elif self._script and conductor.state == "running":
            caption = self._script.shown(conductor.t)
        if caption != self._caption:
            self._caption = caption
            self.captioned.emit(caption)

    def _follow_state(self) -> None:
        """Say that it is paused, when it has just come to that."""
        state, was_running = self._conductor.state, self._was_running
        self._was_running = state == "running"
        if self._was_running and not was_running:
            self._aside_until = 0.0
        if was_running and state == "paused" and self._desk.preferences.sound.talk != "off":
            self._say(self._desk.wording.paused("gap" if self._conductor.paused_by_gap else "asked"))

    def _follow_act(self, act: str) -> None:
        if act == "idle":
            self._timeline = None
            if self._script is not None:
                self._script = None
                self.sound.silence()

    def _say(self, words: str) -> None:
        if words and self._script is not None:
            self._aside, self._aside_until = words, self._desk.clock.monotonic() + SHOWN_S
            self._caption_now()
            self.sound.say(words)
