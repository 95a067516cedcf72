"""The progress report: one page with what was recorded and no claim about causes."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcoach.history.journal import Journal
from backcoach.history.records import PaperDay, PaperDone, StepPlace
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.sheets import Sheet, SheetContext, pdf_of
from backcoach.sheets.page_model import ChartBox, Rect, TextBox
from backcoach.sheets.report import LastRoutine, ReportOptions, progress_report
from backcoach.sheets.report_facts import Period, ReportFacts, gather, period_of
from backcoach.words import Words
from tests.fakes import FakeClock
from tests.sheets.rectangles import contains, overlaps
from tests.shipped import shipped_catalog
from tests.strategies import scaled
from tests.studio import seed_history

SMALLEST_TEXT = 7.0
DAYS = 80
PLAN = LastRoutine("Morning", (("Bird-dog", "2 × 5 · each side"), ("Plank", "hold 20 s")), 4)
MakeReport = Callable[..., Sheet]


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    folder = tmp_path_factory.mktemp("report")
    clock = FakeClock()
    seed_history(folder, clock.now(), DAYS)
    with closing(Journal.open(folder, clock).journal) as journal:
        live(journal)
        yield journal


def live(opened: Journal) -> None:
    """A session that hurt and was stopped, and a check-in."""
    session = opened.sessions.start("seven-actions", "{}", 60.0)
    opened.sessions.mark_hurt(session.id, StepPlace(0, "open-book", 1))
    opened.sessions.stop(session.id, "leg-symptoms", note="the left one")
    opened.scores.log("now", 6, note="after gardening")


@pytest.fixture
def report(family: str) -> MakeReport:
    def make(facts: ReportFacts, plan: LastRoutine = PLAN, **options: object) -> Sheet:
        occasion = SheetContext(facts.period.last, family)
        chosen = ReportOptions(**options)  # type: ignore[arg-type]
        return progress_report(facts, plan, {"open-book": "Open book"}.get, Phrases(Words()), occasion, chosen)  # type: ignore[arg-type]

    return make


def today(journal: Journal) -> date:
    return FakeClock().now().date()


def facts_of(journal: Journal, days: int = 90) -> ReportFacts:
    last = today(journal)
    return gather(journal, Period(last - timedelta(days - 1), last))


def texts(sheet: Sheet) -> list[TextBox]:
    return [box for box in sheet.pages[0].boxes if isinstance(box, TextBox)]


def said(sheet: Sheet) -> str:
    return " ".join(box.words for box in texts(sheet))


def check(sheet: Sheet) -> None:
    """The report has one page, nothing outside the margins, and no overlapping texts."""
    assert len(sheet.pages) == 1
    margin = sheet.margin
    inside = Rect(margin, margin, sheet.width - 2 * margin, sheet.height - 2 * margin)
    assert [box for box in sheet.pages[0].boxes if not contains(inside, box.rect, 0.5)] == []
    said = list(texts(sheet))
    over = [(said[one].words, said[two].words) for one, two in overlaps([text.rect for text in said], 0.05)]
    assert over == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_shows_sessions_scores_what_hurt_and_doses(paper: str, journal: Journal, report: MakeReport) -> None:
    facts = facts_of(journal)
    sheet = report(facts, paper=paper, name="Kim")
    check(sheet)
    words = said(sheet)
    assert "Not clear yet, one day would change the answer: about" in words
    assert f"{facts.sessions} sessions on {facts.days} days" in words
    assert "Sessions stopped early: pain, numbness or tingling in a leg (1 ×)." in words
    assert "Open book: in 1 of 1 sessions" in words
    assert "Bird-dog 2 × 5 · each side" in words
    assert "aimed at: 4" in words
    assert "Name Kim" in words
    assert "it cannot show why" in words
    assert not any(claim in words for claim in ("because", "thanks to", "improved by", "effect"))


def test_a_report_names_the_routine_that_was_done_last_in_its_days_or_none(
    journal: Journal, report: MakeReport
) -> None:
    assert facts_of(journal).routine in shipped_catalog().routines
    earlier = Period(today(journal) - timedelta(900), today(journal) - timedelta(800))
    assert gather(journal, earlier).routine == ""
    assert "Routine done last" not in said(report(facts_of(journal), LastRoutine("", (), 4)))


def test_the_pdf_can_be_read_back_and_the_chart_is_vectors(journal: Journal, report: MakeReport) -> None:
    content = pdf_of(report(facts_of(journal), colour=True))
    assert len(content) < 200_000
    (page,) = pdfium.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_range().split())
    assert text.index("Progress report") < text.index("How strong is") < text.index("Routine done last: Morning")
    kinds = {part.type for part in page.get_objects()}
    assert raw.FPDF_PAGEOBJ_PATH in kinds
    assert raw.FPDF_PAGEOBJ_IMAGE not in kinds


def test_only_chosen_notes_are_shown(journal: Journal, report: MakeReport) -> None:
    facts = facts_of(journal)
    assert [note.words for note in facts.notes] == ["after gardening", "the left one"]
    assert "after gardening" not in said(report(facts))
    picked = said(report(facts, notes=(facts.notes[0].id,)))
    assert "after gardening" in picked
    assert "the left one" not in picked


def test_an_empty_journal_is_stated(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        sheet = report(gather(journal, period_of(None, None, clock.now().date())))
    check(sheet)
    assert "No session in this period." in said(sheet)
    assert "No score in this period." in said(sheet)
    assert "No exercise was marked" in said(sheet)


def test_too_few_or_too_old_scores_are_not_compared(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        for days in range(3):
            journal.scores.log("now", 4 + days, clock.now() - timedelta(days=30 + days))
        facts = facts_of(journal)
        assert facts.comparison
        assert facts.comparison.recent is None
        assert "Too few scores to compare" in said(report(facts))


def test_check_ins_are_shown_without_sessions_and_gaps_in_the_line_stay(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        for days in (*range(22), *range(40, 62)):
            journal.scores.log("now", 5, clock.now() - timedelta(days=days))
        facts = facts_of(journal)
        assert facts.chart is not None
        assert facts.chart.question == "now"
        (box,) = [box for box in report(facts).pages[0].boxes if isinstance(box, ChartBox)]
        assert box.chart is facts.chart
        joined = [piece.column for piece in box.chart.line]
        assert joined[0] + 1 < joined[-1], "with a gap"


@pytest.mark.parametrize("days", [1, 7, 30, 90, 365, 1500, 9000])
def test_any_period_has_a_readable_axis(days: int, journal: Journal, report: MakeReport) -> None:
    check(sheet := report(facts_of(journal, days)))
    pdf_of(sheet)


def test_many_years_of_scores_are_a_line(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        for days in range(900):
            journal.scores.log("now", days % 7, clock.now() - timedelta(days=days))
        check(report(facts_of(journal, 1000)))
        check(report(facts_of(journal, 330)))


def test_an_unclear_comparison_is_said_to_be_so(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        monday = clock.now() - timedelta(clock.now().weekday())
        for ago, value in enumerate(([5] * 3 + [4] * 4) * 2 + [6] * 7, 1):
            journal.scores.log("now", value, monday - timedelta(ago))
        words = said(report(facts_of(journal)))
        assert "Not clear yet, one day would change the answer: about 4 in the last two whole weeks, 6 in" in words


def test_a_fortnight_on_paper_shows_each_entry_in_grey_and_in_colour(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        for ago in range(7):
            journal.scores.log("now", 4, clock.now() - timedelta(ago))
        facts = facts_of(journal, 14)
        assert facts.chart
        assert len(facts.chart.entries) == 7
        for colour in (False, True):
            sheet = report(facts, colour=colour)
            assert "check-in" in said(sheet)
            pdf_of(sheet)


LETTERS = st.text(st.sampled_from("abc ‑漢字עברית…W"), min_size=1, max_size=200).filter(lambda text: bool(text.strip()))


@settings(max_examples=scaled(20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_names_doses_or_notes_break_the_page(journal: Journal, report: MakeReport, data: st.DataObject) -> None:
    facts = facts_of(journal)
    doses = tuple(data.draw(st.lists(st.tuples(LETTERS, LETTERS), max_size=40)))
    plan = LastRoutine(data.draw(LETTERS), doses, data.draw(st.integers(1, 7)))
    sheet = report(
        facts, plan, name=data.draw(st.just("") | LETTERS), paper=data.draw(st.sampled_from(["a4", "letter"])),
        notes=tuple(note.id for note in facts.notes),
    )  # fmt: skip
    check(sheet)


def test_a_period_ends_by_today_and_is_never_empty() -> None:
    day = date(2026, 11, 20)
    assert period_of(None, None, day) == Period(date(2026, 8, 23), day)
    assert period_of(date(2026, 11, 1), date(2027, 1, 1), day) == Period(date(2026, 11, 1), day)
    with pytest.raises(Problem, match="has no days"):
        period_of(date(2026, 12, 1), None, day)


def test_sessions_from_paper_are_told_apart(tmp_path: Path, report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        journal.paper.keep(PaperDay(clock.now(), "mine", 60, (PaperDone("plank", 2, 40.0),), 4, 3))
        facts = facts_of(journal)
        assert facts.on_paper == 1
        assert "1 of the sessions were ticked on paper" in said(report(facts))


def test_the_peg_score_is_on_the_page_once_it_was_answered(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        assert "PEG" not in said(report(facts_of(journal)))
        journal.scores.log_peg((7, 6, 5), clock.now() - timedelta(20))
        journal.scores.log_peg((4, 3, 2), clock.now())
        facts = facts_of(journal)
        check(sheet := report(facts))
        assert "0–10): 3.0 on 5 Jan 2026, 3.0 lower than the first (6.0 on 16 Dec 2025)." in said(sheet)
        assert facts.summaries == (), "it is no score of pain right now"
        ends = today(journal) - timedelta(2)
        assert "0–10): 6.0 on 16 Dec 2025." in said(report(gather(journal, Period(ends - timedelta(50), ends))))
        assert "PEG" not in said(report(gather(journal, Period(ends - timedelta(7), ends))))


@pytest.mark.parametrize(
    ("then", "now", "words"), [((3, 3, 4), (5, 5, 5), "1.7 higher than"), ((3, 4, 5), (5, 4, 3), "the same as")]
)
def test_the_peg_score_may_be_worse_or_the_same(
    then: tuple[int, ...], now: tuple[int, ...], words: str, report: MakeReport
) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        journal.scores.log_peg(then, clock.now() - timedelta(500))
        journal.scores.log_peg(now, clock.now())
        assert f"{words} the first" in said(report(facts_of(journal)))


def test_a_heading_says_if_only_the_last_weeks_are_shown_and_without_sessions_there_is_none(report: MakeReport) -> None:
    clock = FakeClock()
    with closing(Journal.in_memory(clock)) as journal:
        last = clock.now().date()
        long = Period(last - timedelta(3 * 365), last)
        assert "in each" not in said(report(gather(journal, long)))
        journal.paper.keep(PaperDay(clock.now(), "mine", 60, (PaperDone("plank", 2, 40.0),)))
        assert "in each of the last 53 weeks" in said(report(gather(journal, long)))
        year = said(report(gather(journal, Period(last - timedelta(364), last))))
        assert "in each week" in year
        assert f"{last.year - 1}" in year


def test_no_text_is_too_small_to_read(journal: Journal, report: MakeReport) -> None:
    for days in (7, 90, 365):
        assert min(box.size for box in texts(report(facts_of(journal, days)))) >= SMALLEST_TEXT
