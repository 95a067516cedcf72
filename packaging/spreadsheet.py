"""Opens our CSV in LibreOffice by every separator that it ticks by default, and fails if any cell became a formula.

Usage: python packaging/spreadsheet.py. Needs LibreOffice Calc (`apt-get install libreoffice-calc`, `dnf install
libreoffice-calc`); without it the sentence says so and the status is 1, for nothing was proven.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SEPARATORS = "44", "59", "9", "44/59/9", "44/59/9/32", "124"
"""Comma, semicolon, tab, all three, those and the space, and the bar, as LibreOffice numbers them."""
NOTES = (
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "calm;=1+1;=1+2", "a,=1+1,b", "tab\t=1+1\tb", "fine\n=1+1", "x\r=1+1", "＝1+1",
    "bar|=1+1|", '";=1+1;"', "';=1+1", '"=1+1"', ' ;  =1+1', "=cmd|' /C calc'!A0", "a b =1+1", "\u2028=1+1", "x;\t=1+1",
)  # fmt: skip
"""What people and their enemies may write."""


def export(folder: Path) -> Path:
    """A table of scores with those notes."""
    from backcoach.history.journal import Journal
    from tests.history.helpers import SetClock

    path = folder / "scores.csv"
    with closing(Journal.in_memory(SetClock())) as journal:
        for note in NOTES:
            journal.scores.log("now", 4, note=note)
        journal.transfer.export(path, "csv")
    return path


def formulas(program: str, table: Path, separator: str, folder: Path) -> list[str]:
    """The formulas in the sheet that LibreOffice makes of a table."""
    command = [
        program, "--headless", f"-env:UserInstallation=file://{folder}/profile", f"--infilter=CSV:{separator},34,76,1",
        "--convert-to", "ods", "--outdir", str(folder), str(table),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(folder / "scores.ods") as archive:
        content = archive.read("content.xml").decode()
    if separator == "44" and content.count('office:value-type="date"') < len(NOTES):
        raise SystemExit("LibreOffice takes the moments of our table for text, not for dates.")
    return re.findall(r'table:formula="([^"]*)"', content)


def main() -> int:
    """Exit status: 0 when nothing became a formula."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        print("LibreOffice is not installed; install libreoffice-calc, for nothing was proven.", file=sys.stderr)
        return 1
    found = 0
    with tempfile.TemporaryDirectory() as name:
        table = export(Path(name))
        for separator in SEPARATORS:
            became = formulas(program, table, separator, Path(name))
            print(f"separators {separator}: {', '.join(became) or 'no formula'}")
            found += len(became)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
