"""What the editor tells at the side: minutes, things, cautions, and what had better come later."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from backcoach.app.own.routine_edits import empty_routine
from backcoach.app.services import Services
from backcoach.catalog import RoutineItem
from tests.fakes import FakeClock
from tests.places import ASSETS


def test_minutes_things_and_cautions(tmp_path: Path) -> None:
    services = Services(tmp_path, ASSETS, tmp_path / "cache", FakeClock())
    empty = empty_routine("mine", "Mine", "")
    assert services.routine_facts(empty).seconds == 0
    made = replace(empty, items=(RoutineItem(exercise="supine-twist"), RoutineItem(exercise="plank")))
    facts = services.routine_facts(made)
    assert facts.seconds > 60
    assert [thing.name for thing in facts.needs] == ["exercise mat"]
    assert (facts.hidden, facts.warned) == ((), ())
    assert facts.stretches_early == (services.library.catalog.exercise("supine-twist").kind in {"stretch", "release"})
    services.settings.change(msgspec.structs.replace(services.settings.current, cautions=("pregnancy", "osteoporosis")))
    facts = services.routine_facts(made)
    assert ("plank", ("osteoporosis", "pregnancy")) in facts.hidden
    assert [id for id, _ in facts.warned + facts.hidden] == ["supine-twist", "plank"]
