"""Makes a PDF of a sheet and puts it where it belongs, whole or not at all."""

import os
from functools import partial
from pathlib import Path
from secrets import token_hex

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageSize, QPdfWriter

from backcoach.figure.brush import GRID
from backcoach.outside import in_time, open_fd
from backcoach.problem import Problem
from backcoach.sheets.boxes import Sheet
from backcoach.sheets.outline import with_outline
from backcoach.sheets.paint import paint_sheet

DOTS_PER_INCH = 72 * GRID
"""The unit in which Qt writes places: here those of figures are whole, which spares six decimals for each."""
_TAKES_S = 60.0
"""Seconds that a device or a pipe may take."""


def pdf_of(sheet: Sheet) -> bytes:
    """The PDF: text as text, fonts embedded, with title, language and outline."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QSizeF(sheet.width, sheet.height), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(DOTS_PER_INCH)
    writer.setTitle(sheet.title)
    writer.setCreator("BackCoach")
    paint_sheet(sheet, writer)
    buffer.close()
    return with_outline(bytes(buffer.data().data()), sheet)


def write_pdf(path: Path, sheet: Sheet) -> None:
    """Write the PDF to a file; an old one is replaced only by a whole new one. Problem when that cannot be done."""
    content = pdf_of(sheet)
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A device or a pipe: nothing old to lose, and nothing to put in its place.
            in_time(partial(path.write_bytes, content), _TAKES_S)
        else:
            _replace(path.resolve(), content)
    except OSError as error:
        raise Problem(f"The page cannot be written to {path} ({error.strerror}); choose another place.") from None


def _replace(target: Path, content: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(0, "that is a folder")
    if not target.parent.is_dir():
        raise FileNotFoundError(0, f"there is no folder {target.parent}")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(0, "that file may not be changed")
    draft = target.with_name(f".backcoach-{token_hex(8)}")
    try:
        with os.fdopen(open_fd(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
