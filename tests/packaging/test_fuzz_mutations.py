"""The fuzzer's own loop finds what is wrong in a reader, tells which file it was, and is the same every time."""

import random
import tempfile
from pathlib import Path

import pytest

import fuzz
import fuzz_mutations
import fuzz_targets

SEEDS = [b"Date,Pain\n2026-05-01,4\n", b"", b"x" * (fuzz_mutations.LONGEST + 1)]


def _picky(data: bytes) -> None:
    if b'"' in data:
        raise ValueError("a quotation mark")


def test_a_reader_that_raises_is_found_with_its_file() -> None:
    found = fuzz_mutations.fuzz(_picky, SEEDS, 5000)
    assert found == fuzz_mutations.fuzz(_picky, SEEDS, 5000)
    assert b'"' in found.data
    assert found.ran < 5003
    assert "ValueError: a quotation mark" in (found.trace or "")


def test_a_reader_that_bears_everything_hears_of_every_file() -> None:
    heard: list[bytes] = []
    found = fuzz_mutations.fuzz(heard.append, SEEDS, 300)
    assert (found.ran, found.trace, heard[:3]) == (303, None, SEEDS)
    assert len({*heard}) > 200


def test_files_are_changed_in_each_way() -> None:
    chance = random.Random(1)
    files = [fuzz_mutations.changed(chance, SEEDS[:2]) for _ in range(500)]
    assert min(map(len, files)) < len(SEEDS[0]) < max(map(len, files))


def test_whoever_stops_it_stops_it() -> None:
    def stopped(_: bytes) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fuzz_mutations.fuzz(stopped, SEEDS, 1)


def test_without_atheris_it_runs_its_own_loop_and_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "find_spec", lambda _: None)
    monkeypatch.setattr(fuzz, "FILES", 40)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setitem(fuzz_targets.TARGETS, "picky", lambda _: (_picky, [b'"']))
    assert fuzz.engine() == fuzz.OWN
    (tmp_path / "a").mkdir()
    assert fuzz.run_one("settings", tmp_path / "a", []) == 0
    assert fuzz.run_one("picky", tmp_path, []) == 1
    assert (tmp_path / "backcoach-fuzz-picky-crash").read_bytes() == b'"'
    assert fuzz.run_all(1, []) == 0
    assert "Files are made by our own loop, 40 for each target" in capsys.readouterr().out
