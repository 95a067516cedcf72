"""What follows a session: the closing page, and the question whether to keep one in which nothing was done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backcoach.app.services import Services
from backcoach.phrases import Phrases
from backcoach.ui.design.theme import Theme
from backcoach.ui.session.fewer_offer import FewerOffer
from backcoach.ui.session.stage import Stage

if TYPE_CHECKING:
    from backcoach.app.session_diary import SessionDiary, SessionReview
    from backcoach.app.session_service import SessionService
    from backcoach.coaching.next_thing import NextThing
    from backcoach.ui.session.brief_page import BriefPage
    from backcoach.ui.session.closing_page import ClosingPage


class ClosingController(QObject):
    """Brings the pages after a session to the stage; they load with the first one.

    `left` is sent by Done; the other signals carry the id of what is to be opened or chosen.
    """

    left, safety_asked = Signal(), Signal()
    session_asked, exercise_asked, routine_asked = Signal(str), Signal(str), Signal(str)
    kept = Signal()
    """A brief session is to be kept: go on as after any other."""

    def __init__(
        self, services: Services, session: SessionService, theme: Theme, phrases: Phrases, stage: Stage
    ) -> None:
        super().__init__(stage)
        self._services = services
        self._session = session
        self._theme = theme
        self._phrases = phrases
        self._stage = stage
        self.fewer = FewerOffer(services, phrases, stage)
        self._next: NextThing | None = None
        self._played = ""
        """The routine of the session that is shown."""
        self._made = False

    @cached_property
    def diary(self) -> SessionDiary:
        """The sessions in the journal."""
        from backcoach.app.session_diary import SessionDiary

        return SessionDiary(self._services.journal, self._services.clock)

    @cached_property
    def page(self) -> ClosingPage:
        """The closing page."""
        from backcoach.ui.session.closing_page import ClosingPage

        page = ClosingPage(self._theme)
        page.done.connect(self.left)
        page.safety_asked.connect(self.safety_asked)
        page.look_asked.connect(self._look)
        page.next_asked.connect(self._take_next)
        page.other_asked.connect(self._leave_out)
        page.fewer_asked.connect(self._do_fewer)
        self._made = True
        return page

    @cached_property
    def brief(self) -> BriefPage:
        """The question about a brief session."""
        from backcoach.ui.session.brief_page import BriefPage

        page = BriefPage(self._theme)
        page.kept.connect(self.kept)
        page.dropped.connect(self._drop)
        return page

    @property
    def is_shown(self) -> bool:
        """Whether the closing page has the stage."""
        return self._made and self.page.isVisible()

    def ask_to_keep(self) -> None:
        """Ask whether to keep the session that was just stopped."""
        self._stage.show_page(self.brief)
        self.brief.ask(self._phrases.duration(self._session.active_s))

    def show(self, planned: Sequence[str]) -> None:
        """Show the last session; `planned` has the exercise of each of its steps.

        Nothing is shown while the journal holds it back: the page would not tell the truth.
        """
        journal, id = self._services.journal.current, self._session.session_id
        if journal is None or journal.pending or id is None or (review := self.diary.review(id, planned)) is None:
            return
        from backcoach.ui.session.closing_text import ClosingText

        services, week = self._services, self.diary.week()
        following = self._following(review, len(week.active))
        self._next, self._played = following, review.session.routine
        text = ClosingText(self._phrases, services.library.name_of, services.safety.page.stop)
        self._stage.show_page(self.page)
        fewer = bool(self.fewer.possible(self._played, following.exercises))
        self.page.show_lines(text.lines(review, week, services.settings.current.aim, following, fewer=fewer))

    def _following(self, review: SessionReview, days: int) -> NextThing:
        from backcoach.coaching.next_thing import next_thing

        hidden = self._services.planner.hidden
        return next_thing(
            review.hurt or [id for id in review.stopped_in if id not in hidden],
            review.before.value if review.before else None,
            review.after.value if review.after else None,
            days=days,
            aim=self._services.settings.current.aim,
            first=len(self.diary.sessions(limit=2)) == 1,
        )

    def _look(self) -> None:
        if id := self._session.session_id:
            self.session_asked.emit(id)

    def _take_next(self) -> None:
        if self._next is None:
            return
        if self._next.kind == "ease":
            self.exercise_asked.emit(self._next.exercises[0])
        else:
            from backcoach.coaching.prompts import GENTLE_DAY

            self.routine_asked.emit(GENTLE_DAY)

    def _do_fewer(self) -> None:
        """From now on do less of what hurt, with undo."""
        ids = self._next.exercises if self._next else ()
        self.left.emit()
        self.fewer.take(self._played, self.fewer.possible(self._played, ids))

    def _leave_out(self) -> None:
        """Leave what hurt out of routines from now on, which can be undone."""
        planner, words = self._services.planner, self._theme.words
        ids = self._next.exercises if self._next else ()
        self.left.emit()
        for id in ids:
            planner.hide(id)
        names = words.listed([self._services.library.name_of(id) for id in ids])
        said = words.gettext("Left out of all routines from now on: {names}", names=names)

        def undo() -> None:
            for id in ids:
                planner.let_back_in(id)

        self._stage.say(said, words.gettext("Undo"), undo)

    def _drop(self) -> None:
        """Leave the brief session out of the journal, which can be undone."""
        id, words = self._session.session_id, self._theme.words
        self._session.leave()
        if id is not None:
            undo = self.diary.delete(id)
            self._stage.say(words.gettext("That session was left out of your history."), words.gettext("Undo"), undo)
