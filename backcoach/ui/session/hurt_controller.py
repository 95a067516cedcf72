"""That hurt: marks it, pauses, asks what to do about it, and does that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.app.services import Services
from backcoach.app.session_service import SessionService
from backcoach.catalog import Routine

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.ui.session.fewer_offer import FewerOffer
    from backcoach.ui.session.session_overlay import SessionOverlay


class HurtController(QObject):
    """What the key H and the button do; `asked` carries the words that are said with the card."""

    asked = Signal(str)

    def __init__(
        self, services: Services, session: SessionService, fewer: FewerOffer, overlay: Callable[[], SessionOverlay],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._fewer = fewer
        self._services = services
        self._session = session
        self._overlay = overlay

    def mark(self) -> None:
        """Mark what is going on, or was last, as hurting and ask what to do; or take the mark back."""
        session = self._session
        if session.hurts or session.state not in ("running", "paused"):
            self._overlay().close_card()  # first, because a screen reader reads what has the focus afterwards
            session.toggle_hurt()
            return
        session.pause("hurt")
        session.toggle_hurt()
        name, easier = self._names()
        fewer, goes_on = self._fewer.dose(session.routine, session.hurt_exercise), session.hurt_goes_on
        self._overlay().offer_ease(name, easier, fewer, goes_on=goes_on)
        self.asked.emit(self._services.speech.replies.ease(easier, fewer=bool(fewer), goes_on=goes_on))

    def ease(self, how: str) -> None:
        """Carry out what was chosen on the card."""
        session = self._session
        if how == "smaller":
            session.make_smaller()
        elif how == "leave out":
            session.leave_out()
        elif how == "easier":
            self._swap()
        elif how == "fewer":
            self._fewer.take(session.routine, (session.hurt_exercise,))
            session.go_on()
            self.asked.emit(self._services.speech.replies.fewer())
        else:
            session.toggle()

    def grade(self, value: int) -> None:
        """Keep how strong it was, and say what a pain of that strength means."""
        self._session.grade_hurt(value)
        rule = self._services.safety.texts.rule_at(value)
        self._overlay().hurt.say_rule(rule)
        self.asked.emit(self._services.speech.replies.graded(value, rule))

    def _names(self) -> tuple[str, str]:
        easier = self._easier()
        return self._services.library.name_of(self._session.hurt_exercise), easier.name if easier else ""

    def _swap(self) -> None:
        """One set of the easier form, with time for its words, for each set that is left."""
        easier = self._easier()
        assert easier is not None  # otherwise it is not offered
        self._session.swap(self._services.planner.timeline(easier))

    def _easier(self) -> Routine | None:
        """One set of the easier form as the user's cautions allow it; None if there is none, or they are against it."""
        id = self._services.library.catalog.exercise(self._session.hurt_exercise).easier
        return self._services.planner.one_set(id) if id else None
