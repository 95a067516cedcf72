"""Whether the machine runs on its battery, as Linux tells it."""

from pathlib import Path

import pytest

from backcoach.app.power import on_battery

FULL = {"type": "Battery", "status": "Full"}
EMPTYING = {"type": "Battery", "status": "Discharging"}
PLUGGED, UNPLUGGED = {"type": "Mains", "online": "1"}, {"type": "Mains", "online": "0"}
BY_USB = {"type": "USB", "online": "1"}


@pytest.mark.parametrize(
    ("supplies", "expected"),
    [
        ([], False),
        ([EMPTYING], True),
        ([FULL], False),
        ([UNPLUGGED, EMPTYING], True),
        ([PLUGGED, EMPTYING], False),
        ([BY_USB, EMPTYING], False),
        ([PLUGGED, FULL], False),
        ([{"type": "Battery"}, {}], False),
    ],
)
def test_power_comes_from_the_battery_if_nothing_else_gives_it(
    tmp_path: Path, supplies: list[dict[str, str]], expected: bool
) -> None:
    for number, values in enumerate(supplies):
        (tmp_path / str(number)).mkdir()
        for name, value in values.items():
            (tmp_path / str(number) / name).write_text(f"{value}\n")
    assert on_battery(tmp_path) is expected


def test_where_nothing_tells_there_is_power(tmp_path: Path) -> None:
    assert not on_battery(tmp_path / "missing")
