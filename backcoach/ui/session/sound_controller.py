"""Lets a session be heard: gives its script to the sound process and keeps that in step with the player."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.app.services import Services
from backcoach.app.session_service import Act, Command, SessionService
from backcoach.session import Moment
from backcoach.session.player import PlayerState

if TYPE_CHECKING:
    from backcoach.cues import Script, Trouble
    from backcoach.session import Timeline
    from backcoach.session.settings import SoundSettings
    from backcoach.ui.session.sound_process import SoundProcess

NOTES_S = 0.4
"""Seconds of the two notes before a word."""
SHOWN_S = 4.0
"""Seconds for which words outside the script are shown as a caption."""


class SoundController(QObject):
    """Follows the session. No process is started before the first session that is to be heard."""

    said = Signal(str)
    """What is wrong with the sound and how to mend it."""
    replied = Signal(str)
    """What is answered to a key, whether it is heard or not."""
    captioned = Signal(str)
    """The words that are being said, for people who cannot hear them; empty between them."""

    def __init__(self, session: SessionService, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._services = services
        self._sound: SoundProcess | None = None
        self._timeline: Timeline | None = None
        self._timeline_before: Timeline | None = None
        self._script: Script | None = None
        self._caption = self._extra = self._cut = ""
        self._extra_until = 0.0
        self._was_running = False
        session.act_changed.connect(self._follow_act)
        session.timeline_coming.connect(self._load)
        session.timeline_changed.connect(self._load)
        session.moment_changed.connect(self._follow)
        session.state_changed.connect(self._follow_state)
        session.commanded.connect(self._acknowledge)
        services.settings.sound_changed.connect(lambda _old, _new: self._reload())

    @property
    def sound(self) -> SoundProcess:
        """The process that sounds, started for the first time."""
        if self._sound is None:
            from backcoach.ui.session.sound_process import SoundProcess

            language = self._services.words.language.partition("_")[0]
            recordings = str(self._services.assets / "voice" / language)
            self._sound = SoundProcess(self._services.clock, self, language=language, recordings=recordings)
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
        """Say how much is left of the present segment and of the routine."""
        if moment := self._session.moment:
            self._say(self._services.speech.replies.left(moment))

    def repeat(self) -> None:
        """Say the last words again."""
        cue = self._script.said_last(self._session.t) if self._script is not None else None
        self._say(cue.text if cue else "", cue.foreign if cue else ())

    def reply(self, words: str, *, interrupt: bool = True, wait_s: float = 0.0) -> None:
        """Say an answer or a question, unless the voice is off; without words, end the one that is being said."""
        self.replied.emit(words)
        if self._services.settings.current.sound.talk == "off":
            return
        if not words and self._sound:
            self._sound.hush()
        elif words:
            self.sound.tune(self._services.settings.current.sound)
            self._show_extra(words)
            self.sound.say(words, interrupt=interrupt, wait_s=wait_s)

    def try_out(self, settings: SoundSettings) -> None:
        """Say something with these settings, to choose by."""
        self.sound.tune(settings)
        self.sound.say(self._services.speech.wording.trial())

    def close(self) -> None:
        """End the process."""
        if self._sound:
            self._sound.close()

    def _tell_trouble(self, trouble: Trouble) -> None:
        self.said.emit(self._services.speech.wording.trouble(trouble))

    def _load(self, timeline: Timeline) -> None:
        """Give the process what it will play: it starts, and renders the first words."""
        if timeline is self._timeline:
            return
        settings = self._services.settings.current.sound
        self._timeline_before, self._timeline, self._script = self._timeline, timeline, None
        if settings.tones or settings.talk != "off":
            self._script = self._services.speech.script(timeline)
            self.sound.tune(settings)
            self.sound.load(self._script)

    def _reload(self) -> None:
        """New sound settings take effect at once, even in a running session; only its times stay as they are."""
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
        if was_running and state == "paused":
            self._cut = self._script.shown(self._session.t) if self._script else ""
            self.reply(self._services.speech.replies.paused(self._session.pause_reason))

    def _acknowledge(self, command: Command) -> None:
        """Say in a word that a key was understood; after a pause, the words that it cut off are said again."""
        replies = self._services.speech.replies
        if command == "go on":
            self.reply(self._cut or replies.going_on(), interrupt=True)
        elif command == "more":
            self.reply(self._more(), interrupt=False)
        elif command in ("hurt", "not hurt"):
            self._mark(marked=command == "hurt")
        else:
            answers = {
                "skip": replies.skipped, "back": replies.back, "again": replies.again, "smaller": replies.smaller,
                "easier": replies.easier, "left out": replies.left_out,
            }  # fmt: skip
            self.reply(answers[command]())

    def _mark(self, *, marked: bool) -> None:
        """Two notes, which fall for a mark and rise when it is taken back, and then a word."""
        chosen = self._services.settings.current.sound
        if chosen.tones:
            self.sound.tune(chosen)
            self.sound.sign("hurt" if marked else "not_hurt")
        self.reply(self._services.speech.replies.hurt(marked=marked), interrupt=False, wait_s=NOTES_S)

    def _more(self) -> str:
        """What the last command added."""
        before, after = self._timeline_before, self._timeline
        if before is None or after is None:
            return ""
        counts = [timeline.at(self._session.t).segment.repetitions or 0 for timeline in (before, after)]
        return self._services.speech.replies.more(after.duration_s - before.duration_s, counts[1] - counts[0])

    def _follow_act(self, _old: Act, act: Act) -> None:
        if act in ("session", "idle"):
            self.reply("")
        if act == "idle":
            self._timeline = None
            if self._script is not None:
                self._script = None
                self.sound.silence()

    def _say(self, words: str, foreign: tuple[tuple[str, str], ...] = ()) -> None:
        """Say what a key asked for, even if the voice is off."""
        self.replied.emit(words)
        if words and self._script is not None:
            self._show_extra(words)
            self.sound.say(words, foreign=foreign)

    def _show_extra(self, words: str) -> None:
        """Show words outside the script; before and after a session they are on the screen already."""
        if self._session.act == "session":
            self._extra, self._extra_until = words, self._services.clock.monotonic() + SHOWN_S
            self._show_caption(self._session.t)
