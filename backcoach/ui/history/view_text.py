"""The texts of the views “Exercises” and “Keeping at it”. They never say why, and count no streak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject

from backcoach.phrases import Phrases

if TYPE_CHECKING:
    from backcoach.history.habit import CalendarDay, LastWeeks, Week
    from backcoach.history.score_changes import ScoreChange


class ViewText(QObject):
    """Turns statistics into text."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self.words = phrases.words
        self._phrases = phrases

    # exercises

    def points(self, change: float) -> str:
        """A change of score with its sign."""
        return f"{change:+g}".replace("-", "−") if change else "0"

    def change(self, of: ScoreChange) -> str:
        """The median change and the number of sessions, or that there are too few."""
        if of.change is None:
            return self.words.gettext("too few to tell")
        return self.words.gettext("{points} · {sessions}", points=self.points(of.change), sessions=of.scored)

    def spread(self, of: ScoreChange) -> str:
        """The quartiles of the change; empty if there are too few sessions."""
        if of.low is None or of.high is None:
            return ""
        return self.words.gettext("{points} to {points_2}", points=self.points(of.low), points_2=self.points(of.high))

    def hurt(self, of: ScoreChange) -> str:
        """The number of sessions in which it hurt; empty if none."""
        return (
            self.words.gettext(
                "hurt in {hurt_sessions} of {sessions}", hurt_sessions=of.hurt_sessions, sessions=of.sessions
            )
            if of.hurt_sessions
            else ""
        )

    def around(self, name: str, of: ScoreChange) -> str:
        """The whole row in a sentence, for a screen reader."""
        hurt = self.words.gettext(
            "hurt in {hurt_sessions} of {sessions} sessions", hurt_sessions=of.hurt_sessions, sessions=of.sessions
        )
        if of.change is None:
            few = self.words.gettext(
                "too few to tell, {scored} sessions with a score before and after", scored=of.scored
            )
            return self.words.gettext("{name}: {told}; {hurt}.", name=name, told=few, hurt=hurt)
        told = self.words.gettext(
            "the score usually changed by {points}, in half of {scored} sessions by {spread}",
            points=self.points(of.change),
            spread=self.spread(of),
            scored=of.scored,
        )
        return self.words.gettext("{name}: {told}; {hurt}.", name=name, told=told, hurt=hurt)

    def row(self, name: str, of: ScoreChange) -> tuple[str, ...]:
        """The same as cells of a table."""
        change = self.words.gettext("too few") if of.change is None else self.points(of.change)
        return name, change, self.spread(of), str(of.scored), f"{of.hurt_sessions}/{of.sessions}"

    # keeping at it

    def last_weeks(self, of: LastWeeks) -> str:
        """The last four weeks in a sentence."""
        if not of.days:
            return self.words.gettext("No session in the last 4 weeks. Whenever you like, a short one will do.")
        days = self.words.ngettext("{count} day", "{count} days", of.days)
        sessions = self.words.ngettext("{count} session", "{count} sessions", of.sessions)
        return self.words.gettext(
            "Last 4 weeks: {sessions} on {days}, {duration}.",
            sessions=sessions,
            days=days,
            duration=self._phrases.duration(of.active_s),
        )

    def back(self, of: LastWeeks) -> str:
        """A welcome after a break; empty without one."""
        if of.back_after_days is None:
            return ""
        return self.words.gettext(
            "Good to have you back after {back_after_days} days.", back_after_days=of.back_after_days
        )

    def habit(self, share: float | None, aim: int) -> str:
        """The habit score and the aim that it compares with."""
        of = self.words.ngettext("{count} day a week", "{count} days a week", aim)
        if share is None:
            return self.words.gettext("Your aim: {of}. A habit score follows after the first week.", of=of)
        return self.words.gettext(
            "Habit {share} % of your aim, {of}. Recent weeks count most.", share=round(share * 100), of=of
        )

    def day(self, of: CalendarDay) -> str:
        """One day of the calendar."""
        when = QLocale().toString(QDate(of.day.year, of.day.month, of.day.day), self.words.gettext("ddd d MMM yyyy"))
        if of.future:
            return self.words.gettext("{when}: still to come", when=when)
        done = self._phrases.duration(of.minutes * 60) if of.minutes else self.words.gettext("no session")
        return (
            self.words.gettext("{when}: {done}, a gentle day", when=when, done=done)
            if of.gentle
            else self.words.labelled(when, done)
        )

    def month(self, number: int) -> str:
        """The short name of a month, 1 to 12."""
        return QLocale().standaloneMonthName(number, QLocale.FormatType.ShortFormat)

    def year(self, year: int, days: int) -> str:
        """How many days of a year had a session."""
        return self.words.gettext(
            "{year}: {part}", year=year, part=self.words.ngettext("{count} day", "{count} days", days)
        )

    def week(self, week: Week) -> tuple[str, ...]:
        """A week as cells of a table."""
        monday = QDate(week.monday.year, week.monday.month, week.monday.day)
        when = QLocale().toString(monday, self.words.gettext("d MMM yyyy"))
        days = self.words.gettext("{days} of {aim}", days=week.days, aim=week.aim)
        gentle = self.words.gettext("{days}, {gentle} gentle", days=days, gentle=week.gentle) if week.gentle else days
        return when, gentle, self._phrases.duration(week.minutes * 60)
