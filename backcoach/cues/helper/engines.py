"""The programs that turn text into speech: one for each operating system."""

import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from backcoach.child_process import find_program, run

LISTING_S = 5.0
"""Seconds that listing the voices may take."""
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
    "try {{ [Console]::OutputEncoding = [Text.Encoding]::UTF8 }} catch {{}}; "
    + _NEW_SAPI
    + "$s.GetInstalledVoices(){0} | ForEach-Object {{ $_.VoiceInfo.Name }}"
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
            output = run(self.listing, LISTING_S)
        except OSError:
            return ()
        return tuple(dict.fromkeys(self.names(output.decode(errors="replace"))))


class OtherVoices:
    """Voices of languages that are not the program's: for each the first one, looked for once."""

    def __init__(self, find: Callable[[str], Engine | None]) -> None:
        self._find = find
        self._found: dict[str, tuple[Engine, str] | None] = {}

    def of(self, language: str) -> tuple[Engine, str] | None:
        """An engine and the name of its voice for a language; None if no voice speaks it."""
        if language not in self._found:
            engine = self._find(language)
            names = engine.voices() if engine else ()
            self._found[language] = (engine, names[0]) if engine and names else None
        return self._found[language]


def find_engine(platform: str = sys.platform, language: str = "en", *, only: bool = False) -> Engine | None:
    """The engine of this machine with the voices of a language, None if there is none.

    Where a system names all of its voices whatever their language, `only` leaves out the others.

    Only espeak-ng has been tested for real; the others are tested with substitute programs.
    """
    if platform == "darwin":
        return _say(language)
    if platform == "win32":
        return _sapi(language if only else "")
    program = find_program("espeak-ng") or find_program("espeak")
    return _espeak(program, language) if program else None


def _espeak(program: str, language: str) -> Engine:
    usual = "en-gb" if language == "en" else language

    def command(voice: str, rate: int, _path: str) -> list[str]:
        return [program, "-v", voice or usual, "-s", str(rate), "--stdin", "--stdout"]

    def names(output: str) -> list[str]:
        rows = [line.split() for line in output.splitlines()[1:]]
        mbrola = find_program("mbrola")
        usable = [row for row in rows if len(row) > 4 and (mbrola or not row[4].startswith("mb/"))]
        return [row[4] if row[4].startswith("mb/") else row[1] for row in usable]

    return Engine(command, [program, f"--voices={language}"], names, pipes=True)


def _say(language: str) -> Engine:
    def command(voice: str, rate: int, path: str) -> list[str]:
        chosen = ["-v", voice] if voice else []
        shape = ["--file-format=WAVE", "--data-format=LEI16@24000"]
        return [program, *chosen, "-r", str(rate), *shape, "-o", path, "-f", "-"]

    program = find_program("say") or "/usr/bin/say"
    of_language = rf"^(.+?) +{language}[_-]"
    return Engine(command, [program, "-v", "?"], lambda output: re.findall(of_language, output, re.MULTILINE))


def _sapi(language: str = "") -> Engine:
    of_language = f" | Where-Object {{ $_.VoiceInfo.Culture.TwoLetterISOLanguageName -eq {_quoted(language)} }}"

    def command(voice: str, rate: int, path: str) -> list[str]:
        chosen = f"$s.SelectVoice({_quoted(voice)}); " if voice else ""
        speed = max(-10, min(10, round((rate - 160) / 12)))
        return [*shell, _SAPI.format(chosen, speed, _quoted(path))]

    program = find_program("powershell.exe") or "powershell.exe"
    shell = [program, "-NoProfile", "-NonInteractive", "-Command"]
    listing = [*shell, _SAPI_VOICES.format(of_language if language else "")]
    return Engine(command, listing, lambda output: [line.strip() for line in output.splitlines() if line.strip()])


def _quoted(text: str) -> str:
    """A text quoted for PowerShell, which takes typographic quotes for quotes as well."""
    doubled = re.sub("['\u2018\u2019\u201a\u201b]", lambda quote: quote[0] * 2, text)
    return f"'{doubled}'"
