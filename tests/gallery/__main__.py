"""`python -m tests.gallery [FOLDER [LANGUAGE]]`: pictures of every state and of sample pages."""

import os
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from tests.screen import USUAL, offscreen

if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = offscreen(*USUAL)

from PIL import Image
from PySide6.QtCore import QLocale
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from backcoach.app.preferences import Preferences
from backcoach.app.translated_catalog import translated_catalog
from backcoach.catalog.read import read_catalog
from backcoach.history.journal import Journal
from backcoach.history.records import StepPlace
from backcoach.phrases import Phrases
from backcoach.sheets import Sheet, SheetOptions, paint_page, write_pdf
from backcoach.sheets.report import ReportOptions
from backcoach.sheets.report_facts import gather, period_of
from backcoach.ui.print.print_service import PrintService
from backcoach.words import Words
from backcoach.words.languages import Languages
from tests.fakes import FakeClock
from tests.gallery.figures import contact_sheets
from tests.gallery.screens import CHOSEN, MATRIX
from tests.gallery.shots import SHOTS
from tests.gallery.take import NOW, Take
from tests.leftovers import destroy_widgets
from tests.places import ASSETS, ROOT
from tests.studio import seed_history

IN_DOCS = {
    "movement-light": "window",
    "follow-along-dark": "follow-along",
    "details-light": "details",
    "own-editor-light": "own-routine",
    "own-exercise-light": "own-exercise",
    "own-posing-light": "own-posing",
    "own-code-page-light": "own-code-page",
    "own-incoming-light": "own-incoming",
    "own-my-dose-light": "own-my-dose",
    "own-session-light": "own-session",
    "dialog-sheet-light": "sheet",
    "before-dark": "before",
    "seven-actions": "sheet-page",
    "report": "report-page",
    "overview-light": "overview",
    "catalogue-light": "catalogue",
    "dialog-welcome-light": "welcome",
    "dialog-stop-light": "stop",
    "dialog-check-in-light": "check-in",
    "dialog-paper-diary-light": "paper-diary",
    "dialog-report-light": "report",
    "dialog-settings-light": "settings",
    "dialog-settings-sound-light": "settings-sound",
    "dialog-keys-light": "keys",
    "data-backups-light": "backups",
    "data-import-light": "import",
    "data-shared-light": "two-computers",
}
"""Shots that the README and the documents show, and their names there."""
PANES_IN_DOCS = {
    "history-3-months": "view-pain",
    "exercises-light": "view-exercises",
    "keeping-light": "view-keeping",
    "table-light": "view-table",
}
"""Shots of which the documents show the history's pane alone, and their names there."""
PANE = 316
"""Width of the history's pane in a window of the usual size, in pixels, its line on the left included."""


def shoot(app: QApplication, folder: Path, language: str = "", catalogues: Path | None = None) -> None:
    """Take every shot; each in a data folder of its own."""
    drawn = {shot.name: shot for shot in (*SHOTS, *CHOSEN, *MATRIX)}
    for shot in drawn.values():
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:  # a backup may still be written
            take = Take(app, Path(data), folder / f"{shot.name}.png", shot, language, catalogues)
            shot.act(take)
            take.finish()
            destroy_widgets()


def print_samples(folder: Path, language: str = "", catalogues: Path = ASSETS / "words") -> None:
    """Sheets of two routines and a report, as PDF and as pictures, on both papers."""
    words = Words()
    Languages(catalogues, folder / "cache").use(words, language or "en", ())
    QLocale.setDefault(QLocale(words.locale))
    catalog = read_catalog(ASSETS)
    if language:
        catalog = translated_catalog(catalog, ASSETS, words)
    printing = PrintService(ASSETS, catalog, Phrases(words))
    for id, options in (("seven-actions", SheetOptions()), ("three-moves", SheetOptions(paper="letter"))):
        sheet = printing.routine(catalog.routine(id), date(2026, 11, 20), Preferences(), options)
        write_pdf(folder / f"{id}.pdf", sheet)
        picture(sheet, folder / f"{id}.png")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:  # a backup may still be written
        seed_history(Path(data), NOW, 85)
        journal = Journal.open(Path(data), FakeClock(NOW)).journal
        _feel(journal)
        facts = gather(journal, period_of(None, None, NOW.date()))
        journal.close()
    chosen = ReportOptions(notes=tuple(note.id for note in facts.notes))
    report = printing.report_of(facts, NOW.date(), Preferences(), chosen)
    write_pdf(folder / "report.pdf", report)
    picture(report, folder / "report.png")


def _feel(journal: Journal) -> None:
    """What a report tells besides scores: a note, and an exercise that hurt."""
    session = journal.sessions.find(limit=1)[0]
    journal.sessions.mark_hurt(session.id, StepPlace(3, "open-book", 1, "left"))
    journal.scores.log("now", 4, NOW - timedelta(days=2), note="After two hours of gardening; settled by next morning.")


def picture(sheet: Sheet, path: Path) -> None:
    """The first page at 110 dots an inch."""
    scale = 110 / 72
    image = QImage(round(sheet.width * scale), round(sheet.height * scale), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_page(sheet, sheet.pages[0], painter)
    painter.end()
    image.save(str(path))


def main(folder: Path, language: str = "") -> None:
    """All of it; in another language only the pictures, such as de, or en_XA and ar_XB, which a script makes up."""
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp()
    app = QApplication([])
    app.setCursorFlashTime(0)  # a blinking cursor would make every run another picture
    folder.mkdir(parents=True, exist_ok=True)
    if language:
        sys.path.append(str(ROOT / "packaging"))
        from pseudo import main as write_pseudo

        catalogues = folder / "words"
        write_pseudo(catalogues)
        shipped = ASSETS / "words" / f"{language}.po"
        if shipped.exists():
            shutil.copy(shipped, catalogues)
        shoot(app, folder, language, catalogues)
        print_samples(folder, language, catalogues)
        if shipped.exists():
            _keep(Image.open(folder / "movement-light.png"), ROOT / "docs" / "pictures" / f"window-{language}.png")
        return
    shoot(app, folder)
    print_samples(folder)
    copied = copy_to_docs(folder, ROOT / "docs" / "pictures")
    _keep(Image.open(contact_sheets(folder)[0]), ROOT / "docs" / "figures.png")
    print(f"{len(SHOTS)} pictures, 2 sheets and a report in {folder}; {copied + 1} pictures also in docs/")


def copy_to_docs(folder: Path, docs: Path) -> int:
    """Bring the documents' pictures up to date, with 256 colours so that they stay small; how many there are."""
    docs.mkdir(exist_ok=True)
    for name, kept in IN_DOCS.items():
        _keep(Image.open(folder / f"{name}.png"), docs / f"{kept}.png")
    for name, kept in PANES_IN_DOCS.items():
        window = Image.open(folder / f"{name}.png")
        _keep(window.crop((window.width - PANE, 0, window.width, window.height)), docs / f"{kept}.png")
    return len(IN_DOCS) + len(PANES_IN_DOCS)


def _keep(picture: Image.Image, path: Path) -> None:
    colours = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    colours.save(path, optimize=True)


main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"), *sys.argv[2:3])
