"""Puts a sheet together from what the rooms know: the routine, the user's settings, the safety texts, the fonts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QLocale

from backcoach.app.preferences import Preferences
from backcoach.catalog import Catalog, Routine
from backcoach.coaching.safety import SafetyTexts, read_safety
from backcoach.figure import LIGHT, PRINT
from backcoach.phrases import Phrases
from backcoach.session import choose
from backcoach.sheets import (
    Occasion,
    Sheet,
    SheetOptions,
    StopRules,
    printing_family,
    read_rules,
    routine_sheet,
)
from backcoach.sheets.figures import PrintedFigures

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.sheets.report import Plan, ReportOptions
    from backcoach.sheets.report_facts import Facts, Period

PaperChoice = Literal["", "a4", "letter"]


class PrintService:
    """Makes sheets; needs a QGuiApplication."""

    def __init__(self, assets: Path, catalog: Catalog, phrases: Phrases) -> None:
        self._catalog = catalog
        self._phrases = phrases
        self._motions = assets / "motions"
        self._figures: dict[bool, PrintedFigures] = {}
        self._family = printing_family(assets / "fonts")
        self._rules = stop_rules(read_rules(assets / "sheet.toml"), read_safety(assets))

    def routine(self, routine: Routine, today: date, preferences: Preferences, options: SheetOptions) -> Sheet:
        """The sheet of a routine as the user's settings shape it."""
        rules = self._rules.with_number(preferences.emergency_number)
        occasion = Occasion(today, self._family)
        settings = preferences.session
        figures = self._drawn(colour=options.colour) if options.pictures else None
        return routine_sheet(routine, self._catalog, settings, self._phrases, rules, occasion, options, figures)

    def _drawn(self, *, colour: bool) -> PrintedFigures:
        """The figures in black or in colour, kept for the next page."""
        if colour not in self._figures:
            self._figures[colour] = PrintedFigures(self._motions, LIGHT if colour else PRINT)
        return self._figures[colour]

    def report(
        self, journal: Journal, period: Period, today: date, preferences: Preferences, options: ReportOptions
    ) -> Sheet:
        """What a journal says of some days, and the doses of the routine in use."""
        from backcoach.sheets.report_facts import gather

        return self.told(gather(journal, period), today, preferences, options)

    def told(self, facts: Facts, today: date, preferences: Preferences, options: ReportOptions) -> Sheet:
        """The same from facts that were gathered before: for a page that is shown with other options."""
        from backcoach.sheets.report import progress_report

        plan = self._plan(preferences)
        occasion = Occasion(today, self._family)
        return progress_report(facts, plan, self._name_of, self._phrases, occasion, options)

    def _plan(self, preferences: Preferences) -> Plan:
        """The routine in use as the user's settings shape it."""
        catalog, phrases = self._catalog, self._phrases
        routine = catalog.routines.get(preferences.routine) or next(iter(catalog.routines.values()))
        doses = []
        for item in routine.items:
            exercise = catalog.exercise(item.exercise)
            dose = choose(exercise, item, routine, preferences.session.level)
            doses.append((exercise.name, phrases.dose(exercise, dose)))
        from backcoach.sheets.report import Plan

        return Plan(routine.name, tuple(doses), preferences.aim)

    def _name_of(self, id: str) -> str:
        found = self._catalog.exercises.get(id)
        return found.name if found else id


def usual_options(preferences: Preferences, paper: PaperChoice = "") -> SheetOptions:
    """What was chosen for the last sheet; `paper` is the printer's, for when none was chosen."""
    kept = msgspec.structs.asdict(preferences.sheet)
    return SheetOptions(paper=paper_for(preferences.paper or paper), **kept)


def paper_for(chosen: PaperChoice) -> Literal["a4", "letter"]:
    """The paper that was chosen, else what the locale's country uses."""
    imperial = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return chosen or ("letter" if imperial else "a4")


def stop_rules(rules: StopRules, safety: SafetyTexts) -> StopRules:
    """The sheet's texts with the emergency signs and the traffic light of the safety page."""
    return msgspec.structs.replace(
        rules,
        emergency_signs=safety.page.emergency_signs,
        emergency_limits=" ".join(safety.page.closing),
        light=tuple((f"{light.low}–{light.high} {light.color}", light.words) for light in safety.light),
    )
