"""Sheet and report in German and in two languages that a script makes up: longer by 40 %, and from right to left."""

from collections.abc import Callable
from contextlib import closing
from datetime import timedelta

import pypdfium2 as pdfium
import pytest

from backcoach.app.preferences import Preferences
from backcoach.app.translated_catalog import translated_catalog
from backcoach.history.journal import Journal
from backcoach.phrases import Phrases
from backcoach.sheets import Sheet, SheetOptions, pdf_of
from backcoach.sheets.page_model import (
    ChartBox,
    DrawingBox,
    FigureBox,
    FrameBox,
    LineBox,
    Rect,
    SignBox,
    TextBox,
    mirrored,
)
from backcoach.sheets.report import ReportOptions
from backcoach.sheets.report_facts import Period, gather
from backcoach.ui.print.print_service import PrintService
from backcoach.words import Words
from backcoach.words.languages import Languages
from pseudo import main as write_pseudo
from tests.corner import corner, thorough
from tests.fakes import FakeClock
from tests.places import ASSETS
from tests.sheets.conftest import DAY
from tests.sheets.rectangles import contains, overlaps
from tests.sheets.test_report import check as check_report
from tests.sheets.test_report import live
from tests.sheets.test_routine_sheet import ROUTINES, SMALLEST_TEXT, check
from tests.shipped import shipped_catalog
from tests.studio import seed_history
from tests.words.untranslated import left_over

LANGUAGES = ("de", "en_XA", "ar_XB")
MakeSheet = Callable[..., Sheet]
MakeReport = Callable[[str, int], Sheet]


@pytest.fixture(scope="module")
def printing(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> dict[str, PrintService]:
    """The print service in each language."""
    folder = tmp_path_factory.mktemp("words")
    write_pseudo(folder)
    (folder / "de.po").write_bytes((ASSETS / "words" / "de.po").read_bytes())
    services = {}
    for language in ("en", *LANGUAGES):
        words = Words()
        Languages(folder, folder / "cache").use(words, language, ())
        catalog = shipped_catalog()
        catalog = catalog if language == "en" else translated_catalog(catalog, ASSETS, words)
        services[language] = PrintService(ASSETS, catalog, Phrases(words))
    return services


@pytest.fixture(scope="module")
def sheet(printing: dict[str, PrintService]) -> MakeSheet:
    """Makes the sheet of a routine in a language; each is made once."""
    made: dict[tuple[object, ...], Sheet] = {}
    catalog = shipped_catalog()

    def make(language: str, id: str, **options: object) -> Sheet:
        key = language, id, *sorted(options.items())
        if key not in made:
            routine = printing[language]._catalog.routines.get(id) or catalog.as_routine(id)
            chosen = SheetOptions(**options)  # type: ignore[arg-type]
            made[key] = printing[language].routine(routine, DAY, Preferences(), chosen)
        return made[key]

    return make


@pytest.fixture(scope="module")
def report(printing: dict[str, PrintService], tmp_path_factory: pytest.TempPathFactory) -> MakeReport:
    """Makes the report of some days in a language."""
    folder, clock = tmp_path_factory.mktemp("report"), FakeClock()
    seed_history(folder, clock.now(), 80)

    def make(language: str, days: int) -> Sheet:
        with closing(Journal.open(folder, clock).journal) as journal:
            live(journal)
            last = clock.now().date()
            facts = gather(journal, Period(last - timedelta(days - 1), last))
        return printing[language].report_of(facts, last, Preferences(), ReportOptions(name="Kim"))

    return make


def texts(made: Sheet) -> list[TextBox]:
    return [box for page in made.pages for box in page.boxes if isinstance(box, TextBox)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", corner(["a4", "letter"], "a4"))
@pytest.mark.parametrize("id", corner(ROUTINES, "three-moves", "five-tips-circuit"))
def test_a_sheet_fits_is_legible_and_leaves_nothing_out(language: str, paper: str, id: str, sheet: MakeSheet) -> None:
    made = sheet(language, id, paper=paper)
    check(made)
    assert min(box.size for box in texts(made)) >= SMALLEST_TEXT
    assert [box.words for box in texts(made) if box.words.endswith("…")] == []
    assert made.missing == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [7, 28])
@pytest.mark.parametrize("large", [False, True])
def test_weeks_and_large_letters_fit_too(language: str, days: int, large: bool, sheet: MakeSheet) -> None:
    made = sheet(language, "three-moves", days=days, large=large, landscape=days == 7)
    check(made)
    assert min(box.size for box in texts(made)) >= SMALLEST_TEXT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [14, 90, 365])
def test_a_report_fits_and_is_legible(language: str, days: int, report: MakeReport) -> None:
    made = report(language, days)
    check_report(made)
    assert min(box.size for box in texts(made)) >= SMALLEST_TEXT


@thorough
def test_no_letter_on_paper_is_left_outside_the_brackets(sheet: MakeSheet, report: MakeReport) -> None:
    pages = [
        sheet("en_XA", "three-moves"),
        sheet("en_XA", "five-tips-circuit"),
        *(report("en_XA", days) for days in (14, 90)),
    ]
    for made in pages:
        for page in pdfium.PdfDocument(pdf_of(made)):
            text = " ".join(page.get_textpage().get_text_range().split()).replace("Kim", "")
            assert left_over(text) == ""
        assert [box.words for box in texts(made) if left_over(box.words.replace("Kim", ""))] == []


def test_a_page_from_the_right_is_the_mirror_of_one_from_the_left(sheet: MakeSheet) -> None:
    page = sheet("ar_XB", "three-moves").pages[0]
    width = sheet("ar_XB", "three-moves").width
    ticks = [box.rect for box in page.boxes if isinstance(box, FrameBox) and box.rect.width < 12]
    figures = [box.rect for box in page.boxes if isinstance(box, FigureBox)]
    assert max(tick.right for tick in ticks) < width / 2 < min(figure.x for figure in figures)
    numbers = [box for box in page.boxes if isinstance(box, TextBox) and box.words in ("1", "14") and box.grey == 0.25]
    assert {box.words for box in numbers if box.rect.x == max(one.rect.x for one in numbers)} == {"1"}


def test_mirroring_moves_boxes_and_turns_none_of_them_round() -> None:
    line = LineBox(Rect(10, 5, 30, 0), 1)
    (once,) = mirrored([line], 100)
    assert once.rect == Rect(60, 5, 30, 0)
    assert mirrored([once], 100) == (line,)


def test_time_runs_from_left_to_right_in_every_language(report: MakeReport) -> None:
    made = report("ar_XB", 90)
    page = made.pages[0]
    (chart,) = [box for box in page.boxes if isinstance(box, ChartBox)]
    (weeks,) = [box for box in page.boxes if isinstance(box, DrawingBox)]
    assert weeks.rect.x > made.width / 2
    inside = [box for box in page.boxes if isinstance(box, TextBox) and contains(weeks.rect, box.rect, 14)]
    bars = sorted(min(x for x, _ in shape.points) for shape in weeks.shapes if shape.fill is not None)
    counts = [box for box in inside if box.words.isdigit()]
    middles = sorted(box.rect.x + box.rect.width / 2 - weeks.rect.x for box in counts if box.words != "0")
    pitch = weeks.rect.width / len(counts)
    assert middles == pytest.approx([bar + pitch * 0.35 for bar in bars], abs=1)
    assert chart.rect.x == made.margin


def test_signs_of_the_legend_stand_before_their_words(report: MakeReport) -> None:
    for language in ("en", "ar_XB"):
        page = report(language, 90).pages[0]
        signs = [(place, box.rect) for place, box in enumerate(page.boxes) if isinstance(box, SignBox)]
        assert signs
        for place, sign in signs:
            words = page.boxes[place + 1].rect
            assert overlaps([sign, words]) == []
            assert (sign.x > words.x) is (language == "ar_XB")
