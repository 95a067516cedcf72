import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.history.journal import Journal
from backcoach.history.records import Contents, StepPlace
from backcoach.problem import Problem
from tests.corner import sampled
from tests.history.helpers import SetClock, all_of, live
from tests.history.sync.machines import Machines

NOTHING = Contents(0, 0, 0)


@pytest.fixture
def pair(clock: SetClock, tmp_path: Path) -> Iterator[tuple[Journal, Journal]]:
    journals = [Journal.open(tmp_path / name, clock).journal for name in ("one", "two")]
    yield journals[0], journals[1]
    for journal in journals:
        journal.close()


@sampled
@pytest.mark.parametrize("seed", range(12))
def test_three_machines_end_equal_whatever_is_delivered_when(seed: int, tmp_path: Path) -> None:
    machines = Machines(tmp_path, random.Random(seed))
    machines.live(60)
    machines.deliver_all()
    first, *others = machines.contents()
    assert all(other == first for other in others)
    assert sum(len(table) for table in first) > 20
    machines.close()


def test_what_is_new_goes_to_the_folder_and_from_there_to_the_other(
    pair: tuple[Journal, Journal], shared: Path
) -> None:
    one, two = pair
    score = one.scores.log("now", 4)
    assert one.transfer.sync(shared).sent == 1
    brought = two.transfer.sync(shared)
    assert (brought.sent, brought.new, brought.files) == (0, Contents(0, 0, 1), 1)
    two.scores.correct(score.id, value=9)
    assert two.transfer.sync(shared).sent == 1
    assert one.transfer.sync(shared).changed == Contents(0, 0, 1)
    assert one.scores.get(score.id).value == 9
    for journal in (one, two):
        again = journal.transfer.sync(shared)
        assert (again.sent, again.new, again.changed) == (0, NOTHING, NOTHING)


def test_a_session_that_runs_is_not_offered_on_the_other_machine(
    pair: tuple[Journal, Journal], shared: Path, clock: SetClock
) -> None:
    one, two = pair
    session_id = one.sessions.start("seven-actions", "{}", 60.0).id
    one.sessions.end_step(session_id, StepPlace(0, "cat-cow", 1), "done", 30.0)
    for journal in (one, two, one, two):
        journal.transfer.sync(shared)
    assert two.sessions.find() == []
    assert two.sessions.unfinished() is None
    one.sessions.finish(session_id)
    one.transfer.sync(shared)
    two.transfer.sync(shared)
    assert [session.state for session in two.sessions.find()] == ["finished"]
    assert len(two.sessions.steps(session_id)) == 1


def test_a_session_that_was_never_ended_comes_over_in_the_end(
    pair: tuple[Journal, Journal], shared: Path, clock: SetClock
) -> None:
    one, two = pair
    one.sessions.start("seven-actions", "{}", 60.0)
    one.transfer.sync(shared)
    two.scores.log("now", 4)
    two.transfer.sync(shared)
    clock.move(hours=12, seconds=1)
    assert one.transfer.sync(shared).sent == 1
    two.transfer.sync(shared)
    assert len(two.sessions.find()) == 1
    assert two.sessions.unfinished() is None


def test_conflict_copies_are_read_like_any_other_file(pair: tuple[Journal, Journal], shared: Path) -> None:
    one, two = pair
    one.scores.log("now", 4)
    one.transfer.sync(shared)
    [file] = shared.iterdir()
    copy = f"{file.stem}.sync-conflict-20260504-083000-ABCDEFG.jsonl"
    file.rename(shared / copy)
    assert two.transfer.sync(shared).new.scores == 1
    two.transfer.sync(shared)


@pytest.mark.parametrize("harm", ["lost", "cut", "replaced"])
def test_a_file_that_was_lost_or_overwritten_is_made_good_under_a_new_name(
    harm: str, pair: tuple[Journal, Journal], shared: Path
) -> None:
    one, two = pair
    for value in range(3):
        one.scores.log("now", value)
        one.transfer.sync(shared)
    [file] = shared.iterdir()
    if harm == "lost":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:-30] if harm == "cut" else b"?" * 5000)
    assert one.transfer.sync(shared).sent == 3
    two.transfer.sync(shared)
    assert all_of(one) == all_of(two)


def test_a_journal_that_was_copied_to_another_machine_parts_from_its_twin(
    pair: tuple[Journal, Journal], shared: Path, tmp_path: Path, clock: SetClock
) -> None:
    one, _ = pair
    one.scores.log("now", 1)
    one.transfer.sync(shared)
    backup = one.transfer.own_backups().take("daily")
    (tmp_path / "twin").mkdir()
    shutil.copy(backup, tmp_path / "twin" / "journal.db")
    twin = Journal.open(tmp_path / "twin", clock).journal
    here, there = shared, tmp_path / "there"
    shutil.copytree(here, there)
    one.scores.log("now", 2)
    one.transfer.sync(here)
    twin.scores.log("now", 3)
    twin.transfer.sync(there)
    # A synchroniser without conflict copies: the last one wins.
    shutil.copytree(there, here, dirs_exist_ok=True)
    for _ in range(2):
        one.transfer.sync(here)
        twin.transfer.sync(here)
    assert all_of(one) == all_of(twin)
    assert one.scores.count() == 3
    twin.close()


def test_a_machine_with_a_wrong_clock_that_comes_back_after_a_year_loses_nothing(
    pair: tuple[Journal, Journal], shared: Path, clock: SetClock, tmp_path: Path
) -> None:
    one, two = pair
    late_clock = SetClock()
    late = Journal.open(tmp_path / "late", late_clock).journal
    for journal in (one, late, one, late):
        live(journal, clock, random.Random(2), 10)
        journal.transfer.sync(shared)
    # It wrote before its clock was put back, and after.
    late_clock.move(hours=-7)
    live(late, late_clock, random.Random(3), 15)
    clock.move(days=365)
    for journal in (one, two, one):
        live(journal, clock, random.Random(4), 10)
        journal.transfer.sync(shared, agreed=True)
    for journal in (late, one, two, late):
        journal.transfer.sync(shared, agreed=True)
    assert all_of(late) == all_of(one) == all_of(two)
    late.close()


def test_a_file_that_cannot_be_read_waits(pair: tuple[Journal, Journal], shared: Path) -> None:
    one, two = pair
    (shared / "backcoach-folder.jsonl").mkdir()
    one.scores.log("now", 4)
    one.transfer.sync(shared)
    found = two.transfer.sync(shared)
    assert (found.new.scores, found.unreadable) == (1, ["backcoach-folder.jsonl"])


def test_a_folder_of_no_use_is_a_problem_and_nothing_is_marked_as_sent(
    pair: tuple[Journal, Journal], shared: Path
) -> None:
    one, _ = pair
    one.scores.log("now", 4)
    with pytest.raises(Problem, match="cannot be used"):
        one.transfer.sync(shared / "gone")
    assert one.transfer.sync(shared).sent == 1


def test_a_mark_that_cannot_be_read_means_reading_again(pair: tuple[Journal, Journal], shared: Path) -> None:
    one, two = pair
    one.scores.log("now", 4)
    one.transfer.sync(shared)
    two.transfer.sync(shared)
    two._store.connection.execute("UPDATE local SET value = '?' WHERE id GLOB 'sync-read:*'")
    assert two.transfer.sync(shared).new == NOTHING


def test_many_rows_go_in_lines_of_bearable_length(pair: tuple[Journal, Journal], shared: Path) -> None:
    one, two = pair
    for _ in range(510):
        one.scores.log("now", 4)
    one.transfer.sync(shared)
    [file] = shared.iterdir()
    assert len(file.read_bytes().splitlines()) == 2
    assert two.transfer.sync(shared).new.scores == 510


def test_a_file_that_never_answers_is_left_and_the_others_are_waited_for_less(
    pair: tuple[Journal, Journal], shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backcoach.history.sync import folder
    from backcoach.outside import NoAnswer

    ours, theirs = pair
    theirs.scores.log("now", 4)
    theirs.transfer.sync(shared)
    asked: list[float] = []

    def hangs(work: object, patience: float) -> object:
        if getattr(getattr(work, "func", None), "__name__", "") == "read":
            asked.append(patience)
            raise NoAnswer
        return work()  # type: ignore[operator]

    monkeypatch.setattr(folder, "in_time", hangs)
    ours.transfer.sync(shared)
    assert asked == [folder.ANSWER_S]
    assert ours.scores.count() == 0
