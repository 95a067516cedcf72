"""Every reader bears what is deep, long or wide beyond all use, as well as what the fuzzer begins with."""

import subprocess
import sys
from pathlib import Path

import pytest

import fuzz_targets
from tests.corner import sampled
from tests.patience import PATIENCE_S
from tests.places import ROOT

READ = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 * 1024**3, 3 * 1024**3))
sys.path[:0] = [sys.argv[3], sys.argv[3] + "/packaging"]
import fuzz_targets
from nested_files import NESTED
target, seeds = fuzz_targets.TARGETS[sys.argv[1]](Path(sys.argv[2]))
for data in [*seeds, *NESTED]:
    target(data)
print("read", len(NESTED))
"""


@sampled
@pytest.mark.parametrize("name", fuzz_targets.TARGETS)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit of memory")
def test_every_reader_refuses_what_is_nested_without_end_in_bounded_memory(name: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", READ, name, str(tmp_path), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("read ")
