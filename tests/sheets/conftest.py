"""The real catalogue and rules, and the font that the program ships."""

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainter

from backcoach.catalog import Catalog, Exercise, Routine
from backcoach.coaching.safety import read_safety
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings
from backcoach.sheets import (
    Sheet,
    SheetContext,
    SheetOptions,
    StopRules,
    printing_family,
    read_stop_rules,
    routine_sheet,
)
from backcoach.sheets.typesetter import Typesetter
from backcoach.ui.print.print_service import complete_stop_rules
from backcoach.words import Words
from tests.places import ASSETS
from tests.shipped import shipped_catalog

DAY = date(2026, 11, 20)

MakeSheet = Callable[..., Sheet]
RealSheet = Callable[[str, str, bool], Sheet]


@pytest.fixture(scope="session")
def family(qapp: QGuiApplication) -> str:
    return printing_family(ASSETS / "fonts")


@pytest.fixture
def typesetter(family: str) -> Typesetter:
    return Typesetter(family)


@pytest.fixture(scope="session")
def real_catalog() -> Catalog:
    return shipped_catalog()


@pytest.fixture(scope="session")
def rules() -> StopRules:
    return complete_stop_rules(read_stop_rules(ASSETS / "sheet.toml"), read_safety(ASSETS), Words()).with_number(
        "112 / 999 / 911"
    )


def rectangle(painter: QPainter, rect: QRectF, exercise: Exercise) -> None:
    """Marks the place of the figure."""
    painter.drawRect(rect)


@pytest.fixture(scope="session")
def make_sheet(family: str, real_catalog: Catalog, rules: StopRules) -> MakeSheet:
    """Makes the sheet of a routine, by its id or as it is."""

    def make(
        routine: str | Routine, catalog: Catalog = real_catalog, *, pictures: bool = False, **options: object
    ) -> Sheet:
        found = real_catalog.as_routine(routine) if isinstance(routine, str) else routine
        return routine_sheet(
            found,
            catalog,
            SessionSettings(),
            Phrases(Words()),
            rules,
            SheetContext(DAY, family),
            SheetOptions(**options),  # type: ignore[arg-type]
            rectangle if pictures else None,
        )

    return make


@pytest.fixture(scope="session")
def real_sheet(make_sheet: MakeSheet) -> RealSheet:
    """The sheet of a shipped routine on a paper, with pictures or without; each is made once."""

    @cache
    def made(id: str, paper: str, pictures: bool) -> Sheet:
        return make_sheet(id, paper=paper, pictures=pictures)

    return made
