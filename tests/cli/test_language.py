"""The command line speaks the language that is set, or the system's; names of commands and keys stay."""

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.app.preferences import Preferences, write_preferences
from backcoach.cli import main
from backcoach.cli.command_line import build_parser
from backcoach.cli.command_options import words_asked_for, words_of
from backcoach.cli.help_parser import HelpParser
from backcoach.cli.usage_errors import usage_error
from backcoach.words import Words
from tests.cli.running import run
from tests.words.shouting import loud, shouting


def parsers(parser: HelpParser) -> Iterator[HelpParser]:
    yield parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "de_DE.UTF-8")


def printed(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str, status: int = 0) -> str:
    assert main(["--data-dir", str(folder), *arguments]) == status
    both = capsys.readouterr()
    return both.out + both.err


def test_every_help_text_goes_through_the_catalogue() -> None:
    for parser in parsers(build_parser(shouting)):
        if parser.prog in ("backcoach sound", "backcoach picture"):  # are not listed
            continue
        told = parser.format_help()
        assert told.startswith("USAGE: backcoach")
        assert "OPTIONS:" in told
        assert loud(parser.description or "") == parser.description
        for action in parser._actions:
            if action.help not in (None, argparse.SUPPRESS):
                assert action.help == loud(action.help or "")


def test_help_is_english_as_it_is_written() -> None:
    told = build_parser().format_help()
    assert told.startswith("usage: backcoach [-h]")
    assert "show this help and exit" in told


@pytest.mark.usefixtures("german")
def test_help_is_asked_for_in_the_language_of_the_folder(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert printed(capsys, folder, "log", "--help").startswith("Aufruf: backcoach log [-h]")
    folder.mkdir()
    write_preferences(folder, Preferences(language="en"))
    assert printed(capsys, folder, "--help").startswith("usage: ")
    assert main(["log", "--data-dir"]) == 2
    assert words_asked_for(["--data-dir"]).is_english


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "backcoach: ERROR: ARGUMENT COMMAND: INVALID CHOICE: 'nonsense' (CHOOSE FROM "),
        (["sheet", "x", "-o", "f", "--paper", "a5"], "ARGUMENT --paper: INVALID CHOICE: 'a5' (CHOOSE FROM "),
        (["sheet", "x"], "backcoach sheet: ERROR: THE FOLLOWING ARGUMENTS ARE REQUIRED: -o/--output"),
        (["sheet", "x", "-o"], "ERROR: ARGUMENT -o/--output: EXPECTED ONE ARGUMENT"),
        (["sheet", "x", "-o", ""], "ERROR: ARGUMENT -o/--output: EXPECTED A NAME THAT IS NOT EMPTY"),
        (["import", "a:b", "--heading", "x: y"], "ERROR: ARGUMENT --heading: NOT A WHOLE NUMBER: 'x: y'"),
        (["import", "f", "--ro", "x", "--ra", "y", "--m", "z"], "ERROR: AMBIGUOUS OPTION: --m COULD MATCH --ma"),
        (["list", "--json=1"], "ERROR: ARGUMENT --json: IGNORED EXPLICIT ARGUMENT '1'"),
        (["list", "--what\never"], "ERROR: UNRECOGNIZED ARGUMENTS: --what\never"),
    ],
)
def test_wrong_usage_is_said_through_the_catalogue(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        build_parser(shouting).parse_args(arguments)
    told = capsys.readouterr().err
    assert told.startswith("USAGE: backcoach")
    assert said in told


def test_wrong_usage_that_a_later_python_words_anew_is_said_as_it_is() -> None:
    assert usage_error(shouting(), "something else") == "SOMETHING ELSE"
    assert usage_error(Words(), "argument --paper: something else") == "argument --paper: something else"


def test_commands_by_which_the_program_starts_itself_are_not_offered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["frobnicate"]) == 2
    said = capsys.readouterr().err
    assert "'sheet'" in said
    assert "sound" not in said
    assert "picture" not in said


@pytest.mark.usefixtures("german")
def test_wrong_usage_is_german(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    told = printed(capsys, folder, "sheet", "bird-dog", status=2)
    assert told.startswith("Aufruf: backcoach sheet")
    assert told.endswith("backcoach sheet: Fehler: diese Angaben fehlen: -o/--output\n")


@pytest.mark.usefixtures("german")
def test_what_goes_wrong_is_said_in_the_language(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert "Ein Wert ist eine ganze Zahl" in printed(capsys, folder, "log", "11", status=1)
    (folder / "exercises").mkdir(parents=True)
    (folder / "exercises" / "my-own.toml").write_text("name = 3\n")
    assert "erwartet wird" in printed(capsys, folder, "list")


def test_english_is_spoken_where_there_is_no_folder_yet(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert words_of(argparse.Namespace()).is_english
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("backcoach.app.places.data_folder", _no_folder)
    assert words_of(argparse.Namespace(data_dir=os.fspath(tmp_path))).is_english


def _no_folder(_name: str | None) -> Path:
    from backcoach.problem import Problem

    raise Problem("There is none.")


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (("log", "4"), "Gespeichert: 4 von 10, "),
        (("timeline", "bird-dog"), "bereit machen"),
        (("cues", "bird-dog"), "„"),
        (("show", "bird-dog"), "Vierfüßlerstand"),
        (("imports",), "Noch wurde nichts"),
        (("backup",), "Geschrieben: "),
    ],
)
def test_commands_answer_in_german(
    arguments: tuple[str, ...], wanted: str, capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert wanted in printed(capsys, folder, *arguments)


@pytest.mark.usefixtures("german")
def test_keys_and_ids_of_json_stay(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    told = json.loads(printed(capsys, folder, "timeline", "bird-dog", "--json"))
    assert told["id"] == "bird-dog"
    assert {"kind", "exercise", "phase"} <= told["segments"][0].keys()
    assert {one["kind"] for one in told["segments"]} <= {"get_ready", "work", "switch_side", "rest"}


@pytest.mark.usefixtures("german")
def test_a_sheet_is_german(folder: Path, tmp_path: Path) -> None:
    told = run(
        "--data-dir", str(folder), "sheet", "bird-dog", "-o", str(tmp_path / "page.pdf")
    )  # Qt needs its own process
    assert told.stdout.endswith("1 Seite, Papier A4.\n")
