"""The programs that turn text into speech: one for each operating system."""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from typing import NamedTuple

LISTING_S = 5.0
"""Seconds that listing the voices may take."""
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows, the flag that keeps a console window from opening."""
_NEW_SAPI = "Add-Type -AssemblyName System.Speech; $s = New-Object System.Speech.Synthesis.SpeechSynthesizer; "
_SAPI = (
    "$ErrorActionPreference = 'Stop'; " + _NEW_SAPI + "{0}$s.Rate = {1}; "
    "$f = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(24000, 'Sixteen', 'Mono'); "
    "$s.SetOutputToWaveFile({2}, $f); "
    "$in = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8); "
    "$s.Speak($in.ReadToEnd()); $s.Dispose()"
)
"""PowerShell script without double quotes, which would be lost. [Console]::In would not read UTF-8."""
_SAPI_VOICES = (
    "try { [Console]::OutputEncoding = [Text.Encoding]::UTF8 } catch {}; "
    + _NEW_SAPI
    + "$s.GetInstalledVoices() | ForEach-Object { $_.VoiceInfo.Name }"
)


class Engine(NamedTuple):
    """A speech program: `command(voice, rate, path)` reads a text from its input and writes a WAV file.

    It writes to `path`, or with `pipes` to its output. `names` picks the voices out of the output of `listing`.
    """

    command: Callable[[str, int, str], list[str]]
    listing: list[str]
    names: Callable[[str], list[str]]
    pipes: bool = False

    def voices(self) -> tuple[str, ...]:
        """The voices of the language; empty if the program fails or takes more than `LISTING_S`."""
        try:
            output = subprocess.run(
                self.listing,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=LISTING_S,
                check=False,
                cwd=tempfile.gettempdir(),
                creationflags=NO_WINDOW,
            )
        except (OSError, subprocess.TimeoutExpired):
            return ()
        return tuple(dict.fromkeys(self.names(output.stdout.decode(errors="replace"))))


def find_engine(platform: str = sys.platform, language: str = "en") -> Engine | None:
    """The engine of this machine with the voices of a language, None if there is none.

    Only espeak-ng has been tested for real; the others are tested with substitute programs.
    """
    if platform == "darwin":
        return _say(language)
    if platform == "win32":
        return _sapi()
    program = shutil.which("espeak-ng") or shutil.which("espeak")
    return _espeak(program, language) if program else None


def _espeak(program: str, language: str) -> Engine:
    usual = "en-gb" if language == "en" else language

    def command(voice: str, rate: int, _path: str) -> list[str]:
        return [program, "-v", voice or usual, "-s", str(rate), "--stdin", "--stdout"]

    def names(output: str) -> list[str]:
        rows = [line.split() for line in output.splitlines()[1:]]
        mbrola = shutil.which("mbrola")
        usable = [row for row in rows if len(row) > 4 and (mbrola or not row[4].startswith("mb/"))]
        return [row[4] if row[4].startswith("mb/") else row[1] for row in usable]

    return Engine(command, [program, f"--voices={language}"], names, pipes=True)


def _say(language: str) -> Engine:
    def command(voice: str, rate: int, path: str) -> list[str]:
        chosen = ["-v", voice] if voice else []
        shape = ["--file-format=WAVE", "--data-format=LEI16@24000"]
        return ["say", *chosen, "-r", str(rate), *shape, "-o", path, "-f", "-"]

    return Engine(
        command, ["say", "-v", "?"], lambda output: re.findall(rf"^(.+?) +{language}[_-]", output, re.MULTILINE)
    )


def _sapi() -> Engine:
    def command(voice: str, rate: int, path: str) -> list[str]:
        chosen = f"$s.SelectVoice({_quoted(voice)}); " if voice else ""
        speed = max(-10, min(10, round((rate - 160) / 12)))
        return [*shell, _SAPI.format(chosen, speed, _quoted(path))]

    shell = ["powershell", "-NoProfile", "-NonInteractive", "-Command"]
    listing = [*shell, _SAPI_VOICES]
    return Engine(command, listing, lambda output: [line.strip() for line in output.splitlines() if line.strip()])


def _quoted(text: str) -> str:
    """A text quoted for PowerShell, which takes typographic quotes for quotes as well."""
    doubled = re.sub("['\u2018\u2019\u201a\u201b]", lambda quote: quote[0] * 2, text)
    return f"'{doubled}'"
