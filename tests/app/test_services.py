"""The application without a window: no Qt, and each change runs only the parts that it concerns."""

import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from backcoach.app.services import Services
from backcoach.app.session_service import SessionService
from backcoach.problem import Problem
from tests.builders import exercise, write
from tests.fakes import FakeClock
from tests.places import ASSETS

WITHOUT_QT = """
import sys
sys.modules["PySide6"] = sys.modules["shiboken6"] = None
from pathlib import Path
from backcoach.app.services import Services
from backcoach.app.session_service import SessionService
from backcoach.clock import SystemClock
folder = Path(sys.argv[1])
services = Services(folder / "data", Path(sys.argv[2]), folder / "cache", SystemClock())
services.journal.open()
timeline = services.planner.timeline(services.planner.chosen)
services.speech.script(timeline)
assert not services.safety.page.page.title == ""
services.journal.close()
print(len(timeline.steps))
"""


class Awake:
    """Knows whether the screen is kept awake."""

    def __init__(self) -> None:
        self._held = False

    def is_held(self) -> bool:
        """Whether it is, now."""
        return self._held

    def prepare(self) -> None:
        """Nothing to load."""

    def hold(self) -> None:
        """From now on."""
        self._held = True

    def release(self) -> None:
        """No more."""
        self._held = False


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def services(tmp_path: Path, clock: FakeClock) -> Services:
    return Services(tmp_path / "data", ASSETS, tmp_path / "cache", clock)


def listen(services: Services) -> Counter[str]:
    """Counts the events of every concern from now on."""
    told: Counter[str] = Counter()
    settings = services.settings
    for name in ("routine", "session", "sound", "theme", "motion", "equipment", "cautions", "aim", "bands"):
        getattr(settings, f"{name}_changed").connect(lambda _old, _new, name=name: told.update([name]))
    return told


def test_all_of_it_works_where_there_is_no_qt(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, str(tmp_path), str(ASSETS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 3


def test_a_change_is_told_to_its_own_concern_with_old_and_new(services: Services) -> None:
    told, seen = listen(services), list[tuple[str, str]]()
    services.settings.routine_changed.connect(lambda old, new: seen.append((old, new)))
    services.settings.choose_routine("gentle-day")
    assert told == {"routine": 1}
    assert seen == [("small-start", "gentle-day")]


def test_what_did_not_change_is_neither_told_nor_written(services: Services) -> None:
    services.folder.mkdir(parents=True)
    services.settings.choose_routine("gentle-day")
    file = services.folder / "settings.json"
    file.unlink()
    told = listen(services)
    services.settings.change(replace(services.settings.current))
    assert not told
    assert not file.exists()


def test_several_settings_at_once_are_one_write_and_an_event_each(services: Services) -> None:
    told, current = listen(services), services.settings.current
    services.settings.change(replace(current, theme="dark", sound=replace(current.sound, volume=0.2)))
    assert told == {"theme": 1, "sound": 1}


def test_settings_that_cannot_be_written_hold_and_are_told(services: Services) -> None:
    services.folder.parent.mkdir(parents=True, exist_ok=True)
    services.folder.write_text("a file in the place of the folder")
    sentences = list[str]()
    services.said.connect(sentences.append)
    services.settings.choose_routine("gentle-day")
    assert services.planner.chosen.id == "gentle-day"
    assert len(sentences) == 1
    assert "cannot be kept" in sentences[0]


def test_a_file_that_was_added_is_in_the_library_after_a_reload(services: Services) -> None:
    before = len(services.library.catalog.exercises)
    changes = list[int]()
    services.library.changed.connect(lambda old, new: changes.append(len(new.exercises) - len(old.exercises)))
    services.library.reload()
    assert changes == []
    write(services.folder, exercise("mine"))
    services.library.reload()
    assert changes == [1]
    assert len(services.library.catalog.exercises) == before + 1
    assert services.library.name_of("mine") != "mine"


def test_a_session_is_recorded_from_its_first_question_to_its_last(services: Services, clock: FakeClock) -> None:
    services.journal.open()
    awake = Awake()
    session: SessionService = services.new_session(awake)
    acts = list[tuple[str, str]]()
    session.act_changed.connect(lambda old, new: acts.append((old, new)))
    session.ask_before(services.planner.timeline(services.planner.chosen), services.planner.session_settings)
    session.begin(6, "stiff")
    assert awake.is_held()
    while session.act == "session":
        clock.advance(1.5)
        session.frame()
    session.answer_after(4, "")
    assert not awake.is_held()
    assert acts == [("idle", "before"), ("before", "session"), ("session", "after"), ("after", "idle")]
    assert services.journal.current is not None
    (kept,) = services.journal.current.sessions.find()
    assert kept.state == "finished"
    scores = [score.value for score in services.journal.current.scores.find(first=clock.now().date() - timedelta(1))]
    assert sorted(scores) == [4, 6]
    services.journal.close()


def test_a_journal_that_cannot_be_written_holds_entries_and_says_why(services: Services) -> None:
    services.folder.parent.mkdir(parents=True, exist_ok=True)
    services.folder.write_text("a file in the place of the folder")
    assert services.journal.open() == []
    assert "goes to a folder that you choose" in services.journal.unusable
    assert services.journal.write(lambda journal: journal.scores.log("now", 3)) is not None
    services.journal.close()


def test_moving_copies_journal_settings_and_own_exercises(services: Services, tmp_path: Path) -> None:
    services.journal.open()
    services.journal.write(lambda journal: journal.scores.log("now", 3))
    services.settings.choose_routine("gentle-day")
    write(services.folder, exercise("mine"))
    folder, news = services.move_to(tmp_path / "other")
    services.journal.close()
    moved = Services(folder, ASSETS, tmp_path / "cache", services.clock)
    moved.journal.open()
    assert str(folder) in news
    assert moved.settings.current.routine == "gentle-day"
    assert "mine" in moved.library.catalog.exercises
    assert moved.journal.current is not None
    assert moved.journal.current.contents().scores == 1
    with pytest.raises(Problem, match="folder in use"):
        moved.move_to(tmp_path / "other")
    moved.journal.close()


def test_many_bad_files_are_counted_and_two_of_them_named(services: Services) -> None:
    for number in range(4):
        write(services.folder, exercise(f"mine-{number}"))
        (services.folder / "exercises" / f"mine-{number}.toml").write_text("not TOML")
    first, second, more = services.start_problems()
    assert ("mine-0.toml" in first, "mine-1.toml" in second) == (True, True)
    assert more == "… and 2 more of your files: `backcoach list` names them."


def test_what_could_not_be_copied_is_named_after_a_move(services: Services, tmp_path: Path) -> None:
    services.journal.open()
    write(services.folder, exercise("mine"))
    (tmp_path / "other" / "backcoach").mkdir(parents=True)
    (tmp_path / "other" / "backcoach" / "exercises").write_text("in the way")
    _, news = services.move_to(tmp_path / "other")
    services.journal.close()
    assert "Not copied: mine.toml." in news
