"""Every job in the background by name: an unforeseen exception in it is said and reported, and the next one works."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QLabel

from backcoach.history.journal import Journal
from backcoach.ui.background_jobs import BackgroundJobs
from backcoach.ui.data.data_dialog import DataDialog
from backcoach.ui.data.startup_sync import StartupSync
from tests.corner import sampled
from tests.places import ROOT
from tests.studio import SETTLED, Studio

DIARY = "Date,Pain\n2024-03-01,4\n2024-03-02,5\n"
STARTERS = ("self.do", "self.work.run", "self._work.run")


class Desk:
    """The dialog "Your data" over a real window, with files to act on."""

    def __init__(self, studio: Studio, folder: Path) -> None:
        self.studio, self.folder = studio, folder
        self.dialog = DataDialog(studio.view.theme, studio.view.services, studio.window)
        self.settle()
        (folder / "diary.csv").write_text(DIARY)
        (folder / "shared").mkdir()

    def settle(self) -> None:
        for _ in range(3):  # one job may lead to the next
            self.studio.wait(lambda: not self.dialog.work.busy)
            self.studio.app.processEvents()

    def did(self, act: Callable[[], object]) -> None:
        act()
        self.settle()

    def look_at_backup(self) -> None:
        self.did(lambda: self.dialog.backups.back_up(self.folder / "mine.db"))
        self.did(lambda: self.dialog.backups.look_into(self.folder / "mine.db"))

    def restore(self) -> None:
        self.look_at_backup()
        self.did(self.dialog.backups.restore)

    def restore_and_undo(self) -> None:
        self.restore()
        self.did(self.dialog.backups.undo_bar.undo)

    def export(self) -> None:
        self.did(lambda: self.dialog.export.export_to(self.folder / "out.json"))

    def look_at_export(self) -> None:
        self.export()
        self.did(lambda: self.dialog.take_in.look_into(self.folder / "out.json"))

    def look_at_diary(self) -> None:
        self.did(lambda: self.dialog.take_in.look_into(self.folder / "diary.csv"))

    def take_diary(self) -> None:
        self.look_at_diary()
        self.did(self.dialog.take_in.take_in)

    def take_diary_and_undo(self) -> None:
        self.take_diary()
        self.did(self.dialog.take_in.undo_bar.undo)

    def sync(self) -> None:
        self.dialog.shared.use(str(self.folder / "shared"))
        self.did(self.dialog.shared.sync)

    def sync_at_start(self) -> None:
        services = self.studio.view.services
        services.settings.change(msgspec.structs.replace(SETTLED, shared_folder=str(self.folder / "shared")))
        at_start = StartupSync(services, self.studio.window)
        at_start.begin()
        self.studio.wait(lambda: not at_start.work.busy)


JOBS: dict[str, Callable[[Desk], object]] = {
    "backups_page.shown": lambda desk: desk.did(desk.dialog.backups.shown),
    "backups_page.back_up": lambda desk: desk.did(lambda: desk.dialog.backups.back_up(desk.folder / "mine.db")),
    "backups_page.look_into": Desk.look_at_backup,
    "backups_page.restore": Desk.restore,
    "backups_page._back_again": Desk.restore_and_undo,
    "export_page.export_to": Desk.export,
    "import_page.shown": lambda desk: desk.did(desk.dialog.take_in.shown),
    "import_page.look_into": Desk.look_at_export,
    "import_page._show_read": Desk.look_at_export,
    "import_page._look_again": Desk.look_at_diary,
    "import_page.take_in": Desk.take_diary,
    "import_page._undo": Desk.take_diary_and_undo,
    "shared_folder_page.sync": Desk.sync,
    "startup_sync.begin": Desk.sync_at_start,
}
ELSEWHERE = {
    "data_page.do",  # what the pages call
    "exercises_page.refresh",  # tests/ui/history: a count, whose failure the page tells itself
}


@pytest.fixture
def desk(open_studio: Callable[[], Studio], tmp_path: Path) -> Desk:
    studio = open_studio()
    studio.journal.scores.log("now", 4)
    return Desk(studio, tmp_path)


def _name_of_caller() -> str:
    frame = sys._getframe(2)
    if frame.f_code.co_name == "do" and frame.f_back:
        frame = frame.f_back
    return f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}"


@sampled
@pytest.mark.parametrize("name", JOBS)
def test_an_unforeseen_exception_is_said_reported_and_the_end_of_that_job_alone(
    name: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[type[BaseException]] = []
    said: list[str] = []
    broken: list[str] = []
    run = BackgroundJobs.run

    def run_broken(jobs: BackgroundJobs, act: Callable[[Journal], Any], *ends: Any) -> None:
        def fail(_journal: Journal) -> None:
            raise ZeroDivisionError("unforeseen")

        is_it = _name_of_caller() == name and not broken
        broken.extend([name] * is_it)
        run(jobs, fail if is_it else act, *ends)

    monkeypatch.setattr(sys, "excepthook", lambda kind, _fault, _trace: reported.append(kind))
    monkeypatch.setattr(BackgroundJobs, "run", run_broken)
    for page in (desk.dialog.backups, desk.dialog.export, desk.dialog.take_in, desk.dialog.shared):
        page.said.connect(said.append)
    desk.studio.view.services.said.connect(said.append)
    before = desk.studio.journal.scores.count()
    JOBS[name](desk)
    desk.settle()
    assert broken == [name]
    assert reported == [ZeroDivisionError]
    shown = " ".join([*said, *(label.text() for label in desk.dialog.findChildren(QLabel))])
    assert "mistake in BackCoach (ZeroDivisionError)" in shown
    assert not desk.dialog.work.busy
    monkeypatch.setattr(BackgroundJobs, "run", run)
    assert desk.studio.journal.scores.count() in (before, before + 2), "nothing, or the diary that can be undone"
    desk.did(lambda: desk.dialog.backups.back_up(desk.folder / "after.db"))
    assert (desk.folder / "after.db").exists()


def test_no_job_was_left_out() -> None:
    found = {
        f"{path.stem}.{function.name}"
        for path in (ROOT / "backcoach").rglob("*.py")
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in STARTERS
    }
    assert found == {*JOBS, *ELSEWHERE}
