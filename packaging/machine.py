"""What Qt, the window and the tests need on a Linux machine besides Python packages, and how to install it."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Stop(Exception):
    """Setting up cannot go on; the text is one sentence that says what to do."""


class Need(NamedTuple):
    """A library (by soname), a program or a font file (by name), and the Debian and Fedora packages that contain it."""

    what: str
    apt: str
    dnf: str
    pacman: str = ""


FONT = "a font"
NEEDS = {
    "run": (
        Need(FONT, "fonts-dejavu-core", "dejavu-sans-fonts", "ttf-dejavu"),
        Need("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
        Need("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
        Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb", "libx11"),
        Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
        Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
        Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
        Need("libpulse-simple.so.0", "libpulse0", "pulseaudio-libs", "libpulse"),
        Need("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
        Need("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
        Need("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl", "wayland"),
        Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
        Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
        Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image", "xcb-util-image"),
        Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
        Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
        Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
        Need("libxcb-util.so.1", "libxcb-util1", "xcb-util", "xcb-util"),
        Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
        Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
        Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
    ),
    "test": (
        Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
        Need("dbus-run-session", "dbus-daemon", "dbus-daemon"),
        Need("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", "at-spi2-core"),
        Need("espeak-ng", "espeak-ng", "espeak-ng"),
        Need("openbox", "openbox", "openbox"),
        Need("xdotool", "xdotool", "xdotool"),
        Need("parec", "pulseaudio-utils", "pulseaudio-utils"),
        Need("pulseaudio", "pulseaudio", "pulseaudio"),
    ),
    "packages": (
        Need("objcopy", "binutils", "binutils"),
        Need("patchelf", "patchelf", "patchelf"),
        Need("appstreamcli", "appstream", "appstream"),
        Need("desktop-file-validate", "desktop-file-utils", "desktop-file-utils"),
        Need("zstd", "zstd", "zstd"),
        Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
    ),
}
WISHES = {
    "test": (
        Need("orca", "orca", "orca"),
        Need("pdftotext", "poppler-utils", "poppler-utils"),
        Need("NotoSansArabic-Regular.ttf", "fonts-noto-core", "google-noto-sans-arabic-fonts"),
        Need("NotoSansDevanagari-Regular.ttf", "fonts-noto-core", "google-noto-sans-devanagari-fonts"),
        Need("NotoSansThai-Regular.ttf", "fonts-noto-core", "google-noto-sans-thai-fonts"),
        Need("NotoSansCJK-Regular.ttc", "fonts-noto-cjk", "google-noto-sans-cjk-fonts"),
    )
}
"""What is installed where that can be done without asking anybody; without it the tests of it are skipped."""
FONT_ENDINGS = {".ttf", ".otf", ".ttc"}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
QT_PARTS = ("QtWidgets.abi3.so", "Qt/plugins/platforms/libqxcb.so", "Qt/plugins/platforms/libqoffscreen.so")


def say(text: str) -> None:
    """Print one line of progress."""
    print(f"BackCoach: {text}", flush=True)


def version_of(python: str | Path) -> tuple[int, ...]:
    """The version of an interpreter as (3, 11); empty if it does not run."""
    try:
        said = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"], capture_output=True, text=True
        )
    except OSError:
        return ()
    return tuple(map(int, said.stdout.split()))


def has_font() -> bool:
    """Whether there is a font in fontconfig's usual folders; without one Qt draws empty boxes and gives no error."""
    return any(file.suffix in FONT_ENDINGS for file in font_files("*"))


def font_files(name: str) -> Iterator[Path]:
    """The files of that name in fontconfig's usual folders."""
    return (file for folder in FONT_FOLDERS for file in Path(folder).expanduser().rglob(name))


def loads(soname: str) -> bool:
    """Whether the loader finds the library and everything it depends on."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def there(need: Need) -> bool:
    """Whether this machine has it."""
    if need.what == FONT:
        return has_font()
    if Path(need.what).suffix in FONT_ENDINGS:
        return next(font_files(need.what), None) is not None
    return loads(need.what) if ".so." in need.what else shutil.which(need.what) is not None


def venv_need(python: str) -> Need:
    """The part of Python that makes environments, which is a package of its own on Debian."""
    return Need("Python's venv", f"python3.{version_of(python)[1]}-venv", "python3")


def shared_python_need(python: str) -> Need:
    """The interpreter's library, which goes into the bundle; Debian has it in a package of its own."""
    name = f"python3.{version_of(python)[1]}"
    return Need(f"lib{name}.so.1.0", f"lib{name}", "python3-libs")


def shares_python(python: str) -> bool:
    """Whether the interpreter's library lies where the loader or the interpreter itself finds it."""
    where = "import sysconfig; print(sysconfig.get_config_var('LIBDIR'), sysconfig.get_config_var('INSTSONAME'))"
    folder, name = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True).stdout.split()
    return Path(folder, name).is_file() or loads(shared_python_need(python).what)


def makes_venvs(python: str) -> bool:
    """Whether `python -m venv` would work."""
    return subprocess.run([python, "-c", "import venv, ensurepip"], stderr=subprocess.DEVNULL).returncode == 0


def missing(python: str, levels: tuple[str, ...]) -> list[Need]:
    """What must be installed before `levels` can work."""
    own = [] if makes_venvs(python) else [venv_need(python)]
    if "packages" in levels and not shares_python(python):
        own.append(shared_python_need(python))
    return own + [need for level in levels for need in NEEDS[level] if not there(need)]


def command(needs: list[Need]) -> list[str]:
    """The command that installs `needs` here; empty on systems whose package names are not known."""
    for tool in ("apt", "dnf"):
        name = "apt-get" if tool == "apt" else tool
        if shutil.which(name):
            return [name, "install", "-y", *dict.fromkeys(getattr(need, tool) for need in needs)]
    return []


def sentence(needs: list[Need]) -> str:
    """The sentence with the command to type or, if that is not known, with the names to look for."""
    if install := command(needs):
        return f"BackCoach needs system packages that are not here: run `sudo {' '.join(install)}` and then make again."
    what = ", ".join(need.what for need in needs)
    return f"BackCoach needs {what}: install the packages of your system that hold them and run make again."


def apt(install: list[str], sorry: str) -> None:
    """Run an apt command as root. Raises Stop with apt's error and the sentence `sorry` if it fails.

    Another apt, such as the updates that a new machine begins with, is waited for: up to ten minutes.
    """
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=600"]
    for step in (["apt-get", "update", *wait], [*install, "--no-install-recommends", *wait]):
        done = subprocess.run(step, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            raise Stop(f"{done.stderr.strip()}\n{sorry}")


def provide(python: str, levels: tuple[str, ...]) -> None:
    """Install what is missing if root on Debian or Ubuntu. Raises Stop with the command otherwise, or if that fails."""
    if sys.platform != "linux":
        return
    if needs := missing(python, levels):
        if not installs(needs):
            raise Stop(sentence(needs))
        say(f"installing system packages: {' '.join(command(needs)[3:])}")
        apt(command(needs), sentence(needs))
    wished = [need for level in levels for need in WISHES.get(level, ()) if not there(need)]
    if wished and installs(wished):
        try:
            apt(command(wished), "the tests of it are skipped")
        except Stop as stop:
            say(f"without {', '.join(need.what for need in wished)}: {stop}")


def installs(needs: list[Need]) -> bool:
    """Whether missing packages can be installed without asking: as root on Debian or Ubuntu."""
    return command(needs)[:1] == ["apt-get"] and os.geteuid() == 0


def prove_qt(python: Path) -> None:
    """Raises Stop with the names of libraries that Qt still does not find. PySide6 must be in the environment."""
    if sys.platform != "linux" or not shutil.which("ldd"):
        return
    where = "import PySide6; print(PySide6.__path__[0])"
    qt = Path(subprocess.run([python, "-c", where], capture_output=True, text=True, check=True).stdout.strip())
    said = subprocess.run(["ldd", *(qt / part for part in QT_PARTS)], capture_output=True, text=True).stdout
    lost = sorted({line.split()[0] for line in said.splitlines() if line.endswith("not found")})
    if lost:
        raise Stop(
            f"Qt needs {', '.join(lost)}: install the packages of your system that hold them and run make again."
        )
