"""A copy of the user's own routines, exercises, pictures and doses beside the backups, each day that they changed."""

import io
import re
import zipfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from backcoach.app.moving import OWN_FILES
from backcoach.outside import open_regular, read_regular, replace_file

FOLDER = "backups"
KEPT = 7
"""Copies that are kept; the oldest is deleted first."""
LARGEST, MOST = 10_000_000, 200_000_000
"""Bytes of one file that is copied, and of all of them; BackCoach itself writes far smaller ones."""
_NAME = re.compile(r"own-\d{8}\.zip")
_DATE = (1980, 1, 1, 0, 0, 0)


def keep_copy(folder: Path, today: date) -> Path | None:
    """Copy the files of a data folder as they are today; None if nothing changed since the last copy.

    What cannot be read or written is tried again the next day: the files themselves are still where they were.
    """
    content = _packed(folder)
    copies = sorted(path for path in (folder / FOLDER).glob("own-*.zip") if _NAME.fullmatch(path.name))
    with suppress(OSError):
        if not content or (copies and read_regular(copies[-1], MOST) == content):
            return None
        (folder / FOLDER).mkdir(mode=0o700, parents=True, exist_ok=True)
        made = folder / FOLDER / f"own-{today:%Y%m%d}.zip"
        replace_file(made, content)
        for old in [path for path in copies if path != made][: -KEPT + 1]:
            old.unlink(missing_ok=True)
        return made
    return None


def _packed(folder: Path) -> bytes:
    """All own files as a zip; empty if there are none. The same files make the same bytes."""
    out, count, room = io.BytesIO(), 0, MOST
    with zipfile.ZipFile(out, "w") as file:
        for path in (path for pattern in OWN_FILES for path in sorted(folder.glob(pattern))):
            with suppress(OSError), open_regular(path, min(LARGEST, room)) as opened:
                data = opened.read(LARGEST)
                room -= len(data)
                name = path.relative_to(folder).as_posix()
                file.writestr(zipfile.ZipInfo(name, _DATE), data, zipfile.ZIP_DEFLATED)
                count += 1
    return out.getvalue() if count else b""
