"""Everything that the program works with on one data folder, without a window; built once for a window or a command."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.app.events import Event
from backcoach.app.journal_service import JournalService
from backcoach.app.library import MY_DOSES, Library
from backcoach.app.routine_planner import RoutinePlanner
from backcoach.app.safety_service import SafetyService
from backcoach.app.session_speech import SessionSpeech
from backcoach.app.settings_service import SettingsService
from backcoach.clock import Clock
from backcoach.problem import Problem
from backcoach.words import Words
from backcoach.words.languages import Languages

if TYPE_CHECKING:
    from backcoach.app.inhibitor import Inhibitor
    from backcoach.app.own.own_files import OwnFiles
    from backcoach.app.own.routine_facts import RoutineFacts
    from backcoach.app.own.sharing import Sharing
    from backcoach.app.routine_shelf import ShelfEntry
    from backcoach.app.session_service import SessionService
    from backcoach.catalog import Routine

MOST_FILES = 2
"""How many of the user's own files that are wrong are named in the window; the others are counted."""


class Services:
    """The library, settings, journal, safety page and planner of one data folder.

    Building it is quick: `journal.open` opens the journal, the safety texts and the sounds load with their first use.
    `said` tells the user, in a sentence, what went wrong.
    """

    def __init__(
        self, folder: Path, assets: Path, cache: Path, clock: Clock, system_languages: Sequence[str] = (),
        catalogues: Path | None = None,
    ) -> None:  # fmt: skip
        self.folder = folder
        self.assets = assets
        self.clock = clock
        self.words = words = Words()
        self.languages = Languages(catalogues or assets / "words", cache)
        self._system_languages = system_languages
        self.said = Event[str]()
        self.library = Library(assets, folder, cache, words)
        self.settings = SettingsService(folder)
        self._language_problem = self._speak(self.settings.current.language)
        self.journal = JournalService(folder, cache, clock, words)
        self.safety = SafetyService(assets, self.settings, self.journal, clock, words, self.languages.safety_is_signed)
        self.speech = SessionSpeech(self.library, self.settings, words)
        self.planner = RoutinePlanner(self.library, self.settings, self.journal, clock, self.speech)
        self.journal.said.connect(self.said.emit)
        self.settings.write_failed.connect(self._tell_unwritten)
        self.settings.language_changed.connect(self._change_language)
        self.language_changed = Event[str]()
        """Another language was chosen; carries its code. Its words need new services over the same folder."""

    @cached_property
    def own(self) -> OwnFiles:
        """The user's own routines and exercises as files."""
        from backcoach.app.own.own_files import OwnFiles

        return OwnFiles(self.folder, self.library)

    @cached_property
    def sharing(self) -> Sharing:
        """Hands routines over, and takes them in."""
        from backcoach.app.own.sharing import Sharing

        return Sharing(self.folder, self.library, self.own)

    def copy_own_files(self) -> None:
        """In the background, copy the user's own files, if there are any, to the backups."""
        if not any((self.folder / name).exists() for name in ("exercises", "motions", "routines", MY_DOSES)):
            return
        from backcoach.app.own.own_backup import keep_copy
        from backcoach.outside import BackgroundThread

        today = self.clock.now().date()
        BackgroundThread(lambda: keep_copy(self.folder, today), "copy of own files", is_work=True).start()

    def routine_facts(self, routine: Routine) -> RoutineFacts:
        """What the editor says about a routine in the making."""
        from backcoach.app.own.routine_facts import FactFinder

        return FactFinder(self.library, self.planner, self.settings).facts(routine)

    def new_session(self, inhibitor: Inhibitor) -> SessionService:
        """What runs sessions; the inhibitor keeps the screen awake meanwhile."""
        from backcoach.app.session_recorder import SessionRecorder
        from backcoach.app.session_service import SessionService

        return SessionService(self.clock, inhibitor, lambda id: SessionRecorder(self.journal.write, id))

    def shelf(self) -> list[ShelfEntry]:
        """Every routine with what helps to choose, the likeliest first."""
        from backcoach.app.routine_shelf import shelf

        return shelf(self.library.catalog, self.planner, self.journal, self.settings.current)

    def start_problems(self) -> list[str]:
        """What went wrong while the files were read: the first bad file of the user's, and how many more there are."""
        bad = self.library.catalog.problems
        if self._language_problem:
            bad = (self._language_problem.sentence, *bad)
        more = len(bad) - MOST_FILES
        words = self.words.ngettext(
            "… and {count} more of your files: `backcoach list` names it.",
            "… and {count} more of your files: `backcoach list` names them.",
            more,
        )
        files = [*map(self.words.text_of, bad[:MOST_FILES]), *([words] if more > 0 else [])]
        return [*files, self.settings.problem.said(self.words)] if self.settings.problem else files

    def refuse_own(self, path: Path) -> None:
        """Raise Problem if writing to `path` would overwrite a file that BackCoach itself keeps."""
        from backcoach.history.opening import FILE_NAME
        from backcoach.history.own_files import refuse_own

        refuse_own(path, self.folder / FILE_NAME)

    def move_to(self, chosen: Path) -> tuple[Path, str]:
        """Copy everything into a folder inside the chosen one, which is used from now on; returns it and what to say.

        Raises Problem if the folder cannot be used.
        """
        from backcoach.app.moving import copy_own_files, home_in, remember

        folder = home_in(chosen)
        if folder == self.folder:
            raise Problem("That is the folder in use; start BackCoach again to try it once more.")
        self.journal.copy_to(folder)
        self.settings.copy_to(folder)
        news = [self.words.gettext("Your journal is in {folder} now.", folder=folder)]
        if missed := copy_own_files(self.folder, folder):
            news.append(
                self.words.gettext("Not copied: {listed}.", listed=self.words.listed([file.name for file in missed]))
            )
        try:
            remember(self.folder, folder)
        except Problem as problem:
            news.append(problem.said(self.words))
        return folder, " ".join(news)

    def _speak(self, setting: str) -> Problem | None:
        try:
            self.languages.use(self.words, setting, self._system_languages)
        except Problem as problem:
            return problem
        return None

    def _change_language(self, _old: str, new: str) -> None:
        chosen, _locale = self.languages.chosen(new, self._system_languages)
        if chosen != self.words.language:
            self.language_changed.emit(chosen)

    def _tell_unwritten(self, problem: Problem) -> None:
        until_closed = self.words.gettext("Your settings hold until BackCoach is closed.")
        self.said.emit(until_closed if self.journal.unusable else problem.said(self.words))
