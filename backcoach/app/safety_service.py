"""The safety page: its texts, when it is due, and whether a session may start."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from backcoach.app.journal_service import JournalService
from backcoach.app.settings_service import SettingsService
from backcoach.clock import Clock
from backcoach.words import Words
from backcoach.words.file_texts import translated

if TYPE_CHECKING:
    from backcoach.coaching.safety import SafetyReason, SafetyTexts

Outcome = Literal["read", "emergency", "closed"]
"""How the user left the safety page: it was read, a sign of an emergency was ticked, or neither."""
SCORES_FROM = timedelta(weeks=8)
"""How old a score may be to make the safety page due."""


class SafetyService:
    """Decides when the safety page is shown. It stores nothing of what is ticked on it."""

    def __init__(
        self, assets: Path, settings: SettingsService, journal: JournalService, clock: Clock, words: Words,
        is_signed: Callable[[str], bool],
    ) -> None:  # fmt: skip
        self._words = words
        self._is_signed = is_signed
        self._assets = assets
        self._settings = settings
        self._journal = journal
        self._clock = clock
        self._emergency = False

    @cached_property
    def texts(self) -> SafetyTexts:
        """The safety texts as in the file, with a place for the emergency number."""
        english = self._in_english()
        return english if self._words.is_english else translated(english, "safety", self._words)

    @property
    def notes(self) -> tuple[str, ...]:
        """Facts to read during a rest, each with its source."""
        return tuple(
            self._words.gettext("{note} From {source}.", note=one.words, source=one.origin) for one in self.texts.note
        )

    @property
    def original(self) -> SafetyTexts | None:
        """The texts in English, to be shown beside a translation that no clinician has signed; otherwise None."""
        if self._words.is_english or self._is_signed(self._words.language):
            return None
        return self._in_english().with_emergency_number(self._settings.current.emergency_number)

    def _in_english(self) -> SafetyTexts:
        from backcoach.coaching.safety import read_safety

        return read_safety(self._assets)

    @property
    def page(self) -> SafetyTexts:
        """The safety texts with the user's emergency number."""
        return self.texts.with_emergency_number(self._settings.current.emergency_number)

    @property
    def why_due(self) -> SafetyReason | None:
        """Why the page has to be read before the next session; None if it need not be, or without an open journal."""
        from backcoach.coaching import safety_due

        journal, now = self._journal.current, self._clock.now()
        if journal is None:
            return None
        self._journal.write(lambda journal: journal.facts.forget_what_is_ahead())
        return safety_due(journal.facts.safety_read_at(), now, journal.scores.find((now - SCORES_FROM).date()))

    @property
    def must_be_read(self) -> bool:
        """Whether no session may start or continue until the page was read."""
        return not self._settings.current.first_start_done or self._emergency or self.why_due is not None

    @property
    def asked_at(self) -> datetime | None:
        """When the user noted having asked a doctor or physiotherapist; None if never."""
        journal = self._journal.current
        return journal.facts.asked_first_at() if journal else None

    def leave(self, outcome: Outcome, *, asked: bool = False) -> bool:
        """Report how the page was left; returns whether a session may start.

        After a sign of an emergency no session starts until the page has been read. `asked` says that the user has
        asked first, and may exercise.
        """
        self._emergency = outcome == "emergency" or (self._emergency and outcome != "read")
        if outcome == "read":
            self._journal.write(lambda journal: journal.facts.read_safety())
            if asked:
                self._journal.write(lambda journal: journal.facts.ask_first())
        return outcome == "read"
