"""Fuzzes every reader of files: each made-up file must be read, or refused with a Problem.

Usage: python packaging/fuzz.py [SECONDS [TARGET …]], SECONDS for each target (300). With atheris, whose files aim at
new lines; where it cannot be installed, with a loop of our own that changes the files to begin from (FILES of them for
each target, whatever SECONDS says). Prints what was run, by which of the two. Ends with status 1, and names the file,
if anything but a Problem was raised or a refused file changed the journal.
"""

import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from fuzz_mutations import fuzz
from fuzz_targets import TARGETS
from nested_files import NESTED

SECONDS = 300
FILES = 3_000
ATHERIS, OWN = "atheris", "our own loop"


def engine() -> str:
    """What makes the files on this machine."""
    return ATHERIS if find_spec("atheris") else OWN


def run_one(name: str, folder: Path, options: list[str]) -> int:
    """Fuzz one target; atheris ends the process, our own loop gives the status."""
    if engine() == OWN:
        return _run_own(name, folder)
    import atheris

    with atheris.instrument_imports(include=["backcoach"]):
        target, seeds = TARGETS[name](folder)
    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate([*seeds, *NESTED]):
        (corpus / str(number)).write_bytes(seed)
    atheris.Setup([name, *options, str(corpus)], target)
    atheris.Fuzz()
    return 0


def _run_own(name: str, folder: Path) -> int:
    target, seeds = TARGETS[name](folder)
    found = fuzz(target, [*seeds, *NESTED], FILES)
    print(f"number_of_executed_units: {found.ran}", file=sys.stderr)
    if found.trace is None:
        return 0
    kept = Path(f"{_kept(name)}crash")
    kept.write_bytes(found.data)
    print(f"{found.trace}\nThe file is {kept}.", file=sys.stderr)
    return 1


def _kept(name: str) -> Path:
    return Path(tempfile.gettempdir()) / f"backcoach-fuzz-{name}-"


def run_all(seconds: int, names: list[str]) -> int:
    """Fuzz each target in a process of its own; the number of targets that found something."""
    found, how = 0, engine()
    print(f"Files are made by {how}" + (f", {FILES:,} for each target; atheris is not here." if how == OWN else "."))
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            options = [
                f"-max_total_time={seconds}", "-print_final_stats=1", "-timeout=20", f"-artifact_prefix={_kept(name)}"
            ]  # fmt: skip
            command = [sys.executable, __file__, "--one", name, folder, *options]
            done = subprocess.run(command, capture_output=True, text=True, errors="replace")
        ran = re.search(r"number_of_executed_units: (\d+)", done.stderr)
        found += done.returncode != 0
        end = (
            "nothing but Problems" if done.returncode == 0 else f"ended with {done.returncode}:\n{done.stderr[-3000:]}"
        )
        span = f" in {seconds} s" if how == ATHERIS else ""
        print(f"{name}: {int(ran[1]) if ran else 0:,} files{span}, {end}", flush=True)
    return found


def main(words: list[str]) -> int:
    """Run what the command line asks for; the exit status."""
    if words[:1] == ["--one"]:
        return run_one(words[1], Path(words[2]), words[3:])
    seconds = int(words[0]) if words else SECONDS
    return 1 if run_all(seconds, words[1:] or [*TARGETS]) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
