import os
from pathlib import Path

import msgspec
import pytest

from backcoach.app.places import data_folder, remember_data_folder
from backcoach.cli import main
from backcoach.history.journal import Journal
from tests.cli.running import complaint, output
from tests.corner import sampled, thorough
from tests.exports import rows_in
from tests.fakes import FakeClock


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    folder = str(tmp_path / "data")
    output(capsys, "log", "4", "--note", "stiff", "--data-dir", folder)
    return folder


@pytest.fixture
def other(tmp_path: Path) -> str:
    return str(tmp_path / "other")


@pytest.fixture
def exported(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = str(tmp_path / "journal.json")
    assert output(capsys, "export", "-o", path, "--data-dir", data) == f"Written: {path}.\n"
    return path


def test_a_journal_is_imported_on_another_machine_only_once(
    exported: str, other: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = "0 sessions, 0 steps, 1 score; replaced by newer versions: 0 sessions, 0 steps, 0 scores.\n"
    assert output(capsys, "import", exported, "--preview", "--data-dir", other) == "Would be added: " + told
    assert output(capsys, "import", exported, "--data-dir", other) == "Added: " + told
    assert "Added: 0 sessions, 0 steps, 0 scores;" in output(capsys, "import", exported, "--data-dir", other)


def test_a_zip_of_our_own_tables_is_written_and_not_taken_in(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "out.zip")
    output(capsys, "export", "--format", "csv", "-o", path, "--data-dir", data)
    assert "export the journal as JSON" in complaint(capsys, "import", path, "--data-dir", data)


def test_days_limit_an_export(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "out"
    output(capsys, "export", "-o", str(path), "--from", "2000-01-01", "--to", "2000-12-31", "--data-dir", data)
    assert rows_in(path).scores == []
    none = complaint(
        capsys, "export", "-o", str(path), "--from", "2026-02-01", "--to", "2026-01-01", "--data-dir", data
    )
    assert "is after the last day" in none
    assert "is not a day" in complaint(capsys, "export", "-o", str(path), "--from", "monday", "--data-dir", data)


@thorough
def test_a_passphrase_comes_from_a_file(
    data: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, path = tmp_path / "key", str(tmp_path / "sealed")
    key.write_text("correct horse\nanything\n")
    output(capsys, "export", "-o", path, "--passphrase-file", str(key), "--data-dir", data)
    assert "give it with --passphrase-file" in complaint(capsys, "import", path, "--data-dir", other)
    assert "Added: 0 sessions, 0 steps, 1 score;" in output(
        capsys, "import", path, "--passphrase-file", str(key), "--data-dir", other
    )
    said = complaint(capsys, "import", path, "--passphrase-file", str(tmp_path / "none"), "--data-dir", other)
    assert "cannot be read as text" in said


def test_a_backup_is_looked_at_before_it_is_restored(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "stick.db")
    assert output(capsys, "backup", "--to", path, "--data-dir", data) == f"Written: {path}.\n"
    assert "by-hand" in output(capsys, "backup", "--data-dir", data)
    output(capsys, "log", "7", "--data-dir", data)
    told = output(capsys, "restore", path, "--data-dir", data)
    assert "holds 0 sessions, 0 steps, 1 score." in told
    assert "It would remove 0 sessions, 0 steps, 1 score." in told
    assert "Add --yes" in told
    assert "before-restore" in output(capsys, "restore", path, "--yes", "--data-dir", data)
    assert "It would remove 0 sessions, 0 steps, 0 scores." in output(capsys, "restore", path, "--data-dir", data)


def test_two_computers_synchronise_through_a_folder(
    data: str, other: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    assert output(capsys, "sync", str(shared), "--data-dir", data).startswith("Sent 1 entry, received")
    assert "received 0 sessions, 0 steps, 1 score from" in output(capsys, "sync", str(shared), "--data-dir", other)
    (shared / "backcoach-x.jsonl").mkdir()
    assert main(["sync", str(shared), "--data-dir", other]) == 0
    assert "could not be read yet" in capsys.readouterr().err


def test_everything_is_deleted_only_with_the_full_words(
    data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert "delete everything" in complaint(capsys, "erase", "--data-dir", data)
    assert (Path(data) / "journal.db").exists()
    told = output(capsys, "erase", "--confirm", "delete everything", "--data-dir", data)
    assert told.startswith("Deleted: ")
    assert list(Path(data).iterdir()) == []


def test_a_damaged_journal_is_reported(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (Path(data) / "journal.db").write_text("a letter")
    assert main(["backup", "--data-dir", data]) == 0
    assert "put aside as" in capsys.readouterr().err


def test_a_journal_that_may_not_be_written_can_still_be_exported(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    path = tmp_path / "out.json"
    assert main(["export", "-o", str(path), "--data-dir", data]) == 0
    assert "cannot be written" in capsys.readouterr().err
    assert len(rows_in(path).scores) == 1
    (tmp_path / "file").touch()
    assert "backcoach" in complaint(capsys, "export", "-o", str(path), "--data-dir", str(tmp_path / "file"))


def test_no_new_journal_is_begun_if_the_remembered_folder_is_missing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    drive, away = tmp_path / "drive", tmp_path / "away"
    output(capsys, "log", "4", "--data-dir", str(drive))
    remember_data_folder(drive)
    drive.rename(away)
    for command in (("log", "5"), ("export", "--format", "json", "-o", str(tmp_path / "out.json"))):
        assert "connect its drive" in complaint(capsys, *command)
    assert not drive.exists()
    away.rename(drive)
    output(capsys, "log", "5")
    output(capsys, "erase", "--confirm", "delete everything")
    assert data_folder() != drive


@sampled
@pytest.mark.parametrize(
    "kept",
    [
        "journal.db",
        "settings.json",
        "window.lock",
        "faults.log",
        "exercises/mine.toml",
        "exercises",
        "routines",
        "backups",
    ],
)
@pytest.mark.parametrize(
    "command", [("export",), ("sheet", "seven-actions"), ("report",), ("figure", "cat-cow"), ("backup",)]
)
def test_no_output_goes_over_a_file_that_backcoach_keeps(
    kept: str, command: tuple[str, ...], data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(data) / kept
    before = file.read_bytes() if file.is_file() else None
    option = "--to" if command == ("backup",) else "-o"
    said = complaint(capsys, *command, option, str(file), "--data-dir", data)
    assert "choose another name" in said
    assert (file.read_bytes() if file.is_file() else None) == before


def test_a_locked_export_is_unlocked_into_a_file_without_a_passphrase(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, sealed, plain = tmp_path / "key", str(tmp_path / "sealed"), tmp_path / "plain.json"
    key.write_text("short\n")
    assert main(["export", "-o", sealed, "--passphrase-file", str(key), "--data-dir", data]) == 0
    assert "only 5 letters" in capsys.readouterr().err
    unseal = ("unseal", sealed, "-o", str(plain), "--data-dir", data)
    assert "give it with --passphrase-file" in complaint(capsys, *unseal)
    assert output(capsys, *unseal, "--passphrase-file", str(key)) == f"Written: {plain}.\n"
    assert len(rows_in(plain).scores) == 1
    own_file = ("unseal", sealed, "-o", f"{data}/journal.db", "--passphrase-file", str(key), "--data-dir", data)
    assert "belongs to the journal" in complaint(capsys, *own_file)


def deleted_by_a_stranger(data: str, shared: Path, scores: int) -> None:
    """Put lines into the shared folder that delete all scores of the journal."""
    for _ in range(scores):
        assert main(["log", "5", "--data-dir", data]) == 0
    journal = Journal.open(Path(data), FakeClock()).journal
    rows = journal.transfer.rows()
    journal.close()
    stranger = Journal.in_memory(FakeClock())
    gone = [msgspec.structs.replace(row, deleted=True, revision=9) for row in rows.scores]
    stranger.transfer.take_in(msgspec.structs.replace(rows, scores=gone))
    stranger.transfer.sync(shared)
    stranger.close()


def test_much_that_others_would_delete_is_agreed_to_and_counted(
    data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    deleted_by_a_stranger(data, shared, 20)
    capsys.readouterr()
    said = complaint(capsys, "sync", str(shared), "--data-dir", data)
    assert "On the command line, --yes agrees." in said
    told = output(capsys, "sync", str(shared), "--yes", "--data-dir", data)
    assert "Changed here: 0 sessions, 0 steps, 0 scores; deleted here: 0 sessions, 0 steps, 21 scores." in told


@pytest.mark.parametrize("name", ["Copy of backcoach-a.jsonl", "backcoach-a.sync-conflict-20260101-120000-ABC.jsonl"])
def test_what_a_shared_folder_holds_besides_is_named(
    name: str, data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / name).write_text("no line of ours\n")
    assert main(["sync", str(shared), "--data-dir", data]) == 0
    assert name in capsys.readouterr().err


def test_what_stays_after_deleting_everything_is_listed(
    data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("settings.json", "window.json", "window.lock", "faults.log", "exercises"):
        (Path(data) / name).write_text("{}")
    told = output(capsys, "erase", "--confirm", "delete everything", "--data-dir", data)
    assert sorted(path.name for path in Path(data).iterdir()) == sorted(
        ["settings.json", "window.json", "window.lock", "faults.log", "exercises"]
    )
    assert told.count("Still there: ") == 5


def put(kind: str, path: Path) -> None:
    """Something that is no file."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
@pytest.mark.parametrize("kind", ["pipe", "folder", "circle"])
def test_what_is_no_file_is_neither_replaced_nor_read(
    kind: str, data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(kind, strange := tmp_path / "strange")
    before = strange.lstat()
    assert "choose another place" in complaint(capsys, "export", "-o", str(strange), "--data-dir", data)
    assert "choose another place" in complaint(capsys, "backup", "--to", str(strange), "--data-dir", data)
    assert "choose" in complaint(capsys, "import", str(strange), "--data-dir", data)
    assert "is not a backup of BackCoach" in complaint(capsys, "restore", str(strange), "--data-dir", data)
    if kind != "folder":
        assert "choose another one with --data-dir" in complaint(capsys, "log", "4", "--data-dir", str(strange))
        assert "cannot be used" in complaint(capsys, "sync", str(strange), "--data-dir", data)
    after = strange.lstat()
    assert (after.st_mode, after.st_ino) == (before.st_mode, before.st_ino)


def test_an_export_through_a_link_keeps_the_link(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "link.json").symlink_to(tmp_path / "file.json")
    output(capsys, "export", "-o", str(tmp_path / "link.json"), "--data-dir", data)
    assert (tmp_path / "link.json").is_symlink()
    assert len(rows_in(tmp_path / "file.json").scores) == 1


def test_a_passphrase_without_end_is_refused(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "key").write_text("x" * 5000)
    for key in (tmp_path / "key", Path("/dev/zero")):
        said = complaint(capsys, "export", "-o", str(tmp_path / "x"), "--passphrase-file", str(key), "--data-dir", data)
        assert "too long for a passphrase" in said
