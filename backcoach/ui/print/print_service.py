"""Makes sheets and reports from the catalogue, the user's settings, the safety texts and the fonts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec
from PySide6.QtCore import QLocale

from backcoach.app.library import MOTIONS
from backcoach.app.motion_library import MotionLibrary
from backcoach.app.preferences import Preferences
from backcoach.catalog import Catalog, Routine
from backcoach.coaching.safety import SafetyTexts, read_safety
from backcoach.figure.person_look import palette_of
from backcoach.figure.photos import PictureSource
from backcoach.person import Person
from backcoach.phrases import Phrases
from backcoach.session import choose
from backcoach.sheets import (
    Sheet,
    SheetContext,
    SheetOptions,
    StopRules,
    printing_family,
    read_stop_rules,
    routine_sheet,
)
from backcoach.sheets.printed_figures import Motions, PrintedFigures
from backcoach.words import Words
from backcoach.words.file_texts import translated

if TYPE_CHECKING:
    from backcoach.history.journal import Journal
    from backcoach.sheets.report import LastRoutine, ReportOptions
    from backcoach.sheets.report_facts import Period, ReportFacts

PaperChoice = Literal["", "a4", "letter"]


class PrintService:
    """Makes sheets and reports; needs a QGuiApplication. Raises Problem without a font or for a bad shipped file."""

    def __init__(
        self, assets: Path, catalog: Catalog, phrases: Phrases, pictures: PictureSource = lambda _: (),
        motions: Motions | None = None,
    ) -> None:  # fmt: skip
        """Without `motions` exercises move as those that ship."""
        self._pictures = pictures
        self._catalog = catalog
        self._phrases = phrases
        self._motions = motions or MotionLibrary(assets / MOTIONS)
        self._figures: dict[tuple[bool, Person], PrintedFigures] = {}
        self._family = printing_family(assets / "fonts")
        self._rules = _stop_rules(assets, phrases.words)

    def routine(self, routine: Routine, today: date, preferences: Preferences, options: SheetOptions) -> Sheet:
        """The sheet of a routine with the user's settings."""
        rules = self._rules.with_number(preferences.emergency_number)
        context = SheetContext(today, self._family, self._phrases.words.locale)
        settings = preferences.session
        figures = self._drawn(preferences.person, colour=options.colour) if options.pictures else None
        mistake_of = figures.mistake_of if figures else lambda _: None
        return routine_sheet(
            routine, self._catalog, settings, self._phrases, rules, context, options, figures, mistake_of
        )

    def code_page(
        self, routine: Routine, letters: str, today: date, preferences: Preferences, paper: Literal["a4", "letter"]
    ) -> Sheet:
        """The page that hands a routine on, with the letters of its code."""
        from backcoach.sheets.code_page import code_page

        context = SheetContext(today, self._family, self._phrases.words.locale)
        return code_page(routine, self._catalog, preferences.session.level, letters, self._phrases, context, paper)

    def _drawn(self, person: Person, *, colour: bool) -> PrintedFigures:
        """The figures in grey or in colour; kept for the next sheet."""
        key = (colour, person)
        if key not in self._figures:
            palette = palette_of(person, "light" if colour else "print")
            self._figures[key] = PrintedFigures(self._motions, palette, self._pictures, person)
        return self._figures[key]

    def report(
        self, journal: Journal, period: Period, today: date, preferences: Preferences, options: ReportOptions
    ) -> Sheet:
        """The report of a period from a journal, with the doses of the routine that was done last in it."""
        from backcoach.sheets.report_facts import gather

        return self.report_of(gather(journal, period), today, preferences, options)

    def report_of(self, facts: ReportFacts, today: date, preferences: Preferences, options: ReportOptions) -> Sheet:
        """The report from data gathered before, for showing it again with other options."""
        from backcoach.sheets.report import progress_report

        plan = self._last_routine(facts.routine, preferences)
        context = SheetContext(today, self._family, self._phrases.words.locale)
        return progress_report(facts, plan, self._name_of, self._phrases, context, options)

    def _last_routine(self, id: str, preferences: Preferences) -> LastRoutine:
        """The routine that was done last with the user's settings; without a name if there is none any more."""
        from backcoach.sheets.report import LastRoutine

        catalog, phrases = self._catalog, self._phrases
        if id not in catalog.routines and id not in catalog.exercises:
            return LastRoutine("", (), preferences.aim)
        routine, doses = catalog.as_routine(id), []
        for item in routine.items:
            exercise = catalog.exercise(item.exercise)
            dose = choose(exercise, item, routine, preferences.session.level)
            doses.append((exercise.name, phrases.dose(dose)))
        return LastRoutine(routine.name, tuple(doses), preferences.aim)

    def _name_of(self, id: str) -> str:
        found = self._catalog.exercises.get(id)
        return found.name if found else id


def usual_options(preferences: Preferences, paper: PaperChoice = "") -> SheetOptions:
    """The options of the last sheet; `paper` is the printer's, used if the user has chosen none."""
    kept = msgspec.structs.asdict(preferences.sheet)
    return SheetOptions(paper=paper_for(preferences.paper or paper), **kept)


def paper_for(chosen: PaperChoice) -> Literal["a4", "letter"]:
    """The chosen paper, otherwise the usual one in the locale's country."""
    imperial = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return chosen or ("letter" if imperial else "a4")


def _stop_rules(assets: Path, words: Words) -> StopRules:
    rules = translated(read_stop_rules(assets / "sheet.toml"), "sheet", words)
    return complete_stop_rules(rules, translated(read_safety(assets), "safety", words), words)


def complete_stop_rules(rules: StopRules, safety: SafetyTexts, words: Words) -> StopRules:
    """The sheet's stop rules completed with the emergency signs and the traffic light of the safety page."""
    colours = {
        "green": words.pgettext("light", "green"),
        "amber": words.pgettext("light", "amber"),
        "red": words.pgettext("light", "red"),
    }
    return msgspec.structs.replace(
        rules,
        emergency_signs=safety.page.emergency_signs,
        emergency_limits=" ".join(safety.page.closing),
        light=tuple((f"{light.low}–{light.high} {colours[light.color]}", light.words) for light in safety.light),
    )
