"""What is missing on a machine is said in one sentence with the command, and apt's failure is not hidden."""

import sys
from pathlib import Path

import pytest

import machine

NEEDS = [machine.Need("libEGL.so.1", "libegl1", "libglvnd-egl"), machine.Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb")]


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is all of the PATH."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def tool(folder: Path, name: str, script: str = "") -> None:
    """Puts a program into the folder."""
    program = folder / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def test_nothing_is_missing_on_the_machine_that_runs_the_tests() -> None:
    assert machine.missing(sys.executable, ("run", "test")) == []


def test_a_library_that_is_nowhere_is_missed() -> None:
    assert not machine.there(machine.Need("libnowhere.so.7", "", ""))
    assert not machine.there(machine.Need("backcoach-no-such-program", "", ""))


def test_no_font_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "FONT_FOLDERS", (str(tmp_path), str(tmp_path / "none")))
    assert not machine.has_font()
    (tmp_path / "dejavu").mkdir()
    (tmp_path / "dejavu/DejaVuSans.ttf").touch()
    assert machine.has_font()


@pytest.mark.parametrize(
    ("name", "packages"), [("apt-get", "libegl1 xvfb"), ("dnf", "libglvnd-egl xorg-x11-server-Xvfb")]
)
def test_the_sentence_names_the_command_of_this_system(tools: Path, name: str, packages: str) -> None:
    tool(tools, name)
    assert f"`sudo {name} install -y {packages}`" in machine.sentence(NEEDS)


@pytest.mark.usefixtures("tools")
def test_without_a_known_packager_the_sentence_names_what_is_missing() -> None:
    assert machine.sentence(NEEDS).startswith("BackCoach needs libEGL.so.1, Xvfb: ")


def test_a_package_that_several_needs_share_is_named_once(tools: Path) -> None:
    tool(tools, "dnf")
    shapes = [need for need in machine.NEEDS["run"] if need.dnf == "libxcb"]
    assert len(shapes) > 1
    assert machine.command(shapes) == ["dnf", "install", "-y", "libxcb"]


def test_apt_is_not_asked_anything_and_its_failure_is_told_in_its_own_words(tools: Path) -> None:
    tool(tools, "apt-get", '[ "$1" = update ] || { echo "E: no $2 $DEBIAN_FRONTEND" >&2; exit 100; }')
    with pytest.raises(machine.Stop, match=r"^E: no -y noninteractive\nType this$"):
        machine.apt(["apt-get", "install", "-y", "libegl1"], "Type this")


def test_something_that_is_no_python_has_no_version(tmp_path: Path) -> None:
    assert machine.version_of(tmp_path / "python") == ()
    assert machine.version_of(sys.executable) == sys.version_info[:2]


def test_what_is_only_wished_for_is_installed_where_nobody_has_to_be_asked(
    tools: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "missing", lambda *_: [])
    monkeypatch.setattr(machine, "FONT_FOLDERS", (str(tools),))
    (tools / "NotoSansCJK-Regular.ttc").touch()
    monkeypatch.setattr("os.geteuid", lambda: 0)
    tool(tools, "apt-get", f'echo "$@" >> {tools}/done; [ "$1" = update ]')
    machine.provide(sys.executable, ("run", "test"))
    assert (tools / "done").read_text().splitlines() == [
        "update -o DPkg::Lock::Timeout=600",
        "install -y orca poppler-utils fonts-noto-core --no-install-recommends -o DPkg::Lock::Timeout=600",
    ], "another apt is waited for"
    assert capsys.readouterr().out.startswith("BackCoach: without orca, pdftotext, Noto"), "it goes on all the same"
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    machine.provide(sys.executable, ("run", "test"))
    assert len((tools / "done").read_text().splitlines()) == 2, "nothing is asked of others"


def test_what_is_needed_and_cannot_be_installed_is_told(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "missing", lambda *_: NEEDS)
    tool(tools, "dnf")
    with pytest.raises(machine.Stop, match="sudo dnf install"):
        machine.provide(sys.executable, ("run",))
