"""The table: newest first, page by page, to be corrected and deleted by keys."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from backcoach.history.journal import Journal
from backcoach.history.records import PaperDay, PaperDone
from backcoach.phrases import Phrases
from backcoach.ui.design.theme import Theme
from backcoach.ui.history.history_text import HistoryText
from backcoach.ui.history.score_model import ABOUT, PAGE, QUESTION, SCORE, WHEN, ScoreModel
from backcoach.ui.history.score_page import ScorePage
from backcoach.words import Words
from tests.places import ASSETS
from tests.ui.history.support import NOW, TODAY, JournalIn, log, name_of, session

Key = Qt.Key


@pytest.fixture
def journal(tmp_path: Path, journal_in: JournalIn) -> Journal:
    return journal_in(tmp_path)


@pytest.fixture
def words() -> HistoryText:
    return HistoryText(Phrases(Words()), name_of)


@pytest.fixture
def page(qtbot: QtBot, words: HistoryText) -> ScorePage:
    page = ScorePage(Theme(ASSETS, dark=False), words)
    qtbot.addWidget(page)
    page.resize(360, 500)
    page.show()
    return page


def test_a_day_that_was_typed_in_from_paper_says_so(journal: Journal, words: HistoryText) -> None:
    journal.paper.keep(PaperDay(NOW - timedelta(1), "seven-actions", 60.0, (PaperDone("bird-dog", 1, 60.0),), 5))
    model = ScoreModel(words)
    model.read(journal, None, None)
    (when, *_, about) = row(model, 0)
    assert when.endswith("\non paper"), "the time of day is not known"
    assert about == name_of("seven-actions")


def row(model: ScoreModel, number: int) -> list[str]:
    return [str(model.index(number, column).data()) for column in (WHEN, SCORE, QUESTION, ABOUT)]


def test_rows_tell_time_score_question_routine_and_note(journal: Journal, words: HistoryText) -> None:
    session(journal, 5, 3)
    journal.scores.log("now", 4, NOW - timedelta(days=400), note="garden")
    journal.scores.log("during", 6, exercise="bird-dog", at=NOW - timedelta(1))
    model = ScoreModel(words)
    QAbstractItemModelTester(model)
    model.read(journal, None, None)
    rows = {row(model, number)[1]: row(model, number) for number in range(4)}
    assert rows["3"] == ["Wed 20 May\n18:00", "3", "after", "Seven actions"]
    assert rows["6"] == ["Tue 19 May\n18:00", "6", "during", "Bird-dog"]
    assert rows["4"] == ["15 Apr 2025\n18:00", "4", "check-in", "garden"]


def test_the_newest_come_first_and_older_ones_page_by_page(journal: Journal, words: HistoryText) -> None:
    log(journal, "now", *((hour / 24, hour % 11) for hour in range(PAGE + 30)))
    model = ScoreModel(words)
    QAbstractItemModelTester(model)
    model.read(journal, None, None)
    assert model.rowCount() == PAGE
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == PAGE + 30
    assert not model.canFetchMore(QModelIndex())
    times = [model.score(number).at for number in range(model.rowCount())]
    assert times == sorted(times, reverse=True)


def test_only_the_days_asked_for_are_listed(journal: Journal, page: ScorePage) -> None:
    log(journal, "now", (0, 1), (20, 2))
    page.show_days(journal, TODAY - timedelta(13))
    assert page.table.model().rowCount() == 1
    page.show_days(journal, None)
    assert page.table.model().rowCount() == 2


def test_keys_ask_to_correct_and_to_delete_the_chosen_row(qtbot: QtBot, journal: Journal, page: ScorePage) -> None:
    log(journal, "now", (0, 1), (1, 2), (2, 3))
    page.show_days(journal, None)
    qtbot.keyClick(page.table, Key.Key_Down)
    with qtbot.waitSignal(page.correction_asked) as asked:
        qtbot.keyClick(page.table, Key.Key_Return)
    assert asked.args[0].value == 2
    with qtbot.waitSignal(page.deletion_asked) as asked:
        qtbot.keyClick(page.table, Key.Key_Delete)
    assert asked.args[0].value == 2


def test_buttons_ask_the_same_and_rest_while_there_is_nothing(qtbot: QtBot, journal: Journal, page: ScorePage) -> None:
    page.show_days(journal, None)
    assert not page.correct.isEnabled()
    assert page.table.empty_words
    page.grab()
    with qtbot.assertNotEmitted(page.correction_asked):
        qtbot.keyClick(page.table, Key.Key_Return)
    log(journal, "now", (0, 1))
    page.show_days(journal, None)
    with qtbot.waitSignal(page.deletion_asked) as asked:
        page.delete.click()
    assert asked.args[0].value == 1


def test_reading_again_keeps_the_chosen_row_and_every_row_read_so_far(journal: Journal, page: ScorePage) -> None:
    log(journal, "now", *((hour / 24, hour % 11) for hour in range(PAGE + 30)))
    page.show_days(journal, None)
    page.table.model().fetchMore(QModelIndex())
    page.table.selectRow(7)
    page.show_days(journal, None)
    assert page.table.model().rowCount() == PAGE + 30
    assert page.table.currentIndex().row() == 7


def test_a_narrow_table_leaves_routine_and_note_to_the_tip(qtbot: QtBot, journal: Journal, page: ScorePage) -> None:
    session(journal, 5, 3)
    page.show_days(journal, None)
    assert not page.table.isColumnHidden(ABOUT)
    page.resize(230, 500)
    qtbot.waitUntil(lambda: page.table.isColumnHidden(ABOUT))
    assert page.table.model().index(0, WHEN).data(Qt.ItemDataRole.ToolTipRole) == "Seven actions"


def test_a_page_that_cannot_be_read_is_a_sentence(
    qtbot: QtBot, journal: Journal, page: ScorePage, tmp_path: Path
) -> None:
    log(journal, "now", *((hour / 24, 1) for hour in range(2 * PAGE)))
    page.show_days(journal, None)
    for pragma in ("wal_checkpoint(TRUNCATE)", "shrink_memory"):
        journal._store.connection.execute(f"PRAGMA {pragma}")
    with (tmp_path / "journal.db").open("r+b") as file:
        file.truncate(8192)
    with qtbot.waitSignal(page.problem) as said:
        page.table.model().fetchMore(QModelIndex())
    assert "damaged" in said.args[0]
    assert page.table.model().rowCount() == PAGE
