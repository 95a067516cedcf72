"""Writes the newest schema version, with something in every table, to `frozen/`: run once when a version is new.

python -m tests.history.freeze
"""

from contextlib import closing
from pathlib import Path

from backcoach.history.journal import Journal
from backcoach.history.migrations import APPLICATION_ID, all_scripts
from backcoach.history.records import StepPlace
from tests.history.helpers import SetClock

FROZEN = Path(__file__).parent / "frozen"


def fill(journal: Journal, clock: SetClock) -> None:
    """Something in every table."""
    session = journal.sessions.start("seven-actions", '{"pace": 1.0}', 900.0)
    journal.scores.log("now-before", 4, session_id=session.id, note="it's raining; stiff")
    clock.move(minutes=2)
    journal.sessions.end_step(session.id, StepPlace(0, "bird-dog", 1, "left"), "done", 40.5)
    journal.sessions.mark_hurt(session.id, StepPlace(1, "bird-dog", 1, "right"))
    journal.sessions.stop(session.id, "leg-symptoms", "left leg", hide="bird-dog")
    journal.scores.delete(journal.scores.log("now", 9).id)
    journal.facts.read_safety()


def main() -> None:
    """Write the file; an existing one is never replaced."""
    clock = SetClock()
    with closing(Journal.in_memory(clock)) as journal:
        fill(journal, clock)
        dump = "\n".join(journal._store.connection.iterdump())
    version = len(all_scripts())
    pragmas = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {version};\n"
    with (FROZEN / f"{version:03}.sql").open("x", encoding="utf-8") as file:
        file.write(pragmas + dump + "\n")


if __name__ == "__main__":
    main()
