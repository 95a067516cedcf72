from pathlib import Path

import pytest

from backcoach.app.places import data_folder, remember_data_folder
from backcoach.cli import main
from backcoach.history.exchange.reading import rows_in
from tests.cli.running import complaint, output


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
