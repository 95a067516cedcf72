"""Every place that reads a file is known: it goes through a bounded reader, or the file is shipped with the program."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.corner import thorough
from tests.places import ROOT
from tests.trees import nodes

READS = {"read_text", "read_bytes", "loads", "copyfile", "copyfileobj", "addApplicationFont"}
"""Names of functions that read a whole file or turn text into values."""
BOUNDED = {"outside.py", "toml_file.py"}
"""Where the bounded readers are."""
SHIPPED = {
    "theme.py:read_bytes", "svg_icon.py:read_text", "theme.py:addApplicationFont", "fonts.py:addApplicationFont",
    "installation.py:read_text", "migrations.py:read_text",
}  # fmt: skip
"""Files that come with the program or its packages."""
DRAFTS = {"preferences.py:open", "window_layout.py:open"}
"""Files that are opened to be written."""
CHECKED = {
    "salvage.py:copyfile": "a damaged journal, checked to be a regular file",
    "snapshot.py:copyfile": "the journal, checked to be a regular file",
    "moving.py:copyfile": "an exercise of the user's own, checked by open_regular",
    "backups.py:copyfileobj": "a backup, opened by open_regular",
    "power.py:read_text": "what the kernel says of batteries, in /sys",
    "quick_loading.py:loads": "code that we kept, opened by open_regular, the user's own and checked by its sum",
    "imports.py:loads": "one row of the journal itself, as an import found it",
}


def reads(path: Path) -> Iterator[str]:
    """What a file of the program calls that reads, as file:function."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS:
            yield f"{path.name}:{node.func.attr}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "open" and path.name not in BOUNDED:
            yield f"{path.name}:open"


@thorough
def test_every_reader_is_known() -> None:
    files = [path for path in (ROOT / "backcoach").rglob("*.py") if path.name not in BOUNDED]
    found = {one for path in files for one in reads(path)}
    assert found - DRAFTS == SHIPPED | set(CHECKED)


def test_a_reader_elsewhere_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "module.py").write_text("from pathlib import Path\nPath('x').read_bytes()\nopen('y')")
    assert set(reads(tmp_path / "module.py")) == {"module.py:read_bytes", "module.py:open"}
