"""The commands for macOS and Windows, tested with substitute programs that check their arguments."""

import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from backcoach.cues.helper import engines, speech
from backcoach.cues.helper.engines import Engine, find_engine
from backcoach.cues.helper.speech import EngineTimeout, render
from backcoach.cues.helper.tones import RATE

WORDS = "Café: zwölf – “hold”, d’accord; 十二."
SPEAKS = """
def speak(path, seconds=0.5, rate=24000):
    import math, struct, wave
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"".join(struct.pack("<h", int(9000 * math.sin(k))) for k in range(int(rate * seconds))))
"""
SAY = """
import argparse
if sys.argv[1:] == ["-v", "?"]:
    print("Daniel              en_GB    # Hello! My name is Daniel.")
    print("Bad News            en_US    # Hello! My name is Bad News.")
    print("Anna                de_DE    # Hallo! Ich heiße Anna.")
    sys.exit()
options = argparse.ArgumentParser(allow_abbrev=False)
for name in "-v", "--file-format", "--data-format":
    options.add_argument(name)
options.add_argument("-r", type=int, required=True)
options.add_argument("-o", required=True)
options.add_argument("-f", required=True)
told = vars(options.parse_args())
assert (told["file_format"], told["data_format"], told["f"]) == ("WAVE", "LEI16@24000", "-")
tell(voice=told["v"] or "", rate=told["r"], text=sys.stdin.buffer.read().decode())
speak(told["o"])
"""
POWERSHELL = r"""
import re
*options, code = sys.argv[1:]
assert options == ["-NoProfile", "-NonInteractive", "-Command"], options
assert '"' not in code and code.count("'") % 2 == 0
string = r"'((?:[^']|'')*)'"
if "GetInstalledVoices" in code:
    print("Microsoft Hazel Desktop\r\nMicrosoft Zoë\r\n")
    sys.exit()
assert "Add-Type -AssemblyName System.Speech;" in code and "[Text.Encoding]::UTF8" in code
voice = re.search(rf"SelectVoice\({string}\)", code)
rate = re.search(r"\.Rate = (-?\d+);", code)
path = re.search(rf"SetOutputToWaveFile\({string}, \$f\)", code)
assert rate and path and "(24000, 'Sixteen', 'Mono')" in code
plain = lambda found: found[1].replace("''", "'").replace("\u2019\u2019", "\u2019") if found else ""
tell(voice=plain(voice), rate=int(rate[1]), text=sys.stdin.buffer.read().decode())
speak(plain(path))
"""
PROGRAMS = {"darwin": ("say", SAY), "win32": ("powershell.exe", POWERSHELL)}
both = pytest.mark.parametrize("platform", PROGRAMS)


class Stage(NamedTuple):
    """A machine with the speech program of another platform."""

    engine: Engine
    folder: Path

    @property
    def told(self) -> dict[str, object]:
        """The arguments and input of the last call of the program."""
        told: dict[str, object] = json.loads((self.folder / "told.json").read_text())
        return told


def stage(platform: str, folder: Path, monkeypatch: pytest.MonkeyPatch, code: str | None = None) -> Stage:
    """A folder with the program of a platform, or other code in its place, as the only thing installed."""
    name, usual = PROGRAMS[platform]
    tell = f"def tell(**told): open({str(folder / 'told.json')!r}, 'w').write(json.dumps(told))"
    program = folder / name
    program.write_text(f"#!{sys.executable}\nimport json, sys\n{tell}\n{SPEAKS}\n{usual if code is None else code}")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    engine = find_engine(platform)
    assert engine
    return Stage(engine, folder)


@both
def test_the_program_gets_the_whole_text_in_any_script(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = stage(platform, tmp_path, monkeypatch)
    samples = render(made.engine, WORDS, "", 160)
    assert len(samples) == pytest.approx(RATE / 2, rel=0.02)
    assert np.abs(samples).max() > 0.01
    assert made.told["text"] == WORDS
    assert made.told["voice"] == ""


@pytest.mark.parametrize(
    ("platform", "rate", "told"),
    [("darwin", 100, 100), ("darwin", 260, 260), ("win32", 160, 0), ("win32", 100, -5), ("win32", 390, 10)],
)
def test_the_rate_is_converted_to_the_programs_unit(
    platform: str, rate: int, told: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = stage(platform, tmp_path, monkeypatch)
    render(made.engine, "Hold.", "", rate)
    assert made.told["rate"] == told


@both
@pytest.mark.parametrize("voice", ["Daniel", "Bad News", "O'Hara’s Zoë'); exit; ('"])
def test_a_voice_is_chosen_whatever_its_name(
    platform: str, voice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = stage(platform, tmp_path, monkeypatch)
    render(made.engine, "Hold.", voice, 160)
    assert made.told["voice"] == voice


def test_the_voices_are_the_english_ones_or_all_if_the_language_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert stage("darwin", tmp_path, monkeypatch).engine.voices() == ("Daniel", "Bad News")
    assert stage("win32", tmp_path, monkeypatch).engine.voices() == ("Microsoft Hazel Desktop", "Microsoft Zoë")


@both
def test_a_path_with_a_quote_in_it_is_written_to(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "O'Hara’s files"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    made = stage(platform, tmp_path, monkeypatch)
    assert len(render(made.engine, "Hold.", "", 160)) > 0
    assert list(folder.iterdir()) == []


@both
def test_a_program_that_hangs_is_killed(platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "HANGS_S", 0.3)
    monkeypatch.setattr(engines, "LISTING_S", 0.3)
    made = stage(platform, tmp_path, monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(EngineTimeout):
        render(made.engine, "Hold.", "", 160)
    assert made.engine.voices() == ()


@both
@pytest.mark.parametrize(
    "code",
    ["sys.exit(1)", "print('no such voice', file=sys.stderr); sys.exit(1)", "sys.stdin.read()"],
    ids=["fails", "complains", "writes nothing"],
)
def test_a_program_that_fails_gives_no_words_and_no_crash(
    platform: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = stage(platform, tmp_path, monkeypatch, code)
    with pytest.raises(OSError, match=r"speech\.wav"):
        render(made.engine, "Hold.", "", 160)
    assert made.engine.voices() == ()


@both
def test_a_missing_program_gives_no_words_and_no_crash(
    platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = stage(platform, tmp_path, monkeypatch)
    (tmp_path / PROGRAMS[platform][0]).unlink()
    with pytest.raises(OSError, match=PROGRAMS[platform][0]):
        render(made.engine, "Hold.", "", 160)
    assert made.engine.voices() == ()
