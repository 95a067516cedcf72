"""What the window works on: catalogue, settings, journal and safety texts, each from its folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from backcoach.app.preferences import FILE_NAME, Preferences, read_preferences, write_preferences
from backcoach.catalog import Catalog, Exercise, Routine
from backcoach.clock import Clock
from backcoach.problem import Problem
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.ui.keeping import Keeping

if TYPE_CHECKING:
    from backcoach.app.motion_library import MotionLibrary
    from backcoach.app.session_recorder import SessionRecorder
    from backcoach.coaching.safety import Safety
    from backcoach.cues import Script, Wording
    from backcoach.history.backups import Backups
    from backcoach.history.journal import Journal
    from backcoach.history.records import SessionRecord

T = TypeVar("T")
MOST_FILES = 2
"""As many of the user's own files that are wrong are named in the window."""


class Desk(QObject):
    """One data folder. What goes wrong is `said` in a sentence; the window runs on, at worst without keeping anything.

    The journal is opened after the window has been painted, and the safety texts are read when they are first needed.
    """

    said = Signal(str)
    preferences_changed = Signal()
    scores_changed = Signal()

    def __init__(self, catalog: Catalog, assets: Path, folder: Path, cache: Path, clock: Clock) -> None:
        super().__init__()
        self.catalog = catalog
        self.clock = clock
        self.folder = folder
        self.assets = assets
        self._late: list[str] = []
        self._backing_up: Thread | None = None
        self.keeping = Keeping(folder, cache, clock)
        self.keeping.said.connect(self.said)
        try:
            self.preferences = read_preferences(folder)
        except Problem as problem:
            self.preferences = Preferences()
            self._late.append(str(problem))

    @cached_property
    def motions(self) -> MotionLibrary:
        """How each exercise moves."""
        from backcoach.app.motion_library import MotionLibrary

        return MotionLibrary(self.assets / "motions")

    @cached_property
    def safety(self) -> Safety:
        """The safety texts, the emergency number still open."""
        from backcoach.coaching.safety import read_safety

        return read_safety(self.assets)

    @property
    def journal(self) -> Journal | None:
        """What was done and felt; None before it is opened."""
        return self.keeping.journal

    @property
    def backup(self) -> Path | None:
        """The newest good backup, where the journal was damaged or lost."""
        return self.keeping.backup

    def open_journal(self) -> None:
        """Open the journal, or what can be read of it where it cannot be written."""
        self._late += self.keeping.open()

    def say_late(self) -> None:
        """Say what went wrong before anybody could hear it; of many bad files the first, and how many more."""
        bad = self.catalog.problems
        more = len(bad) - MOST_FILES
        files = (*bad[:MOST_FILES], self.tr("… and %n more of your files: `backcoach list` names them.", "", more))
        for sentence in (*(files if more > 0 else bad), *self._late):
            self.said.emit(sentence)
        self._late.clear()

    def take_daily_backup(self) -> None:
        """Keep a verified copy of the journal once a day, beside the window."""
        if self.journal and self.journal.backups:
            self._backing_up = Thread(target=self._back_up, args=(self.journal.backups,), name="daily backup")
            self._backing_up.start()

    def _back_up(self, backups: Backups) -> None:
        try:
            backups.take_daily()
        except (Problem, OSError) as error:
            self.said.emit(self.tr("Today's backup could not be made: {}").format(error))

    def restore_backup(self) -> None:
        """Bring in what the newest good backup holds beside what the journal has."""
        if self.backup:
            backup = self.backup
            self.keep(lambda journal: journal.transfer.bring_in(backup))
            self.scores_changed.emit()

    def keep(self, write: Callable[[Journal], T]) -> T | None:
        """Write to the journal; what cannot be written is said, and None is handed back."""
        if self.journal is None:
            return None
        try:
            return write(self.journal)
        except Problem as problem:
            self.said.emit(str(problem))
            return None

    def recorder(self, session_id: str | None = None) -> SessionRecorder:
        """Writes a new session, or goes on with the one of that id."""
        from backcoach.app.session_recorder import SessionRecorder

        return SessionRecorder(self.keep, session_id)

    # settings

    def change(self, preferences: Preferences) -> None:
        """Use and keep other settings."""
        self.preferences = preferences
        try:
            write_preferences(self.folder, preferences)
        except Problem as problem:
            until_closed = self.tr("Your settings hold until BackCoach is closed.")
            self.said.emit(until_closed if self.keeping.homeless else str(problem))
        self.preferences_changed.emit()

    def choose_routine(self, id: str) -> None:
        """Remember the routine for the next time."""
        self.change(msgspec.structs.replace(self.preferences, routine=id))

    # routines

    def routine(self) -> Routine:
        """The routine that was chosen last, or the first one."""
        routines = self.catalog.routines
        return routines.get(self.preferences.routine) or next(iter(routines.values()))

    def usable(self, routine: Routine) -> Routine | None:
        """The routine without what the user's cautions, or a stop, keep out of it; None when nothing is left."""
        hidden = self.journal.facts.hidden_exercises() if self.journal else frozenset()
        cautions = self.preferences.cautions
        if not hidden and not cautions:
            return routine
        from backcoach.coaching.cautions import without_hidden

        return without_hidden(routine, self.catalog, cautions, self.safety.caution, hidden)

    def gentle_day(self) -> Routine | None:
        """The routine for a day that hurts more than usual; None when cautions leave nothing of it."""
        from backcoach.coaching.gentle import GENTLE_DAY

        found = self.catalog.routines.get(GENTLE_DAY)
        return self.usable(found) if found else None

    def usual_below(self, value: int) -> float | None:
        """The usual score before a session, if one of this value right now calls for a gentle day."""
        from backcoach.coaching.due import USUAL_WITHIN
        from backcoach.coaching.gentle import usual_below
        from backcoach.history.records import Score

        now = self.clock.now()
        scores = self.keep(lambda journal: journal.scores.find(first=(now - USUAL_WITHIN).date()))
        return usual_below(Score("", "now-before", value, now), scores or [])

    def is_hidden(self, exercise: Exercise) -> bool:
        """Whether a stop keeps the exercise out of routines until the user lets it back in."""
        return self.journal is not None and exercise.id in self.journal.facts.hidden_exercises()

    def let_back_in(self, id: str) -> None:
        """Let an exercise back into routines."""
        self.keep(lambda journal: journal.facts.hide_exercise(id, hidden=False))
        self.preferences_changed.emit()

    def warnings(self, exercise: Exercise) -> tuple[str, ...]:
        """What the cautions that the user chose say about an exercise."""
        if not self.preferences.cautions:
            return ()
        from backcoach.coaching.cautions import advice

        return advice(exercise, self.preferences.cautions, self.safety.caution).warnings

    def timeline(self, routine: Routine) -> Timeline:
        """The routine as it would be played without a word: what can be told before any of that is loaded."""
        return compile_timeline(routine, self.catalog, self.session)

    def heard_timeline(self, routine: Routine) -> Timeline:
        """The routine as it will be played."""
        return self.with_words(self.timeline(routine))

    @property
    def session(self) -> SessionSettings:
        """How a session runs: as the user set it, without a held breath where a caution speaks against it."""
        session, cautions = self.preferences.session, self.preferences.cautions
        if not cautions or session.breath.hold == 0:
            return session
        from backcoach.coaching.cautions import may_hold_breath

        if may_hold_breath(cautions, self.safety.caution):
            return session
        return msgspec.structs.replace(session, breath=msgspec.structs.replace(session.breath, hold=0))

    @cached_property
    def wording(self) -> Wording:
        """What is said in a session."""
        from backcoach.cues import Wording

        return Wording(lambda text: QCoreApplication.translate("Wording", text), self.catalog)

    def with_words(self, timeline: Timeline) -> Timeline:
        """The timeline with as much time to get ready as the words need that are said then."""
        from backcoach.cues import stretched

        return stretched(timeline, self.wording, self.preferences.sound)

    def script(self, timeline: Timeline) -> Script:
        """What is heard, and when."""
        from backcoach.cues import compile_script

        return compile_script(timeline, self.wording, self.preferences.sound)

    def name_of(self, id: str) -> str:
        """The name of a routine or an exercise; the id of one that is gone."""
        found = self.catalog.routines.get(id) or self.catalog.exercises.get(id)
        return found.name if found else id

    # a session that was cut short

    def unfinished(self) -> tuple[SessionRecord, Timeline] | None:
        """The session that can be continued and its timeline as it was; None when there is none or it is gone."""
        session = self.keep(lambda journal: journal.sessions.unfinished())
        if session is None:
            return None
        try:
            settings = msgspec.json.decode(session.settings, type=SessionSettings)
            routine = self.usable(self.catalog.as_routine(session.routine))
        except (Problem, msgspec.MsgspecError, RecursionError):
            return None
        if routine is None:
            return None
        timeline = self.with_words(compile_timeline(routine, self.catalog, settings))
        return (session, timeline) if self._fits(session, timeline) else None

    def _fits(self, session: SessionRecord, timeline: Timeline) -> bool:
        """Whether the steps of a timeline still are those that were counted, and one is left to do."""
        planned = [step.exercise for step in timeline.steps]
        done = self.keep(lambda journal: journal.sessions.steps(session.id)) or []
        return session.position < len(planned) and all(
            planned[step.index : step.index + 1] == [step.exercise] for step in done
        )

    def settle(self, session: SessionRecord, answer: str) -> None:
        """Keep what was done of a session as a stopped one, or discard it; later, nothing is decided."""
        if answer == "keep":
            self.keep(lambda journal: journal.sessions.end_unfinished(session.id))
        elif answer == "discard":
            self.keep(lambda journal: journal.sessions.delete(session.id))
        self.scores_changed.emit()

    def close(self) -> None:
        """Let go of the journal, and of its folder."""
        self._finish_backup()
        self.keeping.close()

    def _finish_backup(self) -> None:
        if self._backing_up:
            self._backing_up.join()

    def move_to(self, chosen: Path) -> tuple[Path, str]:
        """Keep all in a folder inside the chosen one from now on: which one, and what to say. Problem if not."""
        from backcoach.app.moving import copy_own_files, home_in, remember

        folder = home_in(chosen)
        if folder == self.folder:
            raise Problem(self.tr("That is the folder in use; start BackCoach again to try it once more."))
        self.keeping.copy_to(folder)
        if not (folder / FILE_NAME).exists():
            write_preferences(folder, self.preferences)
        news = [self.tr("Your journal is in {} now.").format(folder)]
        if missed := copy_own_files(self.folder, folder):
            news.append(self.tr("Not copied: {}.").format(", ".join(file.name for file in missed)))
        try:
            remember(self.folder, folder)
        except Problem as problem:
            news.append(str(problem))
        return folder, " ".join(news)

    def delete_everything(self) -> None:
        """Delete the journal, its backups and all caches, and begin anew; a Problem names what could not be removed."""
        self._finish_backup()  # lest it leave a backup of what has just been deleted
        for sentence in self.keeping.delete_everything():
            self.said.emit(sentence)
