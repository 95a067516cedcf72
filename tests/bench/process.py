"""Reads what a process costs from /proc: processor time, wake-ups and memory."""

import os
from pathlib import Path

TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def cpu_s(pid: int) -> float:
    """Seconds of processor time of all its threads, as fine as the scheduler counts."""
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def wakeups(pid: int) -> int:
    """How often its threads gave up the processor of their own accord, which is how often they were woken."""
    count = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                count += int(line.split()[1])
    return count


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
