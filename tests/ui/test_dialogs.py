"""What follows from each dialog's answer, in the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from backcoach.app.preferences import read_preferences
from backcoach.ui.data.data_dialog import DataDialog
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.history.check_in_dialog import CheckInDialog
from backcoach.ui.safety.safety_dialog import SafetyDialog
from backcoach.ui.settings.settings_dialog import SettingsDialog
from tests.dropping import data_of, drag_over, drop
from tests.studio import Studio, press
from tests.ui.reading_on import read_on


def read(dialog: QDialog) -> None:
    """Read the safety page to its end."""
    assert isinstance(dialog, SafetyDialog)
    while dialog.isVisible():
        read_on(dialog)


def tick_a_sign(dialog: QDialog) -> None:
    assert isinstance(dialog, SafetyDialog)
    dialog.panel.ticks[0].click()
    dialog.close_button.click()


def enter(*keys: str) -> object:
    """Type a score and keep it."""

    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckInDialog)
        for key in keys:
            press(dialog, key)
        dialog.keep.click()

    return act


def test_a_check_in_is_kept_and_shown(studio: Studio) -> None:
    studio.clock.advance(60)
    with studio.answering(enter("4")):  # type: ignore[arg-type]
        studio.click("Check in")
    (score,) = studio.journal.scores.find()
    assert (score.question, score.value, score.session_id) == ("now", 4, None)
    assert score.at == studio.clock.now()
    assert [entry.y for entry in studio.view.history.chart.shown.entries] == [4]


def test_a_check_in_that_is_cancelled_is_not_kept(studio: Studio) -> None:
    with studio.answering(lambda dialog: dialog.reject()):
        studio.press("C")
    assert studio.journal.scores.find() == []


def test_a_high_check_in_brings_the_safety_page(studio: Studio) -> None:
    studio.clock.advance(60)
    with studio.answering(enter("9"), read):  # type: ignore[arg-type]
        studio.press("C")
    assert studio.journal.facts.safety_read_at() == studio.clock.now()


def test_an_entry_is_put_right(studio: Studio) -> None:
    score = studio.journal.scores.log("now", 3, note="a slip")

    def correct(dialog: QDialog) -> None:
        assert isinstance(dialog, CheckInDialog)
        press(dialog, "6")
        dialog.note.setText("")
        dialog.keep.click()

    with studio.answering(correct):
        studio.view.history.correction_asked.emit(score)
    (kept,) = studio.journal.scores.find()
    assert (kept.id, kept.value, kept.note, kept.at) == (score.id, 6, "", score.at)
    with studio.answering(lambda dialog: dialog.reject()):
        studio.view.history.correction_asked.emit(kept)
    assert studio.journal.scores.find() == [kept]


def is_dark(studio: Studio) -> bool:
    return studio.view.theme.dark


def test_settings_are_kept_only_when_they_are_accepted(studio: Studio) -> None:
    def pick(dialog: QDialog, accept: bool) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.forms[-1]._rows[1].control.set_value("dark")
        dialog.accept() if accept else dialog.reject()

    with studio.answering(lambda dialog: pick(dialog, accept=False)):
        studio.press("Ctrl+,")
    assert not is_dark(studio)
    with studio.answering(lambda dialog: pick(dialog, accept=True)):
        studio.press("Ctrl+,")
    assert is_dark(studio)
    assert read_preferences(studio.folder).theme == "dark"


def test_settings_shape_the_next_session(studio: Studio) -> None:
    before = studio.view.routine.timeline.duration_s

    def slower(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.forms[0]._rows[0].control.set_value(30)
        dialog.accept()

    with studio.answering(slower):
        studio.press("Ctrl+,")
    assert studio.view.services.settings.current.session.get_ready_s == 30
    assert studio.view.routine.timeline.duration_s > before


def test_the_data_folder_is_opened_by_the_system(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)

    def ask(dialog: QDialog) -> None:
        assert isinstance(dialog, SettingsDialog)
        dialog.folder_wanted.emit()

    with studio.answering(ask):
        studio.press("Ctrl+,")
    assert opened == [QUrl.fromLocalFile(str(studio.folder))]


def test_once_a_sign_was_ticked_no_session_starts_until_the_page_is_read(studio: Studio) -> None:
    with studio.answering(tick_a_sign):
        studio.press("F2")
    with studio.answering(lambda dialog: dialog.reject()):
        studio.press("Space")
    assert studio.act == "idle"
    with studio.answering(read):
        studio.press("Space")
    assert studio.act == "before"


def test_reading_the_page_on_ones_own_counts(studio: Studio) -> None:
    studio.clock.advance(27 * 86400)
    with studio.answering(read):
        studio.press("F2")
    studio.clock.advance(2 * 86400)
    studio.press("Space")
    assert studio.act == "before"


def test_the_number_that_was_set_stands_on_the_page(studio: Studio) -> None:
    from msgspec.structs import replace

    from tests.studio import SETTLED, said

    studio.view.services.settings.change(replace(SETTLED, emergency_number="999"))
    seen: list[str] = []
    with studio.answering(lambda dialog: seen.append(said(dialog))):
        studio.press("F2")
    assert "Call 999 if" in seen[0]


def test_dialogs_do_not_pile_up(studio: Studio) -> None:
    for key in ("F1", "F2", "F3", "C", "Ctrl+,", "Ctrl+P"):
        with studio.answering(lambda dialog: dialog.reject()):
            studio.press(key)
    studio.app.sendPostedEvents(None, 52)  # deferred deletions
    assert studio.window.findChildren(Dialog) == []


def test_about_says_where_the_data_lie(studio: Studio) -> None:
    from tests.studio import said

    seen: list[str] = []
    with studio.answering(lambda dialog: seen.append(said(dialog))):
        studio.press("F3")
    assert str(studio.folder) in seen[0]


def drop_file(widget: QWidget, file: Path) -> None:
    data = data_of(file.as_uri())
    drag_over(widget, data)
    assert drop(widget, data).isAccepted()


def test_a_file_dropped_on_the_window_is_looked_into_and_another_one_in_the_same_dialog(
    studio: Studio, tmp_path: Path
) -> None:
    for day in (1, 2):
        (tmp_path / f"day {day}.csv").write_text(f"day,score\n2024-03-0{day},4\n")

    def read_both(dialog: QDialog) -> None:
        assert isinstance(dialog, DataDialog)
        assert dialog.take_in.isVisible()
        studio.wait(lambda: "day 1.csv" in dialog.take_in.what.text())
        studio.controller.show_file(tmp_path / "day 2.csv")  # as another start of the program would
        studio.wait(lambda: "day 2.csv" in dialog.take_in.what.text())
        drop_file(dialog, tmp_path / "day 1.csv")
        studio.wait(lambda: "day 1.csv" in dialog.take_in.what.text())

    with studio.answering(read_both):
        drop_file(studio.window, tmp_path / "day 1.csv")
        studio.app.processEvents()
    assert studio.journal.scores.count() == 0, "nothing is taken in before it was asked for"


def test_a_file_in_a_session_is_shown_and_not_taken_in(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("day,score\n2024-03-01,4\n")
    studio.start()

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, DataDialog)
        studio.wait(lambda: "diary.csv" in dialog.take_in.what.text())
        assert not dialog.take_in.take.isEnabled()

    with studio.answering(look):
        studio.controller.show_file(tmp_path / "diary.csv")


def test_who_has_asked_first_is_kept_with_the_date(studio: Studio) -> None:
    services = studio.view.services

    def ask_and_read(dialog: QDialog) -> None:
        assert isinstance(dialog, SafetyDialog)
        dialog.panel.asked.click()
        read(dialog)

    assert services.safety.asked_at is None
    with studio.answering(ask_and_read):
        assert studio.controller.dialogs.safety()
    assert studio.journal.facts.asked_first_at() == services.safety.asked_at == studio.clock.now()
