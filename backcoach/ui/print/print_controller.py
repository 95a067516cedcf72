"""Opens the dialogs about paper: routine sheet, progress report, and typing in a ticked sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, time
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QDialog, QWidget

from backcoach.app.preferences import SheetSettings
from backcoach.session import choose, compile_timeline

if TYPE_CHECKING:
    from datetime import date

    from backcoach.app.services import Services
    from backcoach.catalog import Catalog, Routine
    from backcoach.history.journal import Journal
    from backcoach.history.records import KeptDay, PaperDay, PaperDone
    from backcoach.phrases import Phrases
    from backcoach.session import SessionSettings
    from backcoach.sheets import Paper, Sheet, SheetOptions
    from backcoach.sheets.report import ReportOptions
    from backcoach.sheets.report_facts import ReportFacts
    from backcoach.ui.design.theme import Theme
    from backcoach.ui.print.paper_diary_dialog import SheetDraft
    from backcoach.ui.print.paper_diary_model import DayTicks
    from backcoach.ui.print.print_service import PrintService

Say = Callable[[str, str, Callable[[], object]], object]
"""Shows a sentence with a button: its text and what it does."""
NOON = time(12)
"""The time of day that is saved for a session on paper, which has none."""


class PrintController:
    """Opens the dialogs about paper and acts on their results."""

    def __init__(self, theme: Theme, services: Services, phrases: Phrases, window: QWidget, say: Say) -> None:
        self._theme = theme
        self._services = services
        self._phrases = phrases
        self._window = window
        self._say = say
        self._drafts: dict[str, SheetDraft] = {}

    def sheet(self, routine: Routine) -> None:
        """Open the routine's sheet, to print it or save it as PDF; the chosen options are remembered."""
        from backcoach.ui.print.page_dialog import printers_paper
        from backcoach.ui.print.print_service import usual_options
        from backcoach.ui.print.sheet_dialog import SheetDialog

        services, printing = self._services, self._printing()
        today = services.clock.now().date()

        as_played = msgspec.structs.replace(services.settings.current, session=services.planner.session_settings)

        def make(options: SheetOptions) -> Sheet:
            return printing.routine(routine, today, as_played, options)

        options = usual_options(services.settings.current, printers_paper() or "")
        names = [services.library.name_of(item.exercise) for item in routine.items]
        dialog = SheetDialog(self._theme, routine.name, make, options, names, self._window)
        dialog.refuse_own = services.refuse_own
        dialog.exec()
        self._remember(dialog.options, options)
        if dialog.diary_asked:
            self.diary(routine, dialog.options.days)

    def code_page(self, routine: Routine, letters: str) -> None:
        """Open the page with a routine's code; `letters` is the text of the code."""
        from backcoach.ui.print.code_dialog import CodeDialog
        from backcoach.ui.print.page_dialog import printers_paper
        from backcoach.ui.print.print_service import paper_for

        services, printing = self._services, self._printing()
        paper = paper_for(services.settings.current.paper or printers_paper() or "")

        def make(chosen: Paper) -> Sheet:
            return printing.code_page(routine, letters, services.clock.now().date(), services.settings.current, chosen)

        dialog = CodeDialog(self._theme, routine.name, make, paper, self._window)
        dialog.refuse_own = services.refuse_own
        dialog.exec()

    def _printing(self) -> PrintService:
        from backcoach.ui.print.print_service import PrintService

        services, library = self._services, self._services.library
        return PrintService(services.assets, library.catalog, self._phrases, library.pictures.of, library.motions)

    def _remember(self, chosen: SheetOptions, before: SheetOptions) -> None:
        """Remember the options for the next sheet, except the choice of exercises."""
        services = self._services
        paper = services.settings.current.paper if chosen.paper == before.paper else chosen.paper
        kept = msgspec.structs.replace(services.settings.current, paper=paper, sheet=settings_of(chosen))
        if kept != services.settings.current:
            services.settings.change(kept)

    def report(self) -> None:
        """Open the progress report, to print it or save it as PDF; does nothing without a journal."""
        from backcoach.sheets.report import ReportOptions
        from backcoach.sheets.report_facts import gather, period_of
        from backcoach.ui.print.page_dialog import printers_paper
        from backcoach.ui.print.print_service import paper_for
        from backcoach.ui.print.report_dialog import ReportDialog

        services = self._services
        journal = services.journal.current
        if journal is None:
            return
        printing = self._printing()
        today = services.clock.now().date()

        def facts_of(first: date | None) -> ReportFacts:
            return gather(journal, period_of(first, today, today))

        def make(facts: ReportFacts, options: ReportOptions) -> Sheet:
            return printing.report_of(facts, today, services.settings.current, options)

        chosen = services.settings.current.sheet
        options = ReportOptions(
            paper_for(services.settings.current.paper or printers_paper() or ""), chosen.colour, chosen.name
        )
        dialog = ReportDialog(self._theme, facts_of, make, options, today, self._window)
        dialog.refuse_own = services.refuse_own
        dialog.exec()

    def diary(self, routine: Routine, days: int = 14) -> None:
        """Open the dialog for typing in a ticked sheet and save its days; does nothing without a journal.

        What was typed in and not saved is there again the next time.
        """
        from backcoach.ui.print.paper_diary_dialog import PaperDiaryDialog

        services = self._services
        journal = services.journal.current
        if journal is None:
            return
        names = [services.library.name_of(item.exercise) for item in routine.items]
        dialog = PaperDiaryDialog(
            self._theme, routine.name, names, services.clock.now().date(),
            lambda first, last: journal.paper.days(routine.id, first, last), days, self._window,
            self._drafts.pop(routine.id, None),
        )  # fmt: skip
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._save(dialog.answer, routine)
        elif draft := dialog.draft:
            self._drafts[routine.id] = draft
            words = self._theme.words
            kept = words.gettext("What you typed in is not saved yet. It is kept until you close BackCoach.")
            self._say(kept, words.gettext("Go on typing"), lambda: self.diary(routine, days))

    def _save(self, ticked: Sequence[DayTicks], routine: Routine) -> None:
        """Record the days, and say so with the way to undo it."""
        services, words = self._services, self._theme.words
        session, now = services.planner.session_settings, services.clock.now()
        days = paper_days(ticked, routine, services.library.catalog, session, now)
        kept = [one for day in days if (one := services.journal.write(partial(_record, day=day)))]
        services.journal.changed.emit()
        if kept:
            saved = words.ngettext(
                "{count} day of the sheet is saved.", "{count} days of the sheet are saved.", len(kept)
            )
            self._say(saved, words.gettext("Undo"), lambda: self._take_back(kept))

    def _take_back(self, kept: Sequence[KeptDay]) -> None:
        for day in kept:
            self._services.journal.write(partial(_delete, day=day))
        self._services.journal.changed.emit()


def _record(journal: Journal, day: PaperDay) -> KeptDay:
    return journal.paper.keep(day)


def _delete(journal: Journal, day: KeptDay) -> None:
    journal.paper.take_back(day)


def settings_of(options: SheetOptions) -> SheetSettings:
    """The part of a sheet's options that is remembered."""
    return SheetSettings(**{name: getattr(options, name) for name in SheetSettings.__struct_fields__})


def paper_days(
    ticked: Iterable[DayTicks], routine: Routine, catalog: Catalog, settings: SessionSettings, now: datetime
) -> list[PaperDay]:
    """The days as journal records: at noon, or now if noon is still to come, with the routine's planned durations."""
    from backcoach.history.records import PaperDay

    done, planned_s = planned(routine, catalog, settings)
    return [
        PaperDay(
            at=min(datetime.combine(day.day, NOON).astimezone(), now),
            routine=routine.id,
            planned_s=planned_s,
            done=tuple(
                msgspec.structs.replace(one, hurt=place in day.hurt)
                for place, (one, on) in enumerate(zip(done, day.done, strict=True))
                if on
            ),
            before=day.before,
            after=day.after,
        )
        for day in ticked
    ]


def planned(routine: Routine, catalog: Catalog, settings: SessionSettings) -> tuple[list[PaperDone], float]:
    """Sets and planned seconds of each of the routine's items, and the seconds of the whole routine."""
    from backcoach.history.records import PaperDone

    timeline = compile_timeline(routine, catalog, settings)
    seconds = [0.0] * len(routine.items)
    for segment in timeline.segments:
        if segment.kind == "work":
            seconds[timeline.steps[segment.step].item] += segment.duration_s
    done = []
    for item, spent in zip(routine.items, seconds, strict=True):
        sets = choose(catalog.exercise(item.exercise), item, routine, settings.level).sets
        done.append(PaperDone(item.exercise, sets, spent))
    return done, timeline.duration_s
