"""The system clock, and that no other module reads the time."""

import ast
import ctypes
import time
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from backcoach import clock
from backcoach.clock import SystemClock
from tests.places import ROOT
from tests.trees import nodes


def test_it_never_decreases() -> None:
    system = SystemClock()
    readings = [system.monotonic() for _ in range(1000)]
    assert readings == sorted(readings)


def test_it_counts_while_the_machine_sleeps_if_the_system_has_such_a_clock() -> None:
    if hasattr(time, "CLOCK_BOOTTIME"):
        before, now, after = (
            time.clock_gettime(time.CLOCK_BOOTTIME),
            SystemClock().monotonic(),
            time.clock_gettime(time.CLOCK_BOOTTIME),
        )
        assert before <= now <= after


def test_without_such_a_clock_it_is_pythons_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_SLEEP_AWARE", None)
    before, now, after = time.monotonic(), SystemClock().monotonic(), time.monotonic()
    assert before <= now <= after


def test_what_was_slept_is_what_only_the_monotonic_clock_counts() -> None:
    system = SystemClock()
    first, second = system.slept(), system.slept()
    assert first == pytest.approx(second, abs=0.5)
    assert first >= -0.5


@pytest.mark.parametrize(("platform", "name"), [("linux", "CLOCK_MONOTONIC"), ("darwin", "CLOCK_UPTIME_RAW")])
def test_each_system_has_a_clock_that_stands_still_meanwhile(
    platform: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, name, 77, raising=False)
    monkeypatch.setattr(time, "clock_gettime", lambda which: {77: 12.5}[which])
    awake = clock.awake_clock(platform)
    assert awake
    assert awake() == 12.5


def test_windows_tells_it_in_ten_millionths_of_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    def query(ticks: Any) -> None:
        ticks._obj.value = 125_000_000

    libraries = {"kernel32": SimpleNamespace(QueryUnbiasedInterruptTime=query)}
    monkeypatch.setattr(ctypes, "CDLL", libraries.__getitem__)
    awake = clock.awake_clock("win32")
    assert awake
    assert awake() == 12.5


def test_where_no_clock_tells_it_nothing_was_slept(monkeypatch: pytest.MonkeyPatch) -> None:
    assert clock.awake_clock("freebsd14") is None
    monkeypatch.setattr(clock, "awake_clock", lambda: None)
    assert SystemClock().slept() == 0


def test_now_knows_its_offset() -> None:
    now = SystemClock().now()
    assert now.tzinfo is not None
    assert now.utcoffset() == now.astimezone().utcoffset()
    assert abs(now.timestamp() - time.time()) < timedelta(minutes=1).total_seconds()


def test_no_other_module_reads_the_time() -> None:
    banned = {("time", "time"), ("time", "monotonic"), ("time", "sleep"), ("datetime", "now"), ("date", "today")}
    for path in (ROOT / "backcoach").rglob("*.py"):
        if path.name == "clock.py" or "helper" in path.parts:
            continue  # the sounding process has a clock of its own
        for node in nodes(path):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert (node.value.id, node.attr) not in banned, f"{path}:{node.lineno}"
