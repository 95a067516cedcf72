"""Two computers over a real window: what others would change in bulk is asked about first."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import msgspec
import pytest

from backcoach.history.journal import Journal
from backcoach.history.sync import folder as folder_module
from backcoach.history.sync.lines import Mark, Read
from backcoach.outside import wait_for_work
from backcoach.ui.data.data_dialog import DataDialog
from tests.fakes import FakeClock
from tests.gallery.years import seed_years
from tests.patience import PATIENCE_S
from tests.ui.conftest import OpenStudio


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Event, Event]]:
    """The shared folder's files never answer, as on a network drive that sleeps: when one is read, and for the end."""
    asked, over = Event(), Event()

    def wait(_path: Path, _mark: Mark) -> Read:
        asked.set()
        over.wait()
        raise FileNotFoundError

    monkeypatch.setattr(folder_module, "read", wait)
    monkeypatch.setattr(folder_module, "ANSWER_S", 3.0)
    yield asked, over
    over.set()


def test_while_the_shared_folder_hangs_entries_are_made_and_closing_ends_the_program(
    open_studio: OpenStudio, tmp_path: Path, never: tuple[Event, Event]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "backcoach-other.jsonl").write_text("asleep\n")
    studio = open_studio()
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    asked, _ = never
    dialog.shared.use(str(shared))
    dialog.shared.sync()
    studio.wait(asked.is_set)
    assert dialog.work.busy
    studio.journal.scores.log("now", 4)
    studio.start()
    studio.jump(60)
    assert studio.state == "running"
    assert studio.journal.pending is None, "nothing waits for the exchange"
    studio.session.stop("other")
    studio.session.answer_after(3, "")
    studio.close()
    assert wait_for_work(PATIENCE_S), "the exchange gives up by itself, and then the program ends"
    again = open_studio()
    assert again.journal.scores.count() == 3


def test_a_stranger_that_deletes_much_is_asked_about_and_nothing_is_deleted_before(
    open_studio: OpenStudio, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    seed_years(tmp_path / "data", FakeClock().now(), 20)
    studio = open_studio()
    stranger = Journal.in_memory(FakeClock())
    rows = studio.journal.transfer.rows()
    gone = [msgspec.structs.replace(row, deleted=True, revision=9) for row in rows.scores]
    stranger.transfer.take_in(msgspec.structs.replace(rows, scores=gone))
    stranger.transfer.sync(shared)
    dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
    page, held = dialog.shared, studio.journal.scores.count()

    def settle() -> None:
        for _ in range(2):
            studio.wait(lambda: not dialog.work.busy)
            studio.app.processEvents()

    settle()
    assert page.agree.isHidden()
    page.use(str(shared))
    page.sync()
    settle()
    assert f"delete {held}" in dialog.said.accessibleName()
    assert not page.agree.isHidden()
    assert studio.journal.scores.count() == held
    page.agree.click()
    settle()
    assert page.agree.isHidden()
    assert "Deleted here" in dialog.said.accessibleName()
    assert studio.journal.scores.count() == 0
