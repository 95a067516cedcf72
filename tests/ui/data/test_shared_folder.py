"""Two computers over a real window: what others would change in bulk is asked about first."""

from pathlib import Path

import msgspec

from backcoach.history.journal import Journal
from backcoach.ui.data.data_dialog import DataDialog
from tests.fakes import FakeClock
from tests.gallery.years import seed_years
from tests.ui.conftest import OpenStudio


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
