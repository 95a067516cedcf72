"""Deleting everything deletes what is ours, by exact names, and says what stays."""

import os
from pathlib import Path

import pytest

from backcoach.history.deleted_notes import blank_deleted_notes
from backcoach.history.erase import erase
from backcoach.history.journal import Journal
from backcoach.history.own_files import own_files, own_folders
from backcoach.problem import Problem
from tests.history.helpers import SetClock, filled
from tests.history.pending_writes import lock_out

STRANGERS = (
    "backups/thesis.docx", "backups/journal-2026.db", "salvage-yard.txt", "journal.dbx", "journal.db.old",
    "journal-damaged-car.txt", "journal.locks", "salvage-yard/notes.txt", "not-in-the-journal.jsonl.bak",
)  # fmt: skip


def test_files_of_somebody_else_stay_and_are_told(folder: Path, clock: SetClock) -> None:
    filled(folder, clock)
    journal = Journal.open(folder, clock).journal
    backup = journal.transfer.own_backups().take("daily")
    journal.close()
    for name in STRANGERS:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("mine")
    (folder / "settings.json").write_text("{}")
    erased = erase(folder)
    assert all((folder / name).read_text() == "mine" for name in STRANGERS)
    assert not backup.exists()
    assert not (folder / "journal.db").exists()
    assert own_files(folder) == []
    told = " ".join(erased.stays)
    assert "settings.json (your settings" in told
    assert "thesis.docx" in told


def test_what_is_erased_was_overwritten_before(folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = filled(folder, clock)
    size, seen = journal.stat().st_size, {}
    unlink = Path.unlink

    def look(path: Path, *, missing_ok: bool = False) -> None:
        seen[path.name] = path.read_bytes() if path.is_file() else b""
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    erase(folder)
    assert seen["journal.db"] == bytes(size)


def test_a_file_with_a_second_name_is_not_overwritten(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    journal = filled(folder, clock)
    os.link(journal, tmp_path / "a copy of mine")
    before = journal.read_bytes()
    erase(folder)
    assert (tmp_path / "a copy of mine").read_bytes() == before


def test_where_a_link_leads_is_told(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    journal = filled(folder, clock)
    journal.rename(tmp_path / "elsewhere.db")
    journal.symlink_to(tmp_path / "elsewhere.db")
    assert any(str(tmp_path / "elsewhere.db") in left for left in erase(folder).stays)


def test_waiting_writes_of_another_name_of_the_folder_are_erased(folder: Path, clock: SetClock, tmp_path: Path) -> None:
    from backcoach.history.pending import PendingFile

    filled(folder, clock)
    (tmp_path / "link").symlink_to(folder)
    [file] = PendingFile(folder / "journal.db", [tmp_path / "spill"]).files
    file.parent.mkdir()
    file.write_text("{}\n")
    erase(tmp_path / "link", pending_folders=[tmp_path / "spill"])
    assert not file.exists()


@pytest.mark.parametrize(
    "name", ["journal.db", "journal.db-wal", "backups/journal-20260504-083000-daily.db", "../link.db"]
)
def test_an_export_onto_the_journal_or_a_backup_is_refused(
    name: str, journal: Journal, folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    journal.scores.log("now", 4)
    backup = journal.transfer.own_backups().take("daily")
    (tmp_path / "link.db").symlink_to(folder / "journal.db")
    with pytest.raises(Problem, match="belongs to the journal"):
        journal.transfer.export(folder / name, "json")
    with pytest.raises(Problem, match="belongs to the journal"):
        journal.transfer.own_backups().copy_to(backup, folder / name)
    journal.transfer.export(folder / "export.json", "json")


def test_a_deleted_note_leaves_by_no_way_and_is_blanked_once_undo_is_over(
    folder: Path, clock: SetClock, tmp_path: Path
) -> None:
    (tmp_path / "shared").mkdir()
    journal = Journal.open(folder, clock).journal
    score = journal.scores.log("now", 4, note="a secret")
    journal.scores.delete(score.id)
    for form, name in (("json", "a.json"), ("csv", "a.zip"), ("fhir", "a.fhir.json")):
        journal.transfer.export(tmp_path / name, form)  # type: ignore[arg-type]
        assert b"a secret" not in (tmp_path / name).read_bytes()
    journal.transfer.sync(tmp_path / "shared")
    assert all(b"a secret" not in path.read_bytes() for path in (tmp_path / "shared").iterdir())
    journal.scores.restore(score.id)
    assert journal.scores.get(score.id).note == "a secret"
    journal.scores.delete(score.id)
    journal.close()
    clock.move(minutes=59)
    Journal.open(folder, clock).journal.close()
    assert b"a secret" in (folder / "journal.db").read_bytes()
    clock.move(minutes=2)
    Journal.open(folder, clock).journal.close()
    assert b"a secret" not in (folder / "journal.db").read_bytes()


def test_a_deleted_note_that_cannot_be_blanked_yet_is_blanked_later(journal: Journal, clock: SetClock) -> None:
    score = journal.scores.log("now", 4, note="private")
    journal.scores.delete(score.id)
    clock.move(hours=2)
    let_in = lock_out(journal)
    for expected in ("private", ""):
        blank_deleted_notes(journal._store, clock)
        assert journal.query("SELECT note FROM score") == [(expected,)]
        let_in()


def test_a_folder_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    assert (own_files(tmp_path / "gone"), own_folders(tmp_path / "gone")) == ([], [])
