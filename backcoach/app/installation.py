"""How this BackCoach was installed, and the licence texts that came with it."""

import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Literal, get_args

Channel = Literal["deb", "rpm", "arch", "archive", "windows", "mac", "flatpak", "appimage", "pipx", "pip", "checkout"]
"""Ways to install BackCoach."""
_PACKAGE = Path(__file__).parent.parent
_PARTS = (
    "backcoach",
    "PySide6_Essentials",
    "shiboken6",
    "pyqtgraph",
    "numpy",
    "msgspec",
    "platformdirs",
    "jeepney",
    "miniaudio",
    "python-calamine",
    "tomlkit",
    "segno",
    "zxing-cpp",
    "cryptography",
)


def channel(environment: Mapping[str, str], package: Path = _PACKAGE, prefix: str = sys.prefix) -> Channel:
    """How it was installed: as the package says, otherwise as its folder suggests."""
    if "FLATPAK_ID" in environment:
        return "flatpak"
    if "APPIMAGE" in environment:
        return "appimage"
    try:
        said = (package / "installed-by").read_text(encoding="utf-8").strip()
    except OSError:
        said = ""
    known: tuple[Channel, ...] = get_args(Channel)
    for one in known:
        if said == one:
            return one
    if (package.parent / "pyproject.toml").is_file():
        return "checkout"
    return "pipx" if "pipx" in Path(prefix).parts else "pip"


def licence_texts(package: Path = _PACKAGE) -> dict[str, str]:
    """The name of each part and its licence, as shipped; for a Python package, as the installed packages say."""
    folder = package / "_licences"
    if folder.is_dir():
        return {file.stem: file.read_text(encoding="utf-8", errors="replace") for file in sorted(folder.iterdir())}
    return {name: text for name in _PARTS if (text := _installed_text(name))}


def _installed_text(name: str) -> str:
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        return ""
    texts = [file for file in files if "licenses" in file.parts and file.name.upper().startswith(("LICEN", "COPYING"))]
    return "\n\n".join(file.read_text(encoding="utf-8") for file in texts if Path(str(file.locate())).is_file())
