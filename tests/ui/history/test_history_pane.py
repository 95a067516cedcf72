"""The history pane over a real journal: whole at its first paint, filled after it, and nothing is lost by a slip."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from backcoach.chart.columns import Span
from backcoach.chart.description import ScoreChart
from backcoach.history.journal import Journal
from backcoach.history.records import Question
from backcoach.phrases import Phrases
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.chart import Chart
from backcoach.ui.history.chart_source import ChartSource
from backcoach.ui.history.history_pane import HistoryPane
from backcoach.ui.history.range_choice import FORTNIGHT, QUARTER, YEAR
from backcoach.words import Words
from tests.fakes import FakeClock
from tests.patience import PATIENCE_S
from tests.places import ASSETS
from tests.ui.history.support import NOW, JournalIn, log, name_of, pane_of, said, session

Key = Qt.Key

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from backcoach.ui.history.history_pane import HistoryPane
from backcoach.ui.design.theme import Theme
from backcoach.clock import SystemClock
from backcoach.phrases import Phrases
from backcoach.words import Words
pane = HistoryPane(Theme(Path(sys.argv[1]), dark=False), Phrases(Words()), SystemClock(), str)
pane.resize(316, 768)
pane.show()
app.processEvents()
picture = pane.grab().toImage()
assert len({picture.pixel(200, y) for y in range(768)}) > 5, "nothing is painted"
print(*[name for name in ("numpy", "pyqtgraph") if name in sys.modules])
"""


@pytest.fixture
def journal(tmp_path: Path, journal_in: JournalIn) -> Journal:
    return journal_in(tmp_path)


def chart(pane: HistoryPane) -> Chart:
    return pane.chart


def asked(pane: HistoryPane) -> str | None:
    return pane.questions.question


def values(pane: HistoryPane) -> list[int]:
    """The scores at which the signs of the chart begin."""
    return [entry.y for entry in pane.chart.shown.entries]


def test_the_first_paint_needs_neither_numpy_nor_pyqtgraph() -> None:
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(ASSETS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr


def test_without_any_entry_it_says_what_will_appear(qtbot: QtBot, journal: Journal) -> None:
    pane = pane_of(qtbot, journal)
    assert "Nothing recorded yet" in said(pane)
    assert "will appear here" in pane.chart.message
    pane.show_table(on=True)
    assert "will appear here" in pane.page.table.empty_words


def test_a_single_check_in_is_shown(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4))
    pane = pane_of(qtbot, journal)
    assert "No session in the last 30 days.\nOne score so far: 4 at check-ins. Too early to tell" in said(pane)
    assert values(pane) == [4]
    assert pane.chart.message == ""


def test_sessions_are_summed_up_in_words(qtbot: QtBot, journal: Journal) -> None:
    session(journal, 5, 3)
    session(journal, 6, 4)
    pane = pane_of(qtbot, journal)
    assert "2 sessions in 30 days, 20 min.\nUsually 5.5 before, 3.5 after." in said(pane)


def test_a_journal_may_come_later(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4))
    pane = pane_of(qtbot, None)
    assert not values(pane)
    pane.set_journal(journal)
    assert len(values(pane)) == 1


def test_what_is_logged_appears_after_refresh(qtbot: QtBot, journal: Journal) -> None:
    pane = pane_of(qtbot, journal)
    log(journal, "now", (0, 4))
    pane.refresh()
    assert len(values(pane)) == 1


def test_ranges_show_longer_stretches_in_chart_and_table(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (1, 4), (50, 5), (200, 6), (500, 7))
    pane = pane_of(qtbot, journal)
    counts = []
    for days in (QUARTER, YEAR, None):
        pane.ranges.choose(days)
        pane.show_table(on=True)
        inside = sum(spread.number for spread in chart(pane).shown.spreads)
        counts.append((inside, pane.page.table.model().rowCount()))
        pane.show_table(on=False)
    assert counts == [(2, 2), (3, 3), (4, 4)]


def test_one_question_at_a_time_is_chosen_above_the_weeks(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (1, 4))
    pane = pane_of(qtbot, journal)
    pane.ranges.choose(QUARTER)
    assert not pane.questions.isVisible(), "there is no other"
    log(journal, "now-before", (1, 7), (2, 7))
    pane.refresh()
    assert pane.questions.isVisible()
    assert asked(pane) == "now-before", "the one that is asked most"
    assert [spread.level for spread in chart(pane).shown.spreads] == [7]
    pane.questions.choose("now")
    assert [spread.level for spread in chart(pane).shown.spreads] == [4]
    pane.refresh()
    assert asked(pane) == "now", "as it was chosen"
    assert pane.tell(chart(pane).shown, chart(pane).shown.filled[0], None).text() == (
        "4 · check-in. Week of 18 May 2026. 1 score on 1 day"
    )
    pane.ranges.choose(FORTNIGHT)
    assert not pane.questions.isVisible(), "days show all signs"


def test_ranges_are_walked_by_arrow_keys(qtbot: QtBot, journal: Journal) -> None:
    pane = pane_of(qtbot, journal)
    pane.ranges.segments[pane.ranges.days].setFocus()
    qtbot.keyClick(pane.ranges.segments[pane.ranges.days], Key.Key_Right)
    assert pane.ranges.days == QUARTER


def test_page_keys_go_back_no_further_than_the_first_entry_and_today_comes_back(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (1, 4), (50, 5))
    pane = pane_of(qtbot, journal)
    today = chart(pane).shown.span
    qtbot.keyClick(chart(pane), Key.Key_PageUp)
    assert chart(pane).shown.span == today.moved(-7)
    for _ in range(20):
        qtbot.keyClick(chart(pane), Key.Key_PageUp)
    assert chart(pane).shown.span.days[0] == NOW.date() - timedelta(50)
    qtbot.keyClick(chart(pane), Key.Key_PageDown)
    assert chart(pane).shown.span.last == today.last - 35 + 7 - 0 or chart(pane).shown.span.last < today.last
    dict(pane._deeds())["Jump to today"]()
    assert chart(pane).shown.span == today
    qtbot.keyClick(chart(pane), Key.Key_PageUp)
    qtbot.mouseClick(pane.ranges.segments[pane.ranges.days], Qt.MouseButton.LeftButton)
    assert chart(pane).shown.span == today


def test_a_large_chart_is_asked_for_by_button_and_key(qtbot: QtBot, journal: Journal) -> None:
    pane = pane_of(qtbot, journal)
    for ask in (pane.head.enlarge.click, lambda: qtbot.keyClick(chart(pane), Key.Key_Plus)):
        with qtbot.waitSignal(pane.large_asked):
            ask()


def test_a_range_without_scores_says_where_they_are(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (50, 5))
    pane = pane_of(qtbot, journal)
    assert "longer range" in pane.chart.message


def test_corrections_are_asked_for_from_table_and_chart(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4))
    pane = pane_of(qtbot, journal)
    qtbot.keyClick(chart(pane), Key.Key_Left)
    with qtbot.waitSignal(pane.correction_asked) as asked:
        qtbot.keyClick(chart(pane), Key.Key_Return)
    assert asked.args[0] == journal.scores.find()[0]
    pane.show_table(on=True)
    with qtbot.waitSignal(pane.correction_asked) as asked:
        qtbot.keyClick(pane.page.table, Key.Key_Return)
    assert asked.args[0] == journal.scores.find()[0]


def test_the_table_and_the_chart_take_turns(qtbot: QtBot, journal: Journal) -> None:
    pane = pane_of(qtbot, journal)
    for on in (True, False):
        pane.show_table(on=on)
        assert pane.table_is_shown is on
        assert (pane.page.isVisible(), chart(pane).isVisible()) == (on, not on)


def test_a_chart_that_nobody_sees_is_not_described_until_it_is_seen_or_copied(
    qtbot: QtBot, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane = pane_of(qtbot, journal)
    described: list[object] = []

    def counted(source: ChartSource, span: Span, question: Question) -> ScoreChart:
        described.append(span)
        return describe(source, span, question)

    describe = ChartSource._described
    monkeypatch.setattr(ChartSource, "_described", counted)
    pane.show_table(on=True)
    log(journal, "now", (0, 7))
    pane.refresh()
    assert not described
    pane.picture()
    assert [entry.before for entry in chart(pane).shown.entries] == [7]
    pane.views.switch.choose("keeping")
    log(journal, "now", (1, 8))
    pane.refresh()
    pane.views.switch.choose("pain")
    pane.show_table(on=False)
    assert [entry.before for entry in chart(pane).shown.entries] == [8, 7]
    described.clear()
    pane.ranges.choose(YEAR)
    pane.ranges.choose(FORTNIGHT)
    assert len(described) == 1, "what was shown before is at hand"


def test_a_pane_that_is_closed_while_it_loads_leaves_quietly(qtbot: QtBot) -> None:
    pane = HistoryPane(Theme(ASSETS, dark=False), Phrases(Words()), FakeClock(NOW), name_of)
    pane.load()
    pane.deleteLater()
    del pane


def test_a_journal_that_is_gone_is_a_sentence_not_a_crash(qtbot: QtBot, journal: Journal, tmp_path: Path) -> None:
    log(journal, "now", (0, 4))
    pane = pane_of(qtbot, journal)
    score = journal.scores.find()[0]
    (tmp_path / "journal.db").rename(tmp_path / "moved.db")
    with qtbot.waitSignal(pane.problem) as problem:
        pane.delete(score)
    assert "gone" in problem.args[0]
    assert not pane.undo_bar.isVisible()


def test_keys_of_the_chart_stay_with_it_in_a_window_that_uses_them_too(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4), (1, 5))
    pane = pane_of(qtbot, journal)
    window, taken = QWidget(), []
    layout = QVBoxLayout(window)
    layout.addWidget(pane)
    qtbot.addWidget(window)
    for keys in ("Left", "Right"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda keys=keys: taken.append(keys))
    window.show()
    window.activateWindow()
    chart(pane).setFocus()
    qtbot.keyClick(chart(pane), Key.Key_Left)
    assert chart(pane).column is not None
    assert taken == []
    pane.setParent(None)


def test_no_timer_runs_when_nothing_changes(qtbot: QtBot, journal: Journal) -> None:
    session(journal, 5, 3)
    pane = pane_of(qtbot, journal)
    assert not [timer for timer in pane.findChildren(QTimer) if timer.isActive()]


def test_the_calendar_shades_days_with_a_session_and_gives_way_in_a_low_window(qtbot: QtBot, journal: Journal) -> None:
    session(journal, 5, 3)
    pane = pane_of(qtbot, journal)
    assert pane.recent.accessibleName() == "Last 4 weeks: 1 day with a session"
    assert pane.recent.isVisible()
    pane.resize(316, 560)
    qtbot.waitUntil(lambda: not pane.recent.isVisible())


def test_a_day_is_told_with_routine_and_note(qtbot: QtBot, journal: Journal) -> None:
    score = session(journal, 5, 2)
    journal.scores.correct(score.id, note="easier")
    log(journal, "now", (0.1, 4))
    pane = pane_of(qtbot, journal)
    shown = chart(pane).shown
    day = shown.filled[-1]
    first, last = shown.entries_of(day)
    told = pane.tell(shown, day, last).text().split(". ")
    assert told[:2] == ["Wed 20 May 2026", "1 session, 10 min"]
    assert told[2:] == ["18:00  5 before, 2 after · Seven actions · easier", "15:36  4 check-in"], (
        "the chosen one first"
    )
    assert pane.tell(shown, day, last).more[-1].startswith("▸ 18:00"), "on the screen in the order of time"
    pane.set_journal(None)
    assert pane.tell(shown, day, first).text() == "Wed 20 May 2026"


def test_a_day_of_the_calendar_tells_its_minutes(qtbot: QtBot, journal: Journal) -> None:
    session(journal, 5, 3, seconds=1140)
    pane = pane_of(qtbot, journal)
    place = pane.recent.place_of(NOW.date())
    event = QHelpEvent(QEvent.Type.ToolTip, place, pane.recent.mapToGlobal(place))
    QApplication.sendEvent(pane.recent, event)
    assert QToolTip.text() == "Wed 20 May 2026: 19 min"
    QToolTip.hideText()


def test_the_pane_follows_a_change_of_the_theme(qtbot: QtBot, journal: Journal) -> None:
    session(journal, 5, 3)
    theme = Theme(ASSETS, dark=False)
    pane = pane_of(qtbot, journal, theme)
    pane.delete(journal.scores.find()[0])
    theme.use(dark=True)
    pixels: QPixmap = chart(pane).grab()
    assert pixels.toImage().pixelColor(2, 2) == theme.color("surface")
    assert pane.grab().toImage().pixelColor(*_middle(pane.undo_bar, pane)) == theme.color("tint")


def _middle(widget: QWidget, pane: HistoryPane) -> tuple[int, int]:
    at = widget.mapTo(pane, QPoint(4, widget.height() // 2))
    return at.x(), at.y()


def test_a_refresh_that_comes_after_the_journal_was_let_go_reads_nothing(
    qtbot: QtBot, tmp_path: Path, journal_in: JournalIn
) -> None:
    journal = journal_in(tmp_path)
    pane = pane_of(qtbot, journal)
    pane.set_journal(None)
    journal.close()
    pane.refresh()
