"""Reads what a process costs from /proc: processor time, wake-ups and memory."""

import os
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """Seconds of processor time of all its threads, as fine as the scheduler counts."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def of_threads(pid: int) -> dict[str, tuple[float, int]]:
    """Seconds of processor time and wake-ups of each thread."""
    found = {}
    for task in Path(f"/proc/{pid}/task").iterdir():
        status = dict(line.split(":\t", 1) for line in (task / "status").read_text().splitlines() if ":\t" in line)
        seconds = int((task / "schedstat").read_text().split()[0]) / 1e9
        found[task.name] = seconds, int(status["voluntary_ctxt_switches"])
    return found


def spent(before: dict[str, tuple[float, int]], after: dict[str, tuple[float, int]]) -> tuple[float, int]:
    """What the threads that were there all the time have used in between: seconds and wake-ups."""
    both = before.keys() & after.keys()
    return (sum(after[one][0] - before[one][0] for one in both), sum(after[one][1] - before[one][1] for one in both))


def own_memory_mb(pid: int) -> float:
    """Memory that a process has for itself alone, in megabytes: its heap, whoever else runs the same programs."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"no memory figures of process {pid}")


def memory_mb(pid: int) -> float:
    """Proportional share of memory in megabytes (PSS)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError(f"no memory figures of process {pid}")
