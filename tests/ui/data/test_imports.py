"""Other people's diaries in the window: imported as decided, once, and undone at any later time."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.ui.data.data_dialog import DataDialog
from tests.cli.test_import_commands import spoiled
from tests.corner import thorough
from tests.fakes import FakeClock
from tests.history.diary.cases import CASES, HERE, NOW, Case
from tests.studio import Studio
from tests.ui.conftest import OpenStudio
from tests.ui.data.conftest import did, settle

DIARY = "Datum;Schmerz;Notiz\n01.03.2024;4;stiff\n02.03.2024;5;\n"


@pytest.fixture
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_bad_rows_of_an_own_export_are_listed_and_the_rest_is_taken_in(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    own, page, before = tmp_path / "own.json", dialog.take_in, studio.journal.scores.count()
    did(studio, dialog, lambda: page.look_into(spoiled(own, 60)))
    assert "60 rows cannot be right and will be left out:" in page.told.text()
    assert "    score 00000000-0000-8000-a000-000000000010: Expected `int` <= 10" in page.told.text()
    assert "… and 10 more." in page.told.text()
    did(studio, dialog, page.take_in)
    assert studio.journal.scores.count() == before + 10
    did(studio, dialog, lambda: page.look_into(spoiled(own, 1)))
    assert "1 row cannot be right" in page.told.text()


def test_the_button_that_takes_in_stands_at_the_foot_of_its_page_only(dialog: DataDialog) -> None:
    take = dialog.take_in.take
    assert dialog.foot.isAncestorOf(take)
    for place, (_, page) in enumerate(dialog.pages):
        dialog.show_page(place)
        assert take.isVisibleTo(dialog) == (page is dialog.take_in)


def test_a_diary_from_elsewhere_is_previewed_and_taken_in_once(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    (tmp_path / "diary.csv").write_text(DIARY, "utf-8")
    before = studio.journal.scores.count()
    did(studio, dialog, lambda: dialog.take_in.look_into(tmp_path / "diary.csv"))
    assert "2 new." in dialog.take_in.told.text()
    assert "From 1 March 2024 to 2 March 2024." in dialog.take_in.told.text()
    did(studio, dialog, dialog.take_in.take_in)
    did(studio, dialog, lambda: dialog.take_in.look_into(tmp_path / "diary.csv"))
    assert "0 new, 2 already here." in dialog.take_in.told.text()
    assert not dialog.take_in.take.isEnabled()
    assert studio.journal.scores.count() == before + 2


def test_an_import_is_listed_and_undone_at_any_later_time(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text(DIARY, "utf-8")
    before = studio.journal.scores.count()
    did(studio, dialog, lambda: dialog.take_in.look_into(tmp_path / "diary.csv"))
    did(studio, dialog, dialog.take_in.take_in)
    later = DataDialog(studio.view.theme, studio.view.services, studio.window)
    did(studio, later, lambda: later.show_page(2))
    assert "diary.csv   ·   2 new, 0 changed" in later.take_in.batches.lines[0].text()
    before_that = later.take_in.batches.undo_buttons[1:]
    assert "Undone: 2 deleted" in did(studio, later, later.take_in.batches.undo_buttons[0].click)
    assert studio.journal.scores.count() == before
    assert len(later.take_in.batches.undo_buttons) == len(before_that)
    did(studio, later, lambda: later.take_in.look_into(tmp_path / "diary.csv"))
    assert "2 deleted here and left so" in later.take_in.told.text()
    later.take_in.form.bring_back.set_value(value=True)
    did(studio, later, later.take_in.form.bring_back.changed.emit)
    did(studio, later, later.take_in.take_in)
    assert studio.journal.scores.count() == before + 2


def choose(studio: Studio, dialog: DataDialog, answers: dict[str, str]) -> None:
    """Answer what the form asks."""
    for key, value in answers.items():
        row = dialog.take_in.form.row(key)
        row.set_value(value)
        assert row.value() == value
    did(studio, dialog, dialog.take_in.form.changed.emit)


def answers_in_words(case: Case) -> dict[str, str]:
    """The answers of a case as the form has them."""
    found = {key: value if isinstance(value, str) else str(value) for key, value in case.answers.items()}
    if only := case.answers.get("only"):
        found[f"only: {only[0][0]}"] = f"{only[0][0]}={only[0][1]}"
    for key in ("only", "other_words"):
        found.pop(key, None)
    for word, value in case.answers.get("words", ()):
        found[f"word: {word}"] = "leave-out" if value is None else str(value)
    found.pop("words", None)
    return found


@thorough
@pytest.mark.usefixtures("in_berlin")
def test_each_diary_of_the_collection_has_its_outcome_in_the_window(open_studio: OpenStudio, tmp_path: Path) -> None:
    studio = open_studio(folder=tmp_path / "late", clock=FakeClock(NOW.replace(hour=23)))
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    dialog.show_page(2)
    settle(studio, dialog)
    page = dialog.take_in
    for name, case in CASES.items():
        did(studio, dialog, lambda: page.look_into(HERE / name))  # noqa: B023
        ready = not case.asks and not case.stop
        assert page.take.isEnabled() == ready, (name, page.told.text())
        assert case.stop in page.told.text()
        if case.asks:
            answers = {
                key.replace("n/a", "N/A").replace("moderate", "Moderate"): value
                for key, value in answers_in_words(case).items()
            }
            choose(studio, dialog, answers or {"word: eleven": "leave-out"})
        if not case.stop:
            assert page.take.isEnabled(), (name, page.told.text())
            assert page.preview.entries.rowCount() == min(10, len(case.entries)), name
            scores = [page.preview.entries.index(row, 1).data() for row in range(len(case.entries))]
            assert scores == [str(value) for _, value, _ in case.entries], name


def test_while_a_question_is_open_nothing_can_be_taken_in(open_studio: OpenStudio, tmp_path: Path) -> None:
    studio = open_studio(folder=tmp_path / "late", clock=FakeClock(NOW))
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    dialog.show_page(2)
    settle(studio, dialog)
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(HERE / "29-duplicate-headers.csv"))
    assert "Which column has the pain score?" in page.told.text()
    assert page.form.row("score_column").value() is None
    before = studio.journal.scores.count()
    did(studio, dialog, page.take_in)
    assert studio.journal.scores.count() == before
    choose(studio, dialog, {"score_column": "Pain (column 3)"})
    assert page.take.isEnabled()
    did(studio, dialog, lambda: page.look_into(HERE / "39-daylio.csv"))
    assert "a mood is not pain" in page.told.text()
    assert not page.preview.isVisible()


def test_faults_are_all_shown_and_left_out_by_a_decision(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("Date,Pain,Note\n2024-03-01,4,slept, badly\nyesterday,5,\n2024-03-03,6,\n")
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    assert "Line 2: the row has 4 cells" in page.told.text()
    assert "Line 3: “yesterday” is not a day" in page.told.text()
    assert not page.take.isEnabled()
    page.form.mend.set_value(value=True)
    page.form.leave_out.set_value(value=True)
    did(studio, dialog, page.form.changed.emit)
    assert page.take.isEnabled()
    assert page.preview.entries.index(0, 2).data() == "slept, badly"
    assert "Left out: 1 row that cannot be read." in page.told.text()


def test_a_quotation_mark_that_never_closes_is_answered(studio: Studio, dialog: DataDialog, tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text('Date,Pain,Note\n2024-03-01,4,"stiff\n2024-03-02,5,\n')
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    assert "never closes" in page.told.text()
    assert not page.take.isEnabled()
    choose(studio, dialog, {"quoted": "letters"})
    assert page.take.isEnabled()
    assert page.preview.entries.index(0, 2).data() == '"stiff'


def test_how_a_file_is_read_can_be_changed_without_being_asked(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    (tmp_path / "diary.csv").write_text("Pain;Day\n4;03,04,2024\n5;04,04,2024\n")
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    page.form.more.set_value(value=True)
    page.form.more.changed.emit()
    choose(studio, dialog, {"separator": ";", "day_column": "Day", "date_format": "%d,%m,%Y", "source": "mine"})
    assert page.take.isEnabled(), page.told.text()
    assert page.preview.entries.index(0, 0).data().startswith("Wed 3 Apr 2024")
    assert "as they are" in page.what.text()
    page.form.more.set_value(value=False)
    page.form.more.changed.emit()
    choose(studio, dialog, {"date_format": "%m,%d,%Y", "source": "yours"})
    assert page.preview.entries.index(0, 0).data().startswith("Mon 4 Mar 2024")
    assert page.form.answers().source == "yours"


def test_a_file_without_known_separators_can_be_told_its_own(
    studio: Studio, dialog: DataDialog, tmp_path: Path
) -> None:
    (tmp_path / "diary.csv").write_text("Date~Pain\n2024-03-01~4\n2024-03-02~5\n")
    page = dialog.take_in
    did(studio, dialog, lambda: page.look_into(tmp_path / "diary.csv"))
    assert "no columns" in page.told.text()
    assert not page.take.isEnabled()
    choose(studio, dialog, {"separator": "~"})
    assert page.take.isEnabled(), page.told.text()
    page.form.more.set_value(value=True)
    page.form.more.changed.emit()
    choose(studio, dialog, {"encoding": "utf-32"})
    assert "The file is not UTF-32" in page.told.text()
    assert not page.take.isEnabled()
    assert page.form.row("separator").value() == "~"
