import random
from pathlib import Path

import pytest

from backcoach.history.erase import erase, traces
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.history.helpers import SetClock, filled, live


def used(folder: Path, cache: Path, clock: SetClock) -> Journal:
    """A folder in which all has happened that leaves something behind."""
    filled(folder, clock).write_text("damaged")
    journal = Journal.open(folder, clock, pending_folders=[cache]).journal
    live(journal, clock, random.Random(1), 20)
    journal.transfer.own_backups().take_daily()
    journal._store.connection.execute("PRAGMA query_only = ON")
    journal.scores.log("now", 4, note="a secret")
    (cache / "thumbnails").mkdir()
    (folder / "not-in-the-journal.jsonl").touch()
    return journal


def test_everything_is_gone_but_what_is_not_the_journal_s(folder: Path, tmp_path: Path, clock: SetClock) -> None:
    cache = tmp_path / "cache"
    journal = used(folder, cache, clock)
    (folder / "exercises").mkdir()
    (folder / "letter.txt").touch()
    assert {path.name for path in traces(folder, [cache], [cache])} > {"journal.db", "backups", "cache"}
    erase(folder, pending_folders=[cache], caches=[cache])
    assert {path.name for path in folder.iterdir()} == {"exercises", "letter.txt"}
    assert not cache.exists()
    assert traces(folder, [cache], [cache]) == []
    journal.close()
    erase(folder, pending_folders=[cache], caches=[cache])
    fresh = Journal.open(folder, clock)
    assert (fresh.set_aside, fresh.backup, fresh.journal.scores.count()) == (None, None, 0)
    fresh.journal.close()


def test_a_link_is_removed_and_what_it_leads_to_is_not(folder: Path, tmp_path: Path, clock: SetClock) -> None:
    filled(folder, clock)
    (tmp_path / "elsewhere").mkdir()
    (folder / "backups").symlink_to(tmp_path / "elsewhere")
    erase(folder)
    assert (tmp_path / "elsewhere").is_dir()
    assert list(folder.iterdir()) == []


def test_what_cannot_be_removed_is_named(folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    filled(folder, clock)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(Problem, match=r"remove them by hand: .*journal\.db"):
        erase(folder)
