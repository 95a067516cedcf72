"""What grows with use: starts over hundreds of own exercises, a shared folder of ten years, panes over many scores."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from backcoach.app.places import assets_folder
from backcoach.history.journal import Journal
from tests.bench.history import fill
from tests.bench.rows import Row, paired
from tests.bench.start import alternating, own_command
from tests.history.helpers import SetClock

OWN = 500
ROUNDS = 5
STEPS, ADDED = 10**5, 10
SETTINGS = {"first_start_done": True, "view": "window", "lessons": "off"}


def scale_rows() -> Iterator[Row]:
    """Each beside the same with little."""
    with tempfile.TemporaryDirectory() as name:
        few, many = Path(name) / "few", Path(name) / "many"
        for folder in (few, many):
            folder.mkdir()
            (folder / "settings.json").write_text(json.dumps(SETTINGS))
        _write_own(many)
        commands = {"few": own_command(few), "many": own_command(many)}
        rounds = alternating(commands, ROUNDS + 1)[1:]
        for what, index in (("start", 0), ("start, processor time", 1)):
            with_many, with_few = ([one[kind][index] for one in rounds] for kind in ("many", "few"))
            yield paired(
                f"{what}, {OWN} own routines and exercises with pictures", with_many, "ms", "none", with_few, most=1.1
            )
        yield from _sync_rows(Path(name))


def _write_own(folder: Path) -> None:
    """Copies of a shipped exercise and routine, each exercise with a picture."""
    exercise, routine = (assets_folder() / file for file in ("exercises/cat-cow.toml", "routines/desk-break.toml"))
    picture = _jpeg()
    for part in ("exercises", "routines", "pictures"):
        (folder / part).mkdir()
    for number in range(OWN):
        named = f'name = "Mine {number}"'
        pictures = f'pictures = [{{ file = "mine-{number}.jpg" }}]'
        own = exercise.read_text().replace('name = "Cat and cow"', f"{named}\n{pictures}")
        (folder / "exercises" / f"mine-{number}.toml").write_text(own)
        own = routine.read_text().replace('name = "Desk break"', named).replace("slouch-overcorrect", f"mine-{number}")
        (folder / "routines" / f"own-{number}.toml").write_text(own)
        (folder / "pictures" / f"mine-{number}.jpg").write_bytes(picture)


def _jpeg() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QColor, QImage

    image, buffer = QImage(600, 400, QImage.Format.Format_RGB32), QBuffer()
    image.fill(QColor("teal"))
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")  # type: ignore[call-overload]  # the stub wants bytes
    return bytes(buffer.data().data())


def _sync_rows(place: Path) -> Iterator[Row]:
    """Ten years of another machine, taken in, and then looked at again after ten steps more."""
    shared = place / "shared"
    shared.mkdir()
    fill(place / "one", STEPS)
    with (
        closing(Journal.open(place / "one", SetClock()).journal) as one,
        closing(Journal.open(place / "two", SetClock()).journal) as two,
    ):
        one.transfer.sync(shared)
        first = _seconds(two, shared)
        for value in range(ADDED):
            one.scores.log("now", value)
        one.transfer.sync(shared)
        yield Row(
            f"shared folder of ten years, again with {ADDED} entries more", _seconds(two, shared) * 1000, "ms",
            "taken in whole", first * 1000, most=0.05,
        )  # fmt: skip


def _seconds(journal: Journal, shared: Path) -> float:
    began = perf_counter()
    journal.transfer.sync(shared, agreed=True)
    return perf_counter() - began
