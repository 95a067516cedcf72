"""`make packages`: bundle, proof that it runs, packages, wheel, sdist, list of components and checksums, into dist/.

Usage: .venv-packages/bin/python packaging/packages.py [STEP …]; without steps all of them, in this order.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from release import changes, copyright_file, icons, languages, metainfo, packs, parts, project, sbom, smoke, texts, trim
from release.project import APP_ID, ROOT

BUILD, DIST = ROOT / "build", ROOT / "dist"
TREE = BUILD / "tree"
BUNDLE = TREE / "backcoach"
TOOLS = Path(sys.executable).parent


def bundle() -> None:
    """The program as one folder, with the files that a desktop needs beside it."""
    parts.collect_licences(BUILD / "licences")
    icons.make(ROOT / "packaging" / "icon", BUILD / "icons")
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(project.moment()), "PYTHONHASHSEED": "1"}
    command: list[str | Path] = [
        TOOLS / "pyinstaller",
        "--noconfirm",
        "--log-level=ERROR",
        "--distpath",
        TREE,
        "--workpath",
        BUILD / "work",
    ]
    subprocess.run([*command, ROOT / "packaging" / "backcoach.spec"], check=True, cwd=ROOT, env=environment)
    if sys.platform == "linux":
        trim.strip_python(BUNDLE)
        trim.empty_icu_data(BUNDLE)
        trim.settle(BUNDLE, project.moment(), "backcoach", "proof")


def share() -> None:
    """The files for /usr/share."""
    made = project.read()
    scripts, said = texts.completions(), languages.shipped()
    written: dict[str, str | bytes] = {
        f"metainfo/{APP_ID}.metainfo.xml": metainfo.make(made, changes.released(ROOT), said),
        f"applications/{APP_ID}.desktop": languages.entry(packs.LINUX / f"{APP_ID}.desktop", said),
        "man/man1/backcoach.1.gz": texts.packed(texts.manual(made)),
        **{f"man/{code}/man1/backcoach.1.gz": texts.packed(texts.manual(made, one)) for code, one in said.items()},
        "bash-completion/completions/backcoach": scripts["bash"],
        "zsh/site-functions/_backcoach": scripts["zsh"],
        "fish/vendor_completions.d/backcoach.fish": scripts["fish"],
        "doc/backcoach/copyright": copyright_file.make(parts.python_parts() + parts.native_parts(BUNDLE)),
    }
    packs.lay_out_share(TREE / "share", BUILD / "icons", icons.SIZES, written)
    (TREE / packs.DEBIAN_CHANGES).write_bytes(texts.packed(changes.debian(made, changes.released(ROOT))))


def validate() -> None:
    """The desktop's own tools find no fault with what is said to it."""
    there = TREE / "share"
    subprocess.run(["desktop-file-validate", there / f"applications/{APP_ID}.desktop"], check=True)
    subprocess.run(["appstreamcli", "validate", "--no-net", there / f"metainfo/{APP_ID}.metainfo.xml"], check=True)


def prove() -> None:
    """The bundle does what the program does, and every picture of the gallery is made from it; then it is whole."""
    smoke.run(BUNDLE)
    smoke.gallery(BUNDLE, BUILD / "gallery")
    smoke.proof_of(BUNDLE).unlink()


def linux() -> None:
    """deb, rpm, Arch and the archive."""
    made, moment = project.read(), project.moment()
    trim.settle(TREE, moment, "backcoach/backcoach")
    DIST.mkdir(exist_ok=True)
    for packer in packs.PACKERS:
        packs.pack(made, TREE, packer, moment, DIST)
    packs.archive(made, TREE, moment, DIST)


def python() -> None:
    """Wheel and sdist, as a package index takes them."""
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(project.moment())}
    shutil.rmtree(BUILD / "python", ignore_errors=True)
    build: list[str | Path] = [sys.executable, "-m", "hatchling", "build", "-d", BUILD / "python"]
    subprocess.run(build, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    made = sorted((BUILD / "python").iterdir())
    subprocess.run([TOOLS / "twine", "check", "--strict", *made], check=True, stdout=subprocess.DEVNULL)
    DIST.mkdir(exist_ok=True)
    for file in made:
        shutil.copy(file, DIST)


def components() -> None:
    """The list of all that is inside."""
    made = project.read()
    found = parts.python_parts() + parts.native_parts(BUNDLE)
    sbom.write(DIST / f"backcoach-{made.version}.cdx.json", made, found, project.moment())


def checksums() -> None:
    """SHA256SUMS over everything in dist/, as `sha256sum --check` reads it; also printed with the sizes."""
    files = sorted(file for file in DIST.iterdir() if file.is_file() and file.name != "SHA256SUMS")
    lines = [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files]
    (DIST / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")
    for file in files:
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file.name}")


STEPS: tuple[Callable[[], None], ...] = (bundle, share, validate, prove, linux, python, components, checksums)


def main(names: list[str]) -> None:
    """Run the named steps, or all; the first that fails ends it with that tool's own words."""
    wanted = [step for step in STEPS if not names or step.__name__ in names]
    for step in wanted:
        print(f"BackCoach: {step.__name__}", flush=True)
        step()


if __name__ == "__main__":
    main(sys.argv[1:])
