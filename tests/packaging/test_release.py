"""What packages say to desktops, shells and software centres agrees with the program and with its change log."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

import backcoach
import machine
from backcoach.cli.command_line import build_parser
from backcoach.ui.figures.picture_shrinker import FORMATS
from index_page import page
from release import changes, font, metainfo, packs, project, texts, trim
from tests.corner import thorough

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging/linux"
PUBLISHED = project.Project(
    "1.2.3", "2026-01-02", "A", "a@b.c", "https://h.org", "https://h.org/i", "https://h.org/raw/"
)
UNPUBLISHED = project.Project("1.2.3", "2026-01-02", "A", "a@b.c")


def test_release_notes_come_from_the_change_log_and_unreleased_ones_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text(
        "# Changes\n\n## Unreleased (will be 2.0.0)\n\n- Not yet.\n\n## 1.1.0 (2026-02-03)\n\n- A [manual](x.md) with\n"
        "  *pictures* and `code`.\n- More.\n\n## 1.0.0 (2026-01-02)\n\nThe first.\n\n- It.\n"
    )
    assert changes.released(tmp_path) == [
        changes.Release("1.1.0", "2026-02-03", ("A manual with pictures and code.", "More.")),
        changes.Release("1.0.0", "2026-01-02", ("It.",)),
    ]


@pytest.mark.skipif(not shutil.which("dpkg-parsechangelog"), reason="dpkg-dev is not installed")
def test_debian_reads_its_change_log(tmp_path: Path) -> None:
    (tmp_path / "changelog").write_text(changes.debian(UNPUBLISHED, changes.released(ROOT)))
    command: list[str | Path] = ["dpkg-parsechangelog", "--file", tmp_path / "changelog", "--all"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "Version: 1.2.3-1\n" in done.stdout


def test_the_newest_release_is_the_programs_version_and_date() -> None:
    newest = changes.released(ROOT)[0]
    assert (newest.version, newest.date) == (backcoach.__version__, backcoach.__date__)
    assert newest.changes


def test_the_appstream_file_claims_no_address_that_is_not_there() -> None:
    releases = changes.released(ROOT)
    bare = ET.fromstring(metainfo.make(UNPUBLISHED, releases))
    assert bare.findall("url") == bare.findall("screenshots") == []
    full = ET.fromstring(metainfo.make(PUBLISHED, releases))
    assert [url.text for url in full.findall("url")] == ["https://h.org", "https://h.org/i"]
    pictures = [image.text or "" for image in full.iter("image")]
    assert pictures
    assert all((ROOT / picture.removeprefix(PUBLISHED.raw_files)).is_file() for picture in pictures)
    assert [one.get("version") for one in full.iter("release")] == [one.version for one in releases]


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="appstreamcli is not installed")
@pytest.mark.parametrize("made", [PUBLISHED, UNPUBLISHED])
def test_appstream_finds_no_fault(made: project.Project, tmp_path: Path) -> None:
    file = tmp_path / f"{project.APP_ID}.metainfo.xml"
    file.write_text(metainfo.make(made, changes.released(ROOT)))
    done = subprocess.run(["appstreamcli", "validate", "--no-net", file], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_window_says_the_name_of_its_desktop_entry() -> None:
    said = re.search(r'setDesktopFileName\("(.+?)"\)', (ROOT / "backcoach/ui/main.py").read_text())
    assert said
    assert said[1] == project.APP_ID
    assert (LINUX / f"{said[1]}.desktop").is_file()


def entry_of(name: str) -> configparser.SectionProxy:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / name)
    return entry["Desktop Entry"]


@pytest.mark.parametrize(
    ("name", "command"),
    [(f"{project.APP_ID}.desktop", "backcoach window %f"), ("autostart.desktop", "backcoach window")],
)
def test_the_entry_opens_the_window_without_a_terminal(name: str, command: str) -> None:
    said = entry_of(name)
    assert (said["Exec"], said["Terminal"], said["Icon"]) == (command, "false", project.APP_ID)


def test_the_entry_opens_the_type_of_file_that_the_package_describes_and_no_other() -> None:
    [described] = ET.parse(LINUX / "mime.xml").getroot()
    assert described.get("type") == project.MEDIA_TYPE
    assert entry_of(f"{project.APP_ID}.desktop")["MimeType"] == f"{project.MEDIA_TYPE};"
    provided = ET.fromstring(metainfo.make(UNPUBLISHED, changes.released(ROOT))).find("provides/mediatype")
    assert provided is not None
    assert provided.text == project.MEDIA_TYPE
    told = build_parser().parse_args(["window", "week 1.backcoach"])
    assert told.file == Path("week 1.backcoach")
    assert build_parser().parse_args(["window"]).file is build_parser().parse_args([]).file is None


def test_the_type_of_files_under_a_passphrase_is_known_by_how_they_begin() -> None:
    from backcoach.history.exchange.sealed import MAGIC

    found = ET.parse(LINUX / "mime.xml").getroot()
    [match] = found.findall(".//{*}match")
    assert MAGIC.decode().startswith(match.get("value", "no"))
    assert [glob.get("pattern") for glob in found.findall(".//{*}glob")] == ["*.backcoach"]


def test_the_manual_page_has_every_command_and_option() -> None:
    made = texts.manual(UNPUBLISHED)
    names = [name for name, _, _ in texts.commands(build_parser())]
    assert "window" in names
    assert "sheet" in names
    assert all(f".SS backcoach {texts.escaped(name)}\n" in made for name in names)
    assert r"\-\-data\-dir" in made
    assert not re.search(r"(?<!\\)%\(", made), "no placeholder of argparse is left"


def test_fish_completes_every_command() -> None:
    made = texts.fish(build_parser())
    assert all(f" -a {name} " in made for name, _, _ in texts.commands(build_parser()))
    assert all(len(re.findall(r"(?<!\\)'", line)) % 2 == 0 for line in made.splitlines())


def test_dependencies_are_those_of_make_run() -> None:
    needs = machine.NEEDS["run"]
    libraries = [need for need in needs if need.what != machine.FONT]
    assert set(packs.dependencies("deb")) == {need.apt for need in libraries} | {packs.c_library("deb")}
    assert set(packs.dependencies("rpm")) == {f"{need.what}()(64bit)" for need in libraries} | {packs.c_library("rpm")}
    assert "" not in packs.dependencies("archlinux"), "every library has a name for Arch"


def test_a_package_recommends_the_voice_and_says_what_it_came_from(tmp_path: Path) -> None:
    made = packs.recipe(UNPUBLISHED, tmp_path, "deb", 0)
    assert "espeak-ng" in made["recommends"]  # type: ignore[operator]
    assert (tmp_path / "installed-by-deb").read_text() == "deb\n"


def test_only_debian_s_package_answers_lintian(tmp_path: Path) -> None:
    for packer in packs.PACKERS:
        targets = {one["dst"] for one in packs.contents(tmp_path, packer, 0)}
        assert ("/usr/share/lintian/overrides/backcoach" in targets) == (packer == "deb")


def test_removal_leaves_the_data_and_says_where_they_are() -> None:
    said = subprocess.run(["sh", LINUX / "removed.sh", "remove"], capture_output=True, text=True, check=True).stdout
    assert ".local/share/backcoach" in said
    for upgrading in ("upgrade", "1"):
        told = subprocess.run(["sh", LINUX / "removed.sh", upgrading], capture_output=True, text=True, check=True)
        assert told.stdout == ""


def test_the_unpacked_archive_goes_into_the_menu_and_out_again(tmp_path: Path) -> None:
    top, home = tmp_path / "back coach", tmp_path / "home"
    share = top / "share"
    packs.place(LINUX / f"{project.APP_ID}.desktop", share / f"applications/{project.APP_ID}.desktop")
    packs.place(ROOT / "packaging/icon/backcoach.svg", share / f"icons/hicolor/scalable/apps/{project.APP_ID}.svg")
    packs.place(LINUX / "mime.xml", share / f"mime/packages/{project.APP_ID}.xml")
    shutil.copy(LINUX / "add-to-menu.sh", top)
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    subprocess.run([top / "add-to-menu.sh"], env=environment, check=True, capture_output=True)
    entry = home / f".local/share/applications/{project.APP_ID}.desktop"
    assert f'Exec="{top}/backcoach" window %f\n' in entry.read_text()
    subprocess.run([top / "add-to-menu.sh", "--remove"], env=environment, check=True, capture_output=True)
    assert not entry.exists()


def test_what_the_system_brings_is_not_bundled_and_pythons_own_libraries_are() -> None:
    kept = ("libsqlite3.so.0", "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0.8.6", "BINARY")
    left = ("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", "BINARY")
    qml = ("PySide6/Qt/lib/libQt6Qml.so.6", "/venv/libQt6Qml.so.6", "BINARY")
    assert trim.binaries([kept, left, qml]) == [kept]
    photos = [
        (f"PySide6/Qt/plugins/imageformats/libq{name.decode()}.so", "/x/y.so", "BINARY") for name in FORMATS - {b"png"}
    ]
    assert trim.binaries(photos) == photos, "the user's photos are read"


def test_qt_s_translations_stay_for_the_languages_that_are_spoken_and_pip_s_notes_do_not(tmp_path: Path) -> None:
    (tmp_path / "assets/words").mkdir(parents=True)
    (tmp_path / "assets/words/pt_BR.po").touch()
    there = "PySide6/Qt/translations/qtbase_{}.qm".format
    entries = [(there(code), "/x", "DATA") for code in ("pt_BR", "pt", "fr")]
    entries += [("PySide6/QtCore.pyi", "/x", "DATA"), ("backcoach/_assets/words/pt_BR.po", "/x", "DATA")]
    entries += [("numpy-2.4.6.dist-info/RECORD", "/x", "DATA")]  # what pip writes there names a folder
    kept = trim.datas(entries, trim.languages(tmp_path))
    assert [one[0] for one in kept] == [there("pt_BR"), there("pt"), "backcoach/_assets/words/pt_BR.po"]


def small_tree(top: Path, umask: int) -> Path:
    """A small package, made under this umask."""
    before = os.umask(umask)
    for path in (
        "backcoach/backcoach",
        "backcoach/proof",
        "backcoach/lib/backcoach/x.so",
        "share/applications/x.desktop",
    ):
        packs.place(LINUX / "mime.xml", top / path)
    (top / "backcoach/lib/backcoach/x.so").chmod(0o755)
    os.umask(before)
    return top


def test_a_package_can_be_run_by_everybody_whatever_the_umask_of_who_made_it(tmp_path: Path) -> None:
    tree = small_tree(tmp_path / "tree", 0o077)
    trim.settle(tree, 1_700_000_000, "backcoach/backcoach")
    modes = {str(file.relative_to(tree)): file.stat().st_mode & 0o777 for file in tree.rglob("*")}
    assert {path for path, mode in modes.items() if mode == 0o755} == {
        *("backcoach", "backcoach/lib", "backcoach/lib/backcoach", "share", "share/applications", "backcoach/backcoach")
    }
    assert {mode for path, mode in modes.items() if (tree / path).is_file()} == {0o755, 0o644}
    assert {file.stat().st_mtime for file in (tree, *tree.rglob("*"))} == {1_700_000_000}, "the same at any time"


@pytest.mark.skipif(not shutil.which("zstd"), reason="zstd is not installed")
def test_the_archive_is_the_same_from_another_folder_at_another_time(tmp_path: Path) -> None:
    made = []
    for name, umask in (("one", 0o022), ("another", 0o077)):
        tree = small_tree(tmp_path / name / "tree", umask)
        os.utime(tree / "backcoach/backcoach", (umask, umask))
        made.append(packs.archive(UNPUBLISHED, tree, 1_700_000_000, tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_package_does_not_name_the_machine_that_made_it(tmp_path: Path) -> None:
    assert "'buildhost': 'localhost'" in str(packs.recipe(UNPUBLISHED, tmp_path, "rpm", 0))


def test_the_font_s_version_is_read_from_the_font(tmp_path: Path) -> None:
    assert font.version(ROOT / "assets/fonts/Inter-Regular.otf") == "3.19"
    (tmp_path / "bare.otf").write_bytes(b"OTTO" + bytes(8))
    with pytest.raises(ValueError, match="has no names"):
        font.version(tmp_path / "bare.otf")


def test_on_a_package_index_no_picture_is_broken() -> None:
    text = "![a](docs/a.png) [words](docs/b.md) [out](https://x.org) [here](#there)\n\n| |\n|---|\n| ![c](c.png) |\n"
    assert page(text, "") == " words [out](https://x.org) [here](#there)\n\n"
    assert "![a](https://h.org/docs/a.png) [words](https://h.org/docs/b.md)" in page(text, "https://h.org/")


def test_the_readme_has_no_picture_that_is_not_there() -> None:
    for _, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", (ROOT / "README.md").read_text()):
        assert (ROOT / path).is_file()


@thorough
def test_no_module_of_the_program_loads_what_is_left_out_of_the_bundle() -> None:
    code = f"""
import importlib, pkgutil, sys
import backcoach
for found in pkgutil.walk_packages(backcoach.__path__, "backcoach."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
left_out = set({trim.MODULES!r}) - {{"PySide6.QtTest"}}  # pyqtgraph asks for it and goes on without
print(*sorted(one for one in left_out if any(name == one or name.startswith(one + ".") for name in sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
