"""Fuzzing targets: the readers of exercises, routines, motions and shared files."""

from collections.abc import Callable
from pathlib import Path

from fuzz_target import ROOT, Target, refusing


def exercise(folder: Path) -> tuple[Target, list[bytes]]:
    """An exercise of the user's own."""
    from backcoach.catalog.exercise_files import read_exercise

    return _own(folder, read_exercise), _shipped("exercises")


def routine(folder: Path) -> tuple[Target, list[bytes]]:
    """A routine of the user's own."""
    from backcoach.catalog.exercise_files import read_routine
    from backcoach.catalog.read import read_catalog

    exercises = dict(read_catalog(ROOT / "assets").exercises)
    return _own(folder, lambda path: read_routine(path, exercises)), _shipped("routines")


def shared(folder: Path) -> tuple[Target, list[bytes]]:
    """A shared routine."""
    from backcoach.app.own.shared_file import Shared, packed, unpacked

    whole = Shared("noon", b'name = "Noon"\n', {"wall-sit": b'name = "Wall sit"\n'}, {"wall-sit-1.jpg": b"\xff\xd8"})
    seeds = [packed(whole), packed(Shared("noon", b"")), packed(whole).replace(b"routine.toml", b"../../x.toml")]
    return refusing(lambda data: unpacked(data, folder.name)), seeds


def letters(folder: Path) -> tuple[Target, list[bytes]]:
    """The letters of a code on paper."""
    from backcoach.app.own.code_letters import MARK, letters_of, shared_of
    from backcoach.app.own.shared_file import Shared

    seed = letters_of(Shared("noon", b'name = "Noon"\n', {"wall-sit": b'name = "Wall sit"\n'}), "noon")
    seeds = [seed.encode(), seed.removeprefix(MARK).encode(), MARK.encode()]
    return refusing(lambda data: shared_of(data.decode("utf-8", "replace"), folder.name)), seeds


def coded(folder: Path) -> tuple[Target, list[bytes]]:
    """A picture in which a code is looked for, as the process does it that is started for that."""
    import segno

    from backcoach.ui.figures.picture_shrinker import code_in

    path = folder / "code.png"
    segno.make_qr("BACKCOACH:KWOTKJQ$PJ:RW0SP+PTH2").save(str(path), scale=3)
    return lambda data: code_in(data), [path.read_bytes()]


def motion(folder: Path) -> tuple[Target, list[bytes]]:
    """The motion of an exercise, and the poses that motions build on."""
    from backcoach.figure.motion_loader import base_poses, read_motion

    bases = base_poses(ROOT / "assets" / "motions")

    def poses(path: Path) -> None:
        base_poses(path.replace(path.with_name("poses.toml")).parent)

    seeds = [path.read_bytes() for path in sorted((ROOT / "assets" / "motions").glob("*.toml"))[:6]]
    read, read_poses = _own(folder, lambda path: read_motion(path, bases)), _own(folder, poses)
    return lambda data: (read(data), read_poses(data)), seeds


def _own(folder: Path, read: Callable[[Path], object]) -> Target:
    path = folder / "own.toml"

    def take(data: bytes) -> None:
        path.write_bytes(data)
        read(path)

    return refusing(take)


def _shipped(kind: str) -> list[bytes]:
    return [path.read_bytes() for path in (ROOT / "assets" / kind).glob("*.toml")]
