"""What the user chose, kept as one readable file in the data folder."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from backcoach.catalog.types import Caution
from backcoach.problem import Problem
from backcoach.session import SessionSettings
from backcoach.session.settings import SoundSettings

ThemeChoice = Literal["system", "light", "dark"]
FILE_NAME = "settings.json"


class SheetSettings(msgspec.Struct, frozen=True):
    """How the last sheet was wanted; `name` is for whom it was."""

    days: Literal[7, 14, 28] = 14
    large: bool = False
    pictures: bool = True
    colour: bool = False
    landscape: bool = False
    name: str = ""


class Preferences(msgspec.Struct, frozen=True):
    """Every setting with its default; frozen, so a change is a new value handed to who needs it."""

    session: SessionSettings = SessionSettings()
    sound: SoundSettings = SoundSettings()
    theme: ThemeChoice = "system"
    reduce_motion: bool = False
    routine: str = "seven-actions"
    equipment: tuple[str, ...] = ()
    cautions: tuple[Caution, ...] = ()
    emergency_number: str = "112"
    paper: Literal["", "a4", "letter"] = ""
    sheet: SheetSettings = SheetSettings()
    first_start_done: bool = False
    aim: Annotated[int, msgspec.Meta(ge=1, le=7)] = 4
    """Days a week on which to do a session, for the habit score."""
    bands: bool = True
    """Pale bands of 0-3, 4-6 and 7-10 behind the scores."""
    shared_folder: str = ""
    share_at_start: bool = False


def read_preferences(folder: Path) -> Preferences:
    """The settings in a data folder, the defaults when there are none; Problem (a copy set aside) when unusable."""
    path = folder / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Preferences)
    except FileNotFoundError:
        return Preferences()
    except OSError as error:
        raise Problem(f"Your settings {path} cannot be read ({error.strerror}); the usual ones are in force.") from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        aside = path.with_suffix(".unusable.json")
        with suppress(OSError):
            _write(aside, path.read_bytes())
        raise Problem(f"Your settings cannot be used{_why(error)}; the usual ones are in force, see {aside}.") from None


def _why(error: Exception) -> str:
    """Which of them is wrong, by msgspec's "What - at `$.where`"; nothing where it is the whole file."""
    where = re.search(r"`\$\.([^`]+)`$", str(error))
    return f": “{where[1]}” holds what does not belong there" if where else ""


def write_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep the settings; whole or not at all. Problem when the folder cannot be written to."""
    try:
        _write(folder / FILE_NAME, msgspec.json.format(msgspec.json.encode(preferences)))
    except OSError as error:
        raise Problem(
            f"Your settings cannot be kept in {folder} ({error.strerror}); "
            "make that folder writable, or choose another one with --data-dir."
        ) from None


def _write(path: Path, content: bytes) -> None:
    """Put a file in place of an older one once all of it is on the disk; only its owner can read it."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
