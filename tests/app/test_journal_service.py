"""What the journal's service says and does when something goes wrong: nothing is lost, and each sentence is so."""

import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import msgspec
import pytest

from backcoach.app import journal_service
from backcoach.app.journal_service import JournalService
from backcoach.history.backups import Backups
from backcoach.history.journal import Journal
from backcoach.history.lock import InUse, Machine
from backcoach.history.pending import PendingWrite
from backcoach.history.writes import LogScore, new_id
from backcoach.problem import Problem
from backcoach.words import Words
from tests.fakes import FakeClock
from tests.history.pending_writes import lock_out

OTHER_MACHINE = Machine("anna-laptop", "a")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def service(folder: Path, tmp_path: Path, clock: FakeClock) -> Iterator[JournalService]:
    service = JournalService(folder, tmp_path / "cache", clock, Words())
    yield service
    service.close()


@pytest.fixture
def said(service: JournalService) -> list[str]:
    sentences: list[str] = []
    service.said.connect(sentences.append)
    return sentences


def log(service: JournalService, value: int = 4) -> None:
    service.write(lambda journal: journal.scores.log("now", value))


def opened(service: JournalService) -> Journal:
    assert service.current is not None
    return service.current


def test_before_it_is_opened_nothing_is_written_and_that_is_said(service: JournalService, said: list[str]) -> None:
    log(service)
    service.retry()
    service.restore_backup()
    service.take_daily_backup()
    assert service.what_is_kept() == "Your journal is not open."
    assert said == []


def test_moving_before_it_is_opened_makes_an_empty_journal(service: JournalService, tmp_path: Path) -> None:
    service.copy_to(tmp_path / "other")
    assert (tmp_path / "other" / "journal.db").exists()


def test_a_log_that_went_missing_is_said_and_no_backup_takes_the_journal_s_place(
    service: JournalService, folder: Path, tmp_path: Path, clock: FakeClock
) -> None:
    service.open()
    log(service)
    shutil.copytree(folder, tmp_path / "killed")
    (tmp_path / "killed" / "journal.db-wal").unlink()
    killed = JournalService(tmp_path / "killed", tmp_path / "cache", clock, Words())
    [words] = killed.open()
    assert "missing or was cut short" in words
    assert killed.backup is None
    killed.close()


def test_a_damaged_journal_is_put_aside_and_its_backup_restored(
    service: JournalService, folder: Path, said: list[str]
) -> None:
    service.open()
    log(service)
    service.take_daily_backup()
    service.close()
    (folder / "journal.db").write_text("a letter")
    [words] = service.open()
    assert "put aside as" in words
    assert "0 entries could be saved" in words
    assert opened(service).scores.count() == 0
    service.restore_backup()
    assert opened(service).scores.count() == 1
    assert said == []


def test_scores_to_come_are_named_with_a_date_and_a_way_to_correct_them(
    service: JournalService, folder: Path, clock: FakeClock
) -> None:
    ahead = FakeClock(clock.now() + timedelta(days=400))
    journal = Journal.open(folder, ahead).journal
    journal.scores.log("now", 9)
    journal.close()
    [words] = service.open()
    assert words.startswith("1 of your scores has a date in the future, such as 2027-02-09")
    assert "press Enter to correct" in words


def test_a_journal_with_damaged_scores_opens_without_a_word_on_dates(
    service: JournalService, folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backcoach.history.damage.CHECKED_AT_START", 0)  # as a large journal, which is not read whole
    journal = Journal.open(folder, clock).journal
    for _ in range(60):
        journal.scores.log("now", 4, note="x" * 9000)
    journal.close()
    path = folder / "journal.db"
    data, chance = bytearray(path.read_bytes()), random.Random(1)
    data[100_000:] = chance.randbytes(len(data) - 100_000)
    path.write_bytes(data)
    assert service.open() == []


def test_while_another_computer_writes_in_the_folder_it_is_only_read_and_not_erased(
    service: JournalService, folder: Path, clock: FakeClock, said: list[str]
) -> None:
    theirs = Journal.open(folder, clock, machine=OTHER_MACHINE).journal
    theirs.scores.log("now", 4)
    [words] = service.open()
    assert "anna-laptop" in words
    assert words.endswith("You can look at your history meanwhile, but nothing is written.")
    assert opened(service).scores.count() == 1
    log(service)
    with pytest.raises(InUse, match="anna-laptop"):
        service.delete_everything()
    assert theirs.scores.count() == 1
    assert all("anna-laptop" in sentence for sentence in said)
    theirs.close()


def test_a_session_that_another_computer_may_be_playing_is_not_called_cut_short(
    service: JournalService, folder: Path, clock: FakeClock
) -> None:
    theirs = Journal.open(folder, clock, machine=OTHER_MACHINE).journal
    session = theirs.sessions.start("seven-actions", "{}", 800)
    service.open()
    assert opened(service).sessions.unfinished() == session, "it is in what can be read"
    assert service.unfinished() is None
    theirs.close()
    service.close()
    later = JournalService(folder, folder / "cache", clock, Words())
    later.open()
    assert later.unfinished() == session, "it was cut short indeed"
    later.leave_sessions = True
    assert later.unfinished() is None
    later.close()


def test_a_backup_that_cannot_be_made_is_said(service: JournalService, folder: Path, said: list[str]) -> None:
    service.open()
    (folder / "backups").write_text("a file in the way")
    service.take_daily_backup()
    service.close()
    assert len(said) == 1
    assert said[0].startswith("Today's backup could not be made: ")


def test_a_backup_that_fails_by_a_mistake_of_the_program_is_said_and_recorded(
    service: JournalService, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_backups: Backups) -> None:
        raise ZeroDivisionError

    recorded: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _fault, _trace: recorded.append(kind))
    monkeypatch.setattr(Backups, "take_daily", fail)
    service.open()
    service.take_daily_backup()
    service.close()
    assert said == ["Today's backup could not be made: ZeroDivisionError"]
    assert recorded == [ZeroDivisionError]


def test_nothing_is_erased_while_a_backup_is_still_being_made(
    service: JournalService, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_end = Event()
    monkeypatch.setattr(Backups, "take_daily", lambda _backups: may_end.wait())
    monkeypatch.setattr(journal_service, "BACKUP_S", 0.0)
    service.open()
    log(service)
    service.take_daily_backup()
    with pytest.raises(Problem, match="still being made"):
        service.erase()
    assert opened(service).scores.count() == 1
    may_end.set()
    monkeypatch.undo()


def test_what_waits_is_told_once_and_again_when_it_is_written(service: JournalService, said: list[str]) -> None:
    service.open()
    let_in = lock_out(opened(service))
    log(service)
    log(service)
    [words] = said
    assert words.endswith("It waits in a file; BackCoach tries again automatically.")
    assert service.what_is_kept() == "Entries waiting for the journal: 2, kept in a file."
    let_in()
    service.retry()
    assert said[1:] == ["All that waited is in the journal now."]
    assert service.what_is_kept().startswith("What is in your journal is kept")


def test_what_the_journal_refuses_is_counted_and_its_file_named(
    service: JournalService, folder: Path, said: list[str]
) -> None:
    service.open()
    journal = opened(service)
    let_in = lock_out(journal)
    log(service)
    impossible = LogScore(new_id(), "now", 11, 0, 0, None, None, "", 0)
    journal._writer.carry_out(impossible)
    let_in()
    service.retry()
    aside = folder / "not-in-the-journal.jsonl"
    assert said[1:] == [f"1 of the entries that waited cannot be put into the journal; it is in {aside}."]
    assert msgspec.json.decode(aside.read_bytes(), type=PendingWrite).write == impossible
    let_in = lock_out(journal)
    log(service)
    let_in()
    service.retry()
    assert said[-1] == "All that waited is in the journal now.", "the refused one is told once"


def nowhere_to_wait(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, folder: Path) -> JournalService:
    """A service none of whose files for pending writes can be made."""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file"))
    return JournalService(folder, tmp_path / "file" / "cache", clock, Words())


def test_what_waits_in_memory_only_is_said_to_be_so(
    folder: Path, tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = nowhere_to_wait(tmp_path, clock, monkeypatch, folder)
    said: list[str] = []
    service.said.connect(said.append)
    service.open()
    let_in = lock_out(opened(service))
    log(service)
    assert said[0].endswith("It waits in memory; BackCoach tries again automatically.")
    assert service.what_is_kept().endswith("in memory only; they are lost when BackCoach is closed.")
    let_in()
    service.retry()
    assert opened(service).scores.count() == 1
    service.close()


def test_in_a_folder_that_cannot_be_used_what_waits_in_memory_only_is_said_to_be_so(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = nowhere_to_wait(tmp_path, clock, monkeypatch, tmp_path / "file" / "data")
    said: list[str] = []
    service.said.connect(said.append)
    service.open()
    assert "BackCoach cannot write to" in service.unusable
    log(service)
    assert said == ["What is pending is in memory only: it is lost when BackCoach is closed."]
    service.close()


def test_an_unfinished_session_is_left_kept_or_disdialoged(service: JournalService) -> None:
    service.open()
    journal, changes = opened(service), list[int]()
    service.changed.connect(lambda: changes.append(1))
    for answer, state in (("later", "running"), ("keep", "stopped"), ("discard", None)):
        session = journal.sessions.start("seven-actions", "{}", 60.0)
        service.settle_session(session, answer)
        states = {found.id: found.state for found in journal.sessions.find()}
        assert states.get(session.id) == state
    assert changes == [1, 1, 1]


def test_after_everything_is_deleted_what_the_new_journal_says_is_told(
    service: JournalService, folder: Path, said: list[str]
) -> None:
    service.open()
    log(service)
    service.delete_everything()
    assert opened(service).scores.count() == 0
    assert said == []
