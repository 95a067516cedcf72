"""What the closing page says about a session; free of Qt's widgets, so that it can be tested without a window."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QLocale

from backcoach.app.session_diary import SessionReview, Week
from backcoach.coaching import StopRule
from backcoach.coaching.next_thing import NextThing
from backcoach.phrases import Phrases


class DayDot(msgspec.Struct, frozen=True):
    """A day of the week: its narrow name, and whether it had a session, is today, or is still to come."""

    name: str
    active: bool = False
    today: bool = False
    future: bool = False


class ClosingLines(msgspec.Struct, frozen=True):
    """Every text of the page; what does not apply is empty."""

    title: str
    length: str
    before: str = ""
    after: str = ""
    change: str = ""
    lists: tuple[tuple[str, str], ...] = ()
    """What was done, left out and hurt: a heading and names."""
    days: tuple[DayDot, ...] = ()
    week: str = ""
    advice: tuple[str, ...] = ()
    """What to do after a stop that had a reason."""
    next: str = ""
    reason: str = ""
    action: str = ""
    """The text of the button that takes the next thing."""
    fewer: str = ""
    """The text of the button that makes it less from the next time on."""
    other: str = ""
    """The text of a second button, which does what the next thing says in another way."""


class ClosingText:
    """Turns a session that is over into text; `name_of` gives the name of an exercise or a routine by its id."""

    def __init__(self, phrases: Phrases, name_of: Callable[[str], str], rules: Sequence[StopRule]) -> None:
        self.words = phrases.words
        self._phrases = phrases
        self._name_of = name_of
        self._rules = {rule.id: rule for rule in rules}

    def lines(
        self, review: SessionReview, week: Week, aim: int, following: NextThing, *, fewer: bool = False
    ) -> ClosingLines:
        """The whole page in words; `fewer` says that a smaller dose exists of what the next thing is about."""
        words, session, rule = self.words, review.session, self._rules.get(review.session.reason)
        finished = session.state == "finished"
        advice = rule.advice if rule and not finished and rule.id != "other" else ()
        shown = not advice or (following.kind == "ease" and rule is not None and not rule.hides_exercise)
        what, why, action = self._next(review, following, len(week.active), aim) if shown else ("", "", "")
        return ClosingLines(
            title=words.gettext("Well done") if finished else words.gettext("Stopped, and saved"),
            length=" · ".join((self._name_of(session.routine), self._phrases.duration(session.active_s))),
            before=str(review.before.value) if review.before else "",
            after=str(review.after.value) if review.after else "",
            change=self._change(review),
            lists=self._lists(review),
            days=_dots(week),
            week=self._week(len(week.active), aim),
            advice=advice,
            next=what,
            reason=why,
            action=action,
            fewer=words.gettext("Smaller and fewer") if what and fewer else "",
            other=words.gettext("Leave it out") if what and following.kind == "ease" else "",
        )

    def _change(self, review: SessionReview) -> str:
        if review.before is None or review.after is None:
            return ""
        by = review.after.value - review.before.value
        if not by:
            return self.words.gettext("the same as before")
        if by < 0:
            return self.words.ngettext("{count} point lower", "{count} points lower", -by)
        return self.words.ngettext("{count} point higher", "{count} points higher", by)

    def _lists(self, review: SessionReview) -> tuple[tuple[str, str], ...]:
        words, count = self.words, len(review.exercises)
        done = self._names(review.of("done"))
        if len(review.of("done")) == count > 1:
            done = words.gettext("all {count} exercises", count=count)
        told = (
            (words.gettext("Done"), done),
            (words.gettext("In part"), self._names(review.of("part"))),
            (words.gettext("Left out"), self._names(review.of("left out"))),
            (words.gettext("That hurt"), self._hurting(review)),
        )
        return tuple((heading, names) for heading, names in told if names)

    def _hurting(self, review: SessionReview) -> str:
        """What hurt, each with how strong that was where it was said."""
        named = ((self._name_of(one.exercise), one.grade) for one in review.hurting)
        return self.words.listed([name if grade is None else f"{name} ({grade})" for name, grade in named])

    def _names(self, ids: Sequence[str]) -> str:
        return self.words.listed([self._name_of(id) for id in ids])

    def _week(self, days: int, aim: int) -> str:
        if days >= aim:
            return self.words.ngettext(
                "{count} day this week. That is your aim.", "{count} days this week. That is your aim.", days
            )
        return self.words.ngettext(
            "{count} day this week; your aim is {aim}.", "{count} days this week; your aim is {aim}.", days, aim=aim
        )

    def _next(self, review: SessionReview, following: NextThing, days: int, aim: int) -> tuple[str, str, str]:
        """The next thing, its reason, and the text of its button."""
        words, names = self.words, self._names(following.exercises)
        marked = words.gettext("You marked it as hurting.") if review.hurt else words.gettext("You stopped there.")
        return {
            "ease": (
                words.gettext("Next time, make it smaller, do fewer, or leave it out: {names}", names=names),
                marked,
                words.gettext("See how it goes"),
            ),
            "gentle": (
                words.gettext("A gentle day next time"),
                words.gettext("Your score is higher than before the session. A gentle day counts like any other."),
                words.gettext("Choose the gentle day"),
            ),
            "first-week": (
                words.gettext("Come back tomorrow or the day after"),
                words.ngettext(
                    "Your aim is {count} day a week; you choose it in the settings.",
                    "Your aim is {count} days a week; you choose it in the settings.",
                    aim,
                ),
                "",
            ),
            "reached": (
                words.gettext("Rest, or a short one: as you like"),
                words.gettext("You have reached your aim for this week."),
                "",
            ),
            "another-day": (
                words.gettext("Another day this week"),
                words.ngettext("{count} more makes your aim.", "{count} more make your aim.", aim - days),
                "",
            ),
        }[following.kind]


def _dots(week: Week) -> tuple[DayDot, ...]:
    names = QLocale()
    return tuple(
        DayDot(
            names.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat),
            day in week.active, day == week.today, day > week.today,
        )
        for day in week.days
    )  # fmt: skip
