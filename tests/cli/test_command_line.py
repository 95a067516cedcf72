"""What every command does with wrong usage, bugs and an output that cannot be written."""

import importlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from backcoach import __version__
from backcoach.cli import main
from backcoach.cli.command_line import _only_opens_window, build_parser
from tests.cli.running import complaint, output, run


@pytest.mark.parametrize(
    "arguments",
    [["frob"], ["show"], ["list", "--jason"], ["sheet", "open-book"], ["sheet", "x", "-o", "y", "--paper", "a5"]],
)
def test_wrong_usage_is_status_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("usage: backcoach")
    assert "error: " in printed.err


@pytest.mark.parametrize(
    "arguments", [["export", "-o", ""], ["import", ""], ["sync", ""], ["sheet", "plank", "-o", ""]]
)
def test_an_empty_name_of_a_file_or_folder_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    assert main([*arguments, "--data-dir", str(folder)]) == 2
    assert "expected a name that is not empty" in capsys.readouterr().err


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert output(capsys, "--version") == f"BackCoach {__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert all(
        f"\n    {command} " in output(capsys, "--help") for command in ("window", "list", "show", "sheet", "log")
    )


def test_a_bug_is_reported_in_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    said = complaint(capsys, "--data-dir", "no\0folder", "list", status=3)
    assert "BackCoach has a bug (ValueError" in said
    assert "please report it" in said


def test_sound_is_the_process_that_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backcoach.cues.helper.__main__.main", {"en": 7, "de": 8}.__getitem__)
    assert main(["sound"]) == 7
    assert main(["sound", "de"]) == 8


def test_a_picture_is_made_small_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backcoach.ui.figures.picture_shrinker.main", lambda cut: 7 if cut == "{}" else 8)
    assert main(["picture"]) == 7
    assert main(["picture", '{"turns":1}']) == 8


@pytest.mark.parametrize("typed", ["two\nlines", "\x1b[31mred", "not \udcff utf-8"])
def test_what_was_typed_is_quoted_on_one_line_without_control_characters(
    typed: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    said = complaint(capsys, "show", typed, "--data-dir", str(tmp_path))
    assert said.removesuffix("\n").isprintable()


def test_ctrl_c_ends_it_silently(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_id: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("backcoach.cli.catalogue_commands.catalog_of", interrupted)
    assert main(["list"]) == 130
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("arguments", [["window"], ["sheet", "plank", "-o", "x.pdf"]])
def test_a_qt_that_cannot_be_loaded_is_one_sentence(arguments: list[str], tmp_path: Path) -> None:
    without = "import sys; sys.modules['PySide6'] = None; from backcoach.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", without, *arguments, "--data-dir", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("backcoach: Qt cannot be loaded (")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(("closed", "left"), [(1, "stderr"), (2, "stdout")])
def test_a_stream_that_is_closed_from_the_start_is_ignored(closed: int, left: str, tmp_path: Path) -> None:
    """A stream's text never goes to the other stream."""
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "broken.toml").write_text("name = ", encoding="utf-8")
    command = f'exec "$0" -m backcoach list --json --data-dir "$1" {closed}>&-'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    if left == "stdout":
        assert list(json.loads(done.stdout)) == ["exercises", "routines"]
    else:
        assert done.stderr.startswith("backcoach: broken.toml: ")
        assert done.stderr.count("\n") == 1


def test_a_reader_that_closes_the_pipe_gets_no_error() -> None:
    writing = subprocess.Popen(
        [sys.executable, "-m", "backcoach", "list", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert writing.stdout
    assert writing.stderr
    with writing:
        writing.stdout.close()
        assert writing.stderr.read() == b""
    assert writing.returncode == 141


@pytest.mark.parametrize("arguments", [["list"], ["--help"]])
def test_an_output_that_is_full_is_one_sentence(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "backcoach", *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "backcoach: The output cannot be written (No space left on device); send it somewhere else.\n"


def test_letters_that_the_terminal_lacks_are_replaced() -> None:
    done = run("show", "open-book", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1?2 sets" in done.stdout


def test_qt_is_not_loaded_for_commands_without_a_page() -> None:
    command = "import sys; from backcoach.cli import main; main(['list']); sys.exit('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, check=False)
    assert done.returncode == 0


def test_the_module_runs_nothing_when_it_is_only_imported() -> None:
    assert importlib.import_module("backcoach.__main__").main is main


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], True),
        (["window"], True),
        (["window", "diary.csv"], True),
        (["--data-dir", "here"], True),
        (["window", "--data-dir", "here", "diary.csv"], True),
        (["--data-dir"], False),
        (["--version"], False),
        (["window", "--help"], False),
        (["list"], False),
        (["--data-dir", "here", "list"], False),
        (["--data-dir=here"], False),
    ],
)
def test_what_only_opens_the_window_is_read_as_the_whole_command_line_reads_it(
    given: list[str], expected: bool
) -> None:
    assert _only_opens_window(given) == expected
    if expected:
        few, all_ = (vars(build_parser(only_window=only).parse_args(given)) for only in (True, False))
        assert few == all_
