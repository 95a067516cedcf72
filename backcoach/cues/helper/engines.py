"""The programs that speak into a file: one for each kind of system."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import NamedTuple

LISTING_S = 5.0
"""Seconds that a list of voices may take."""
UNSEEN: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For Windows: no console comes up for a program."""
_NEW_SAPI = "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
_SAPI = (
    "$ErrorActionPreference = 'Stop'; " + _NEW_SAPI + "{0}$s.Rate = {1}; "
    "$f = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(24000, 'Sixteen', 'Mono'); "
    "$s.SetOutputToWaveFile({2}, $f); "
    "$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "$s.Speak($in.ReadToEnd()); $s.Dispose()"
)
"""What PowerShell is told; without double quotes, which it would lose. [Console]::In would not read UTF-8."""
_SAPI_VOICES = (
    "try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch {}; "
    + _NEW_SAPI
    + "$s.GetInstalledVoices() | ForEach-Object { $_.VoiceInfo.Name }"
)


class Engine(NamedTuple):
    """How to ask for speech: `command(voice, rate, path)` reads the text from its input and writes a WAV file.

    The file is `path`, or with `pipes` the output.
    """

    command: Callable[[str, int, str], list[str]]
    listing: list[str]
    names: Callable[[str], list[str]]
    pipes: bool = False

    def voices(self) -> tuple[str, ...]:
        """The voices of the language that can be chosen; none when the program does not tell in time."""
        try:
            told = subprocess.run(
                self.listing,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LISTING_S,
                check=False,
                cwd=tempfile.gettempdir(),
                creationflags=UNSEEN,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ()
        return tuple(dict.fromkeys(self.names(told.stdout.decode(errors="replace"))))


def find_engine(platform: str = sys.platform) -> Engine | None:
    """The engine of this machine, None when none is installed.

    Only espeak-ng has been tried for real; the others are tried with programs that stand in for them.
    """
    if platform == "darwin":
        return _say()
    if platform == "win32":
        return _sapi()
    program = shutil.which("espeak-ng") or shutil.which("espeak")
    return _espeak(program) if program else None


def _espeak(program: str) -> Engine:
    def command(voice: str, rate: int, _path: str) -> list[str]:
        return [program, "-v", voice or "en-gb", "-s", str(rate), "--stdin", "--stdout"]

    def names(told: str) -> list[str]:
        rows = [line.split() for line in told.splitlines()[1:]]
        mbrola = shutil.which("mbrola")
        usable = [row for row in rows if len(row) > 4 and (mbrola or not row[4].startswith("mb/"))]
        return [row[4] if row[4].startswith("mb/") else row[1] for row in usable]

    return Engine(command, [program, "--voices=en"], names, pipes=True)


def _say() -> Engine:
    def command(voice: str, rate: int, path: str) -> list[str]:
        chosen = ["-v", voice] if voice else []
        shape = ["--file-format=WAVE", "--data-format=LEI16@24000"]
        return ["say", *chosen, "-r", str(rate), *shape, "-o", path, "-f", "-"]

    return Engine(command, ["say", "-v", "?"], lambda told: re.findall(r"^(.+?) +en[_-]", told, re.MULTILINE))


def _sapi() -> Engine:
    def command(voice: str, rate: int, path: str) -> list[str]:
        chosen = f"$s.SelectVoice({_quoted(voice)}); " if voice else ""
        speed = max(-10, min(10, round((rate - 160) / 12)))
        return [*shell, _SAPI.format(chosen, speed, _quoted(path))]

    shell = ["powershell", "-NoProfile", "-NonInteractive", "-Command"]
    listing = [*shell, _SAPI_VOICES]
    return Engine(command, listing, lambda told: [line.strip() for line in told.splitlines() if line.strip()])


def _quoted(text: str) -> str:
    """A text for PowerShell, for which typographic quotes end one as well."""
    doubled = re.sub("['\u2018\u2019\u201a\u201b]", lambda quote: quote[0] * 2, text)
    return f"'{doubled}'"
