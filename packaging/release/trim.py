"""What stays out of the bundle, and why. Each entry is proven by `make packages`, which runs the program without it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

Entry = tuple[str, str, str]
"""PyInstaller's: name in the bundle, file here, kind."""

MODULES = [
    # parts of Python that only its own tools use
    "_tkinter", "ensurepip", "idlelib", "lib2to3", "pdb", "pydoc_data", "test", "tkinter", "turtle", "doctest",
    "distutils", "setuptools", "pip", "pkg_resources", "sqlite3.dump", "curses", "readline", "_curses",
    # the network: there is no network code in BackCoach, and what is not there cannot be called
    "_ssl", "ftplib", "imaplib", "poplib", "smtplib", "telnetlib", "xmlrpc", "asyncio", "_asyncio",
    # parts of libraries that nothing here loads
    "numpy.testing", "numpy.f2py", "numpy.distutils", "numpy.typing.tests", "numpy._core._multiarray_tests",
    "pyqtgraph.opengl", "pyqtgraph.examples", "pyqtgraph.jupyter", "pyqtgraph.flowchart", "pyqtgraph.console",
    "pyqtgraph.dockarea", "pyqtgraph.exporters.HDF5Exporter",
    "matplotlib", "scipy", "PIL", "IPython", "cupy", "numba", "h5py", "OpenGL",
    "PySide6.QtTest", "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtUiTools", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtSql", "PySide6.QtXml",
]  # fmt: skip

ASSETS = Path(__file__).parents[2] / "assets"
LANGUAGES = "|".join(path.stem.partition("_")[0] for path in (ASSETS / "words").glob("*.po"))
"""Those that BackCoach speaks besides English; Qt's own dialogs speak them, too."""
QT_UNUSED = re.compile(
    rf"""
    Qt6?/(qml/|translations/(?!qtbase_({LANGUAGES})\.qm))
    | libQt6(Qml|Quick|Sql|Test|Designer|UiTools|VirtualKeyboard|Pdf|EglFS|EglFs)
    | plugins/(egldeviceintegrations|generic|networkinformation|sqldrivers|tls|qmltooling|qmllint|designer)/
    | plugins/wayland-graphics-integration-server/
    | plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vnc|vkkhrdisplay|webgl|wayland-egl-compositor)
    | plugins/imageformats/(lib)?q(gif|icns|ico|pdf|tga|tiff|wbmp)
    | plugins/platforminputcontexts/libqtvirtualkeyboard
    | plugins/vectorimageformats/
    """,
    re.VERBOSE,
)
"""Qt's QML, its databases, drivers of embedded screens, network, and picture formats that are never read.

The user's own photos may be PNG, JPEG and WebP.
"""

SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/")
BUNDLED = re.compile(r"lib(python3|crypto|sqlite3|ffi|z|bz2|lzma|expat|mpdec|zstd)[-.\d]")
"""Libraries of the building machine that Python's own modules need and that come in other versions elsewhere."""


def version(root: Path) -> str:
    """The version of the checkout."""
    text = (root / "backcoach" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found
    return found[1]


def binaries(entries: Iterable[Entry]) -> list[Entry]:
    """Without what is never loaded, and without what the system's packages bring: those are dependencies."""
    return [one for one in entries if not QT_UNUSED.search(Path(one[0]).as_posix()) and not comes_with_system(one)]


def comes_with_system(entry: Entry) -> bool:
    """Whether a library belongs to the system: its security updates should reach BackCoach, too."""
    _, source, _ = entry
    return source.startswith(SYSTEM) and not BUNDLED.match(Path(source).name)


def languages(root: Path) -> set[str]:
    """The languages that BackCoach speaks beside English: those of its catalogues."""
    return {file.stem for file in (root / "assets" / "words").glob("*.po")}


def datas(entries: Iterable[Entry], spoken: set[str]) -> list[Entry]:
    """Without translations of Qt into languages that BackCoach does not speak, logos, and files for developers.

    Nor pip's notes: its RECORD has digests of scripts that name the folder of the environment.
    """
    also = r"pyqtgraph/icons/peegee/ | \.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json)$ | \.(pyi|h)$"
    dropped = re.compile(f"({QT_UNUSED.pattern}) | {also}", re.VERBOSE)
    kept = {f"qtbase_{code}.qm" for language in spoken for code in (language, language.partition("_")[0])}
    return [one for one in entries if Path(one[0]).name in kept or not dropped.search(Path(one[0]).as_posix())]


def mac_properties(version: str) -> dict[str, object]:
    """What Info.plist says beside the usual."""
    return {
        "CFBundleShortVersionString": version,
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
    }


def strip_python(bundle: Path) -> None:
    """Remove debugging symbols from Python itself, and the building machine's folders from library search paths.

    numpy's libraries are left as they are: `strip` breaks them.
    """
    lib = bundle / "lib"
    files = [*lib.glob("libpython3*.so*"), *lib.glob("python3*/lib-dynload/*.so")]
    subprocess.run(["strip", "--strip-unneeded", *files], check=True)
    subprocess.run(["patchelf", "--remove-rpath", *files], check=True)


def settle(tree: Path, moment: int, *programs: str) -> None:
    """Everybody may enter the folders and run the programs (paths in the tree), and read the rest; all files have one
    time.

    This does not depend on the checkout's umask, nor on the modes of libraries in their wheels. nfpm takes the times of
    the files in a folder from the disk, whatever its description says.
    """
    runs = {tree / program for program in programs}
    for file in (*tree.rglob("*"), tree):
        if not file.is_symlink():
            file.chmod(0o755 if file.is_dir() or file in runs else 0o644)
        os.utime(file, (moment, moment), follow_symlinks=False)


ICU_STUB = """
    .section .rodata
    .globl icudt{version}_dat
    .type icudt{version}_dat, @object
    .size icudt{version}_dat, 56
    .balign 16
icudt{version}_dat:
    .short 32
    .byte 0xda, 0x27
    .short 20, 0
    .byte 0, 0, 2, 0, 0x54, 0x6f, 0x43, 0x50, 1, 0, 0, 0, 0, 0, 0, 0
    .quad 0
    .long 0, 0, 0, 0, 0, 0
    .section .note.GNU-stack, "", @progbits
"""
"""ICU's own `stubdata`: a table of contents with nothing in it. 31 MB of rules for hundreds of languages stay out."""


def empty_icu_data(bundle: Path) -> None:
    """Put a library without data in the place of ICU's; Qt asks it only to sort by a language's rules.

    BackCoach sorts nothing so. Qt's own file dialog, where a desktop has none, then sorts names by letter codes.
    """
    for library in (bundle / "lib").rglob("libicudata.so.*"):
        if library.is_symlink():
            continue
        source, made = library.with_name("stub.s"), library.with_name("stub.o")
        source.write_text(ICU_STUB.format(version=library.name.rsplit(".", 1)[1]), encoding="utf-8")
        subprocess.run(["as", "-o", made, source], check=True)
        subprocess.run(["ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", library, made], check=True)
        source.unlink()
        made.unlink()
