"""`python -m tests.gallery.figures [FOLDER]`: the contact sheet of all figures, light, dark and for paper."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QGuiApplication

from backcoach.app.places import assets_folder
from backcoach.catalog.read import read_catalog
from backcoach.figure import PALETTES, load_motions
from backcoach.figure.contact import contact_sheet
from backcoach.sheets import printing_family


def contact_sheets(folder: Path) -> list[Path]:
    """Write figures.png, figures-dark.png and figures-print.png; needs a QGuiApplication."""
    assets = assets_folder()
    family, motions = printing_family(assets / "fonts"), load_motions(assets / "motions")
    names = {id: exercise.name for id, exercise in read_catalog(assets).exercises.items()}
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for theme, palette in PALETTES.items():
        path = folder / ("figures.png" if theme == "light" else f"figures-{theme}.png")
        contact_sheet(motions, names, palette, family).save(str(path))
        written.append(path)
    return written


def main(folder: Path) -> None:
    """Write the sheets and say where they are."""
    application = QGuiApplication([])
    for path in contact_sheets(folder):
        print(path)
    application.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
