"""A change of the history can be undone in the pane."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backcoach.history.journal import Journal
from backcoach.ui.history.chart import Chart
from backcoach.ui.history.history_pane import HistoryPane
from tests.ui.history.support import JournalIn, log, pane_of

Key = Qt.Key


@pytest.fixture
def journal(tmp_path: Path, journal_in: JournalIn) -> Journal:
    return journal_in(tmp_path)


def chart(pane: HistoryPane) -> Chart:
    return pane.chart


def values(pane: HistoryPane) -> list[int]:
    """The scores at which the signs of the chart begin."""
    return [entry.y for entry in pane.chart.shown.entries]


def test_a_deleted_score_comes_back_by_undo(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4), (1, 5))
    pane = pane_of(qtbot, journal)
    pane.show_table(on=True)
    qtbot.keyClick(pane.page.table, Key.Key_Delete)
    assert [score.value for score in journal.scores.find()] == [5]
    assert pane.page.table.model().rowCount() == 1
    assert pane.undo_bar.isVisible()
    pane.undo_bar.undo()
    assert [score.value for score in journal.scores.find()] == [4, 5]
    assert pane.page.table.model().rowCount() == 2
    assert not pane.undo_bar.isVisible()


def test_ctrl_z_undoes(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4))
    pane = pane_of(qtbot, journal)
    pane.show_table(on=True)
    pane.page.table.setFocus()
    qtbot.keyClick(pane.page.table, Key.Key_Delete)
    qtbot.keyClick(pane.page.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(journal.scores.find()) == 1


def test_closing_the_bar_keeps_the_deletion(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4))
    pane = pane_of(qtbot, journal)
    pane.delete(journal.scores.find()[0])
    pane.undo_bar.forget()
    pane.undo_bar.undo()
    assert journal.scores.find() == []


def test_any_change_can_offer_its_undo(qtbot: QtBot, journal: Journal) -> None:
    log(journal, "now", (0, 4))
    pane = pane_of(qtbot, journal)
    before = journal.scores.correct(journal.scores.find()[0].id, value=9)
    pane.refresh()
    pane.offer_undo("Corrected.", lambda: journal.scores.correct(before.id, value=before.value))
    pane.undo_bar.undo()
    assert values(pane) == [4]
