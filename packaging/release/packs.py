"""Makes the deb, rpm and Arch packages with nfpm, and the archive for everywhere, from one tree of files."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import machine
from release import trim
from release.project import APP_ID, ROOT, SUMMARY, Project

LINUX = ROOT / "packaging" / "linux"
PACKERS = {"deb": "deb", "rpm": "rpm", "archlinux": "pkg.tar.zst"}
DESCRIPTION = """Shows every movement, counts and breathes with you, and keeps what you felt to
itself. It gives general information and does not replace a doctor or
physiotherapist."""
DEBIAN_CHANGES = "changelog.Debian.gz"
CHANNELS = {"deb": "deb", "rpm": "rpm", "archlinux": "arch"}
"""How a package says in its file `installed-by` what it came from."""
VOICE = "espeak-ng"
"""The voice has this name in all three."""


def dependencies(packer: str) -> list[str]:
    """What `make run` needs, too, in the words of a packer: rpm's systems share names of libraries, not of packages."""
    needs = machine.NEEDS["run"]
    if packer == "rpm":
        return sorted({f"{need.what}()(64bit)" for need in needs if ".so." in need.what} | {c_library(packer)})
    named = {need.apt if packer == "deb" else need.pacman for need in needs if need.what != machine.FONT}
    return sorted(named | {c_library(packer)})


def c_library(packer: str) -> str:
    """The C library, no older than the one of the building machine, which the bundle is made for."""
    version = platform.libc_ver()[1]
    return {"deb": f"libc6 (>= {version})", "rpm": f"libc.so.6(GLIBC_{version})(64bit)"}.get(
        packer, f"glibc>={version}"
    )


def fonts(packer: str) -> list[str]:
    """Inter comes along; another font is for signs that Inter does not have."""
    [font] = [need for need in machine.NEEDS["run"] if need.what == machine.FONT]
    return [{"deb": font.apt, "rpm": font.dnf, "archlinux": font.pacman}[packer]]


def contents(tree: Path, packer: str, moment: int) -> list[dict[str, object]]:
    """The tree's share/ under /usr, its program under /usr/lib, and the command."""
    times = {"mtime": datetime.fromtimestamp(moment, UTC).isoformat()}
    mark = tree / f"installed-by-{CHANNELS[packer]}"
    mark.write_text(CHANNELS[packer] + "\n", encoding="utf-8")
    os.utime(mark, (moment, moment))
    return [
        *(_for_debian(tree, times) if packer == "deb" else []),
        {"src": str(tree / "backcoach"), "dst": "/usr/lib/backcoach", "type": "tree", "file_info": times},
        {"src": str(tree / "share"), "dst": "/usr/share", "type": "tree", "file_info": times},
        {
            "src": str(mark),
            "dst": "/usr/lib/backcoach/lib/backcoach/installed-by",
            "file_info": times | {"mode": 0o644},
        },
        {"src": "../lib/backcoach/backcoach", "dst": "/usr/bin/backcoach", "type": "symlink", "file_info": times},
    ]


def _for_debian(tree: Path, times: dict[str, str]) -> list[dict[str, object]]:
    """Its change log, and which of lintian's remarks are meant to be so."""
    files = {
        tree / DEBIAN_CHANGES: f"/usr/share/doc/backcoach/{DEBIAN_CHANGES}",
        LINUX / "lintian-overrides": "/usr/share/lintian/overrides/backcoach",
    }
    info = times | {"mode": 0o644}
    return [{"src": str(source), "dst": target, "file_info": info} for source, target in files.items()]


def recipe(project: Project, tree: Path, packer: str, moment: int) -> dict[str, object]:
    """The description for nfpm; its YAML is also JSON."""
    return {
        "name": "backcoach",
        "arch": "amd64",
        "platform": "linux",
        "version": project.version,
        "version_schema": "none",
        "release": "1",
        "section": "misc",
        "priority": "optional",
        "maintainer": project.maintainer,
        "description": f"{SUMMARY}\n{DESCRIPTION}",
        "license": "MIT AND LGPL-3.0-only AND OFL-1.1 AND Apache-2.0",
        "homepage": project.homepage,
        "mtime": datetime.fromtimestamp(moment, UTC).isoformat(),
        "depends": dependencies(packer),
        "recommends": [VOICE, *fonts(packer)] if packer != "archlinux" else [],
        "suggests": [VOICE] if packer == "archlinux" else [],
        "contents": contents(tree, packer, moment),
        "scripts": {"postremove": str(LINUX / "removed.sh")},
        "deb": {"compression": "zstd:15", "fields": {"Bugs": project.issues} if project.issues else {}},
        "rpm": {
            "compression": "zstd:15",
            "group": "Amusements/Sports",
            "packager": project.maintainer,
            "buildhost": "localhost",  # otherwise it names the building machine, and each machine makes another file
        },
        "archlinux": {"packager": project.maintainer},
    }


def pack(project: Project, tree: Path, packer: str, moment: int, dist: Path) -> Path:
    """One package in `dist`; raises CalledProcessError with nfpm's words on the error stream."""
    told = tree.parent / f"nfpm-{packer}.yaml"
    told.write_text(json.dumps(recipe(project, tree, packer, moment), indent=1), encoding="utf-8")
    names = {
        "deb": "backcoach_{}_amd64.deb",
        "rpm": "backcoach-{}-1.x86_64.rpm",
        "archlinux": "backcoach-{}-1-x86_64.pkg.tar.zst",
    }
    target = dist / names[packer].format(project.version)
    nfpm = Path(sys.executable).with_name("nfpm")
    command: list[str | Path] = [nfpm, "package", "--config", told, "--packager", packer, "--target", target]
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(moment)}
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    return target


def archive(project: Project, tree: Path, moment: int, dist: Path) -> Path:
    """The program for any Linux with these libraries: to unpack, run, and put into the menu with add-to-menu.sh."""
    top = tree.parent / f"backcoach-{project.version}-linux-x86_64"
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(tree / "backcoach", top, symlinks=True)
    shutil.copytree(tree / "share", top / "share", symlinks=True)
    shutil.copy(LINUX / "add-to-menu.sh", top)
    (top / "lib" / "backcoach" / "installed-by").write_text("archive\n", encoding="utf-8")
    trim.settle(top, moment, "backcoach", "add-to-menu.sh")
    target = dist / f"{top.name}.tar.zst"
    options = ["--sort=name", f"--mtime=@{moment}", "--owner=0", "--group=0", "--numeric-owner", "--format=gnu"]
    command: list[str | Path] = [
        "tar",
        *options,
        "--use-compress-program=zstd -15 -T2 -q",
        "-cf",
        target,
        "-C",
        top.parent,
        top.name,
    ]
    subprocess.run(command, check=True)
    shutil.rmtree(top)
    return target


def lay_out_share(share: Path, icons: Path, sizes: tuple[int, ...], texts: dict[str, str | bytes]) -> None:
    """What a desktop looks for in /usr/share: entry, icons, type, and the texts that are given by their paths there."""
    shutil.rmtree(share, ignore_errors=True)
    for size in sizes:
        place(icons / f"backcoach-{size}.png", share / f"icons/hicolor/{size}x{size}/apps/{APP_ID}.png")
    place(icons / "backcoach.svg", share / f"icons/hicolor/scalable/apps/{APP_ID}.svg")
    place(LINUX / f"{APP_ID}.desktop", share / f"applications/{APP_ID}.desktop")
    place(LINUX / "mime.xml", share / f"mime/packages/{APP_ID}.xml")
    place(LINUX / "autostart.desktop", share / f"doc/backcoach/autostart/{APP_ID}.desktop")
    for path, text in texts.items():
        target = share / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())


def place(source: Path, target: Path) -> None:
    """Copy a file to a place whose folders may not be there yet."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
