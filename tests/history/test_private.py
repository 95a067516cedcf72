import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from backcoach.history.private import make_private
from backcoach.problem import Problem
from tests.history.helpers import SetClock, filled

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the permissions of POSIX")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture(params=[0o000, 0o022, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_all_files_are_their_owner_s_alone_whatever_the_umask(folder: Path, clock: SetClock) -> None:
    journal = Journal.open(folder, clock).journal
    journal.scores.log("now", 4)
    assert journal.backups is not None
    journal.backups.take_daily()
    journal.transfer.restore(journal.backups.take("before-import"))
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"journal.db", "journal.db-wal", "journal.db-shm"}
    assert {mode(path) for path in files} == {0o600}
    assert (mode(folder), mode(folder / "backups")) == (0o700, 0o700)
    journal.close()


def test_a_journal_that_others_could_read_is_shut_off(folder: Path, clock: SetClock) -> None:
    path = filled(folder, clock)
    path.chmod(0o644)
    Journal.open(folder, clock).journal.close()
    assert mode(path) == 0o600


def test_a_folder_that_holds_other_things_keeps_its_permissions(tmp_path: Path, clock: SetClock) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "holiday.jpg").touch()
    Journal.open(tmp_path, clock).journal.close()
    assert mode(tmp_path) == 0o755
    assert mode(tmp_path / "journal.db") == 0o600


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_place_of_the_folder_is_a_problem_that_says_what_to_do(
    below: str, tmp_path: Path, clock: SetClock
) -> None:
    (tmp_path / "taken").write_text("a letter")
    folder = tmp_path / "taken" / below
    with pytest.raises(Problem, match=r"taken.*choose another one with --data-dir"):
        Journal.open(folder, clock)
    assert (tmp_path / "taken").read_text() == "a letter"


def test_a_journal_that_cannot_be_written_is_a_problem_at_once(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Stands in for a file system that refuses root as well; a real one is in the tests of faults, where one can be had.
    filled(folder, clock)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Problem, match=r"journal\.db cannot be written"):
        Journal.open(folder, clock)


def test_a_folder_in_place_of_the_journal_is_a_problem(folder: Path, clock: SetClock) -> None:
    (folder / "journal.db").mkdir(parents=True)
    with pytest.raises(Problem, match=r"journal\.db cannot be written"):
        Journal.open(folder, clock)
    assert (folder / "journal.db").is_dir()


def test_what_a_link_leads_to_outside_files_and_folders_keeps_its_permissions(tmp_path: Path) -> None:
    device, link, file = tmp_path / "device", tmp_path / "journal.db-wal", tmp_path / "file"
    os.mkfifo(device)
    device.chmod(0o666)
    link.symlink_to(device)
    file.touch(mode=0o644)
    make_private(link, file)
    assert stat.S_IMODE(device.stat().st_mode) == 0o666
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
