"""The texts of the views “Exercises” and “Keeping at it”. They never say why, and count no streak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject

from backcoach.phrases import Phrases, plural

if TYPE_CHECKING:
    from backcoach.history.habit import CalendarDay, LastWeeks, Week
    from backcoach.history.score_changes import ScoreChange


class ViewText(QObject):
    """Turns statistics into text."""

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases

    # exercises

    def points(self, change: float) -> str:
        """A change of score with its sign."""
        return f"{change:+g}".replace("-", "−") if change else "0"

    def change(self, of: ScoreChange) -> str:
        """The median change and the number of sessions, or that they are too few."""
        if of.change is None:
            return self.tr("too few to tell")
        return f"{self.points(of.change)} · {of.scored}"

    def spread(self, of: ScoreChange) -> str:
        """The quartiles of the change; empty if there are too few sessions."""
        if of.low is None or of.high is None:
            return ""
        return self.tr("{} to {}").format(self.points(of.low), self.points(of.high))

    def hurt(self, of: ScoreChange) -> str:
        """The number of sessions in which it hurt; empty if none."""
        return self.tr("hurt in {} of {}").format(of.hurt_sessions, of.sessions) if of.hurt_sessions else ""

    def around(self, name: str, of: ScoreChange) -> str:
        """All of it in a sentence, for a screen reader."""
        hurt = self.tr("hurt in {} of {} sessions").format(of.hurt_sessions, of.sessions)
        if of.change is None:
            few = self.tr("too few to tell, {} sessions with a score before and after").format(of.scored)
            return f"{name}: {few}; {hurt}."
        told = self.tr("change of score {}, middle half {}, over {} sessions").format(
            self.points(of.change), self.spread(of), of.scored
        )
        return f"{name}: {told}; {hurt}."

    def row(self, name: str, of: ScoreChange) -> tuple[str, ...]:
        """The same as cells of a table."""
        change = self.tr("too few") if of.change is None else self.points(of.change)
        return name, change, self.spread(of), str(of.scored), f"{of.hurt_sessions}/{of.sessions}"

    # keeping at it

    def last_weeks(self, of: LastWeeks) -> str:
        """The last four weeks in a sentence."""
        if not of.days:
            return self.tr("No session in the last 4 weeks. Whenever you like, a short one will do.")
        days = plural(of.days, self.tr("1 day"), self.tr("{} days"))
        sessions = plural(of.sessions, self.tr("1 session"), self.tr("{} sessions"))
        return self.tr("Last 4 weeks: {} on {}, {}.").format(sessions, days, self._phrases.duration(of.active_s))

    def back(self, of: LastWeeks) -> str:
        """A welcome after a break; empty without one."""
        if of.back_after_days is None:
            return ""
        return self.tr("Good to have you back after {} days.").format(of.back_after_days)

    def habit(self, share: float | None, aim: int) -> str:
        """The habit score and the aim that it compares with."""
        of = plural(aim, self.tr("1 day a week"), self.tr("{} days a week"))
        if share is None:
            return self.tr("Your aim: {}. A habit score follows after the first week.").format(of)
        return self.tr("Habit {} % of your aim, {}. Recent weeks count most.").format(round(share * 100), of)

    def day(self, of: CalendarDay) -> str:
        """One day of the calendar."""
        when = QLocale().toString(QDate(of.day.year, of.day.month, of.day.day), self.tr("ddd d MMM yyyy"))
        if of.future:
            return self.tr("{}: still to come").format(when)
        done = self._phrases.duration(of.minutes * 60) if of.minutes else self.tr("no session")
        return self.tr("{}: {}, a gentle day").format(when, done) if of.gentle else f"{when}: {done}"

    def month(self, number: int) -> str:
        """The short name of a month, 1 to 12."""
        return QLocale().standaloneMonthName(number, QLocale.FormatType.ShortFormat)

    def year(self, year: int, days: int) -> str:
        """How many days of a year had a session."""
        return self.tr("{}: {}").format(year, plural(days, self.tr("1 day"), self.tr("{} days")))

    def week(self, week: Week) -> tuple[str, ...]:
        """A week as cells of a table."""
        monday = QDate(week.monday.year, week.monday.month, week.monday.day)
        when = QLocale().toString(monday, self.tr("d MMM yyyy"))
        days = self.tr("{} of {}").format(week.days, week.aim)
        gentle = self.tr("{}, {} gentle").format(days, week.gentle) if week.gentle else days
        return when, gentle, self._phrases.duration(week.minutes * 60)
