"""One file to hand over: what goes in comes out, a stranger's file is bounded, and taking in can be taken back."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image

from backcoach.app.library import Library
from backcoach.app.own import shared_file
from backcoach.app.own.exercise_edits import empty_exercise, with_picture
from backcoach.app.own.own_files import OwnFiles
from backcoach.app.own.shared_file import Shared, is_shared, packed, read_shared, unpacked
from backcoach.app.own.sharing import Sharing
from backcoach.catalog import RoutineItem
from backcoach.problem import Problem
from tests.builders import routine, write
from tests.places import ASSETS

WHOLE = Shared("noon", b"r", {"wall-sit": b"e"}, {"wall-sit-1.jpg": b"p"}, {"wall-sit-figure-1": b"m"})


class Place:
    """One data folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.library = Library(ASSETS, folder, folder / "cache")
        self.own = OwnFiles(folder, self.library)
        self.sharing = Sharing(folder, self.library, self.own)


@pytest.fixture
def here(tmp_path: Path) -> Place:
    """With a routine that has one of the user's own exercises, a picture and an easier form."""
    place = Place(tmp_path / "here")
    out = io.BytesIO()
    Image.new("RGB", (30, 20), (9, 99, 199)).save(out, "PNG")
    picture = place.library.pictures.keep("wall-sit", out.getvalue())
    easier = empty_exercise("wall-lean", "Wall lean")
    wall = with_picture(replace(empty_exercise("wall-sit", "Wall sit"), easier="wall-lean"), picture)
    noon = routine(RoutineItem(exercise="plank"), RoutineItem(exercise="wall-sit", sets=2, note="gently"), id="noon")
    write(place.folder, easier, wall, replace(noon, name="Noon"))
    place.library.reload()
    return place


@pytest.fixture
def there(tmp_path: Path) -> Place:
    return Place(tmp_path / "there")


def handed(here: Place, tmp_path: Path) -> Path:
    path = tmp_path / "noon.backcoach"
    path.write_bytes(here.sharing.pack(here.library.catalog.routine("noon")))
    return path


def test_what_is_handed_over_is_the_same_there(here: Place, there: Place, tmp_path: Path) -> None:
    incoming = there.sharing.look(handed(here, tmp_path))
    assert (set(incoming.new), incoming.different, incoming.known) == ({"wall-sit", "wall-lean"}, (), ())
    assert not (there.folder / "routines").exists(), "looking keeps nothing"
    id, take_back = there.sharing.take_in(incoming)
    assert id == "noon"
    assert there.library.catalog.problems == ()
    assert there.library.catalog.routine("noon") == here.library.catalog.routine("noon")
    wall = there.library.catalog.exercise("wall-sit")
    assert wall.easier == "wall-lean"
    assert len(there.library.pictures.of(wall)) == 1
    again = there.sharing.look(tmp_path / "noon.backcoach")
    assert again.is_known
    take_back()
    assert "noon" not in there.library.catalog.routines
    assert not list((there.folder / "exercises/pictures").iterdir())


def test_what_is_there_under_the_same_name_is_not_touched(here: Place, there: Place, tmp_path: Path) -> None:
    other = empty_exercise("wall-sit", "My own wall sit")
    write(there.folder, other, replace(there.library.catalog.routine("gentle-day"), id="noon", name="My noon"))
    there.library.reload()
    incoming = there.sharing.look(handed(here, tmp_path))
    assert incoming.different == ("wall-sit",)
    id, _ = there.sharing.take_in(incoming)
    assert id == "noon-2"
    assert there.library.catalog.exercise("wall-sit") == other
    assert there.library.catalog.routine("noon").name == "My noon"
    assert [item.exercise for item in there.library.catalog.routine(id).items] == ["plank", "wall-sit-2"]


def test_a_folder_that_refuses_keeps_nothing(here: Place, there: Place, tmp_path: Path) -> None:
    incoming = there.sharing.look(handed(here, tmp_path))
    (there.folder / "routines").write_text("a file in its place")
    with pytest.raises(Problem, match="cannot be kept"):
        there.sharing.take_in(incoming)
    assert not list(there.folder.glob("exercises/*.toml"))
    (there.folder / "exercises/pictures").rmdir()
    (there.folder / "exercises/pictures").write_text("a file")
    with pytest.raises(Problem, match="cannot be written"):
        there.sharing.take_in(incoming)


def test_links_to_what_is_nowhere_are_dropped_and_a_wrong_part_is_named(there: Place, tmp_path: Path) -> None:
    lonely = b'name = "X"\nkind = "strength"\nposition = "prone"\nsides = "both"\nharder = "gone"\neasier = "x"\n'
    lonely += b'chair = "gone"\n'
    lonely += b'tempo = "breath"\n[dose]\nstated = true\nsets = [1, 1]\nrest_s = 0\nbreaths = [3, 3]\n'
    care = b'[care.knee]\nsay = "Instead."\nuse = "gone"\n[care.wrist]\nsay = "Plank."\nuse = "plank"\n'
    noon = b'name = "N"\nabout = "a"\narrangement = "straight"\nsources = []\n[[items]]\nexercise = "x"\n'
    path = tmp_path / "x.backcoach"
    path.write_bytes(packed(Shared("noon", noon, {"x": lonely + care})))
    incoming = there.sharing.look(path)
    (found,) = incoming.exercises.values()
    assert (found.easier, found.harder, found.chair) == (None, None, None)
    assert (found.care["knee"].use, found.care["knee"].hide) == (None, True), "left out, since its form is nowhere"
    assert (found.care["wrist"].use, found.care["wrist"].hide) == ("plank", False)
    path.write_bytes(packed(Shared("noon", noon, {"x": lonely + b"speed = 3\n"})))
    with pytest.raises(Problem, match=r"x\.toml: dose\.speed"):
        there.sharing.look(path)
    path.write_bytes(packed(Shared("noon", noon, {})))
    with pytest.raises(Problem, match=r"noon\.toml: items"):
        there.sharing.look(path)
    there.sharing.take_in(incoming)
    assert there.library.catalog.exercise("x").care == found.care


def test_it_is_known_by_its_ending_and_its_first_bytes(tmp_path: Path) -> None:
    zipped_up = packed(WHOLE)
    for name, data, shared in (
        ("a.backcoach", zipped_up, True),
        ("a.zip", zipped_up, False),
        ("b.backcoach", b"x", False),
    ):
        (tmp_path / name).write_bytes(data)
        assert is_shared(tmp_path / name) == shared
    assert not is_shared(tmp_path / "nowhere.backcoach")


def test_packing_is_undone_by_unpacking() -> None:
    assert unpacked(packed(WHOLE), "x") == WHOLE
    assert packed(WHOLE) == packed(WHOLE)


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


HEAD = b'{"format":1,"routine":"noon"}'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is damaged"),
        (b"PK\x05\x06", "is damaged"),
        (zipped(**{"backcoach.json": HEAD}), "is damaged"),
        (zipped(**{"routine.toml": b""}), "is damaged"),
        (zipped(**{"backcoach.json": b"[" * 50_000, "routine.toml": b""}), "is damaged"),
        (zipped(**{"backcoach.json": b'{"format":1,"routine":"../x"}', "routine.toml": b""}), "is damaged"),
        (zipped(**{"backcoach.json": b'{"format":3,"routine":"noon"}', "routine.toml": b""}), "newer BackCoach"),
        (zipped(**{"backcoach.json": HEAD, "../routine.toml": b""}), "contains something"),
        (zipped(**{"backcoach.json": HEAD, "/etc/passwd": b""}), "contains something"),
        (zipped(**{"backcoach.json": HEAD, "exercises/../x.toml": b""}), "contains something"),
        (zipped(**{"backcoach.json": HEAD, "routine.toml": bytes(200_000)}), "is too large"),
        (zipped(**{f"exercises/x{number}.toml": b"" for number in range(400)}), "contains something"),
        (packed(WHOLE)[:-30], "is damaged"),
    ],
)
def test_each_thing_that_may_be_wrong_is_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Problem, match=said):
        unpacked(data, "noon.backcoach")


def test_links_and_doubled_names_and_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        link = zipfile.ZipInfo("routine.toml")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    with pytest.raises(Problem, match="contains something"):
        unpacked(out.getvalue(), "x")
    monkeypatch.setattr(shared_file, "LARGEST_ALL", 3)
    with pytest.raises(Problem, match="contains something"):
        unpacked(packed(WHOLE), "x")
    larger = packed(WHOLE)
    lied = larger.replace(len(HEAD).to_bytes(4, "little"), (len(HEAD) - 3).to_bytes(4, "little"))
    monkeypatch.undo()
    with pytest.raises(Problem, match="damaged"):
        unpacked(lied, "x")


def test_a_file_that_cannot_be_read_or_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Problem, match="cannot be read"):
        read_shared(tmp_path / "nowhere.backcoach")
    monkeypatch.setattr(shared_file, "LARGEST", 10)
    (tmp_path / "x.backcoach").write_bytes(packed(WHOLE))
    with pytest.raises(Problem, match="is larger"):
        read_shared(tmp_path / "x.backcoach")


@given(st.integers(0, 400), st.binary(max_size=8))
def test_whatever_is_changed_in_it_is_read_or_refused(place: int, other: bytes) -> None:
    data = packed(WHOLE)
    with suppress(Problem):
        unpacked(data[:place] + other + data[place + len(other) :], "x")
