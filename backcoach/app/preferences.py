"""The user's settings, kept as one readable file in the data folder."""

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from backcoach.catalog.types import Caution
from backcoach.outside import read_regular
from backcoach.person import Person
from backcoach.problem import Problem
from backcoach.session import SessionSettings
from backcoach.session.settings import SoundSettings
from backcoach.setting import setting
from backcoach.words import N_

ThemeChoice = Literal["system", "light", "dark"]
ContrastChoice = Literal["system", "usual", "high"]
FILE_NAME = "settings.json"
SMALLEST_TEXT, LARGEST_TEXT = 90, 200
"""Per cent of the usual text size."""
LARGEST = 1_000_000
"""Bytes of the largest settings file that is read; a complete one has under 4,000."""


class SheetSettings(msgspec.Struct, frozen=True):
    """The options of the last sheet; `name` is the person it was for."""

    days: Literal[7, 14, 28] = 14
    large: bool = False
    pictures: bool = True
    colour: bool = False
    landscape: bool = False
    name: str = ""


class KeySettings(msgspec.Struct, frozen=True):
    """Which keys the user chose; `own` has a key for the id of an action, such as `{"stop": "F8"}`."""

    letters: Annotated[
        Literal["plain", "ctrl", "off"],
        setting(
            N_("Single letters"),
            page="window",
            acts="keys of the window",
            choices={"plain": N_("As they are"), "ctrl": N_("With Ctrl"), "off": N_("Off")},
            hint=N_(
                "Letters such as S for Stop. With Ctrl, or off, speech input or a slip of the hand starts nothing."
            ),
        ),
    ] = "plain"
    own: dict[str, str] = msgspec.field(default_factory=dict)


class Preferences(msgspec.Struct, frozen=True):
    """Every setting with its default. It is frozen: a change makes a new value."""

    session: SessionSettings = SessionSettings()
    sound: SoundSettings = SoundSettings()
    language: Annotated[
        str,
        setting(
            N_("Language"),
            page="window",
            acts="window, paper, voice and command line",
            control="language",
        ),
    ] = ""
    theme: Annotated[
        ThemeChoice,
        setting(
            N_("Colours"),
            page="window",
            acts="window",
            choices={"system": N_("Like the system"), "light": N_("Light"), "dark": N_("Dark")},
        ),
    ] = "system"
    contrast: Annotated[
        ContrastChoice,
        setting(
            N_("Contrast"),
            page="window",
            acts="window",
            choices={"system": N_("Like the system"), "usual": N_("Usual"), "high": N_("High")},
            hint=N_("High: text and edges stand out as much as they can, light or dark."),
        ),
    ] = "system"
    text_size: Annotated[
        int,
        setting(
            N_("Text size"),
            page="window",
            acts="window",
            unit=N_("%"),
            step=10,
            hint=N_(
                "Ctrl + and Ctrl − change it at any time, Ctrl 0 brings back 100 %. The system’s text size counts too."
            ),
            ge=SMALLEST_TEXT,
            le=LARGEST_TEXT,
        ),
    ] = 100
    reduce_motion: Annotated[
        bool, setting(N_("Motion"), page="window", acts="figure, ring and frame rate", label=N_("Reduce motion"))
    ] = False
    routine: str = "small-start"
    favourites: tuple[str, ...] = ()
    """The ids of routines that come first where a routine is chosen."""
    equipment: Annotated[
        tuple[str, ...],
        setting(
            N_("What you have"),
            page="equipment",
            acts="routines, and what the start page tells to fetch",
            control="equipment",
            hint=N_(
                "Untick what you do not have and cannot replace by what is below it. Exercises that need it are "
                "swapped or left out."
            ),
        ),
    ] = ()
    cautions: Annotated[
        tuple[Caution, ...],
        setting(
            N_("Cautions"),
            page="safety",
            acts="routines, doses, breaks, breath hold and warnings",
            control="cautions",
            hint=N_(
                "If you like: for what you tick, exercises are left out, replaced, made shorter, or shown with a "
                "warning. It stays here."
            ),
        ),
    ] = ()
    forms: tuple[tuple[str, str], ...] = ()
    """Pairs of an exercise and the form of it that the user does in its place, by id."""
    emergency_number: Annotated[
        str,
        setting(
            N_("Emergency number"),
            page="safety",
            acts="safety page and sheet",
            control="text",
            hint=N_("112, 999, 911 or the number of your country. The safety page says to call it."),
        ),
    ] = "112"
    paper: Annotated[
        Literal["", "a4", "letter"],
        setting(
            N_("Paper"),
            page="window",
            acts="sheet and report",
            choices={"": N_("As usual here"), "a4": N_("A4"), "letter": N_("Letter")},
        ),
    ] = ""
    sheet: SheetSettings = SheetSettings()
    first_start_done: bool = False
    view: Annotated[
        Literal["ask", "window", "far"],
        setting(
            N_("A session begins"),
            page="session",
            acts="stage",
            hint=N_("Following along fills the screen, to be read from the floor. F11 changes between the two."),
            choices={"ask": N_("Ask me"), "window": N_("In the window"), "far": N_("Following along")},
        ),
    ] = "ask"
    ask_feeling: Annotated[
        bool,
        setting(
            N_("Days that differ"),
            page="session",
            acts="before Start",
            label=N_("Ask how my back is before Start"),
            hint=N_("One key picks a small routine that suits: sore, stiff, sitting all day, short of time."),
        ),
    ] = False
    lessons: Annotated[
        Literal["by itself", "wait", "off"],
        setting(
            N_("Learn it first"),
            page="session",
            acts="stage and voice, before an exercise that was not done twice yet",
            hint=N_(
                "The first two times an exercise comes, its steps are shown and read one by one. W does so any time."
            ),
            choices={"by itself": N_("Going on by itself"), "wait": N_("Waiting for me"), "off": N_("Off")},
        ),
    ] = "by itself"
    person: Person = Person()
    """Who the figure is."""
    mirror: Annotated[
        bool,
        setting(
            N_("Figure"),
            page="figure",
            acts="figure of a session",
            label=N_("Like a mirror: my left side is on the left of the picture"),
        ),
    ] = False
    aim: Annotated[
        int,
        setting(
            N_("Aim for a week"),
            page="session",
            acts="habit score",
            hint=N_("On how many days a week you want a session; the habit score compares with it."),
            ge=1,
            le=7,
        ),
    ] = 4
    bands: Annotated[
        bool,
        setting(N_("Bands"), page="window", acts="chart", label=N_("Pale bands behind the scores: 0–3, 4–6, 7–10")),
    ] = True
    keys: KeySettings = KeySettings()
    shared_folder: str = ""
    share_at_start: bool = False


def read_preferences(folder: Path) -> Preferences:
    """The settings in a data folder, or the defaults. Raises Problem, with a copy set aside, if they are unusable."""
    path = folder / FILE_NAME
    try:
        return msgspec.json.decode(read_regular(path, LARGEST), type=Preferences)
    except FileNotFoundError:
        return Preferences()
    except OSError as error:
        raise Problem(
            "Your settings {path} cannot be read ({reason}); the usual ones are in force.",
            path=path,
            reason=error.strerror,
        ) from None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        aside = path.with_suffix(".unusable.json")
        with suppress(OSError):
            _write(aside, read_regular(path, LARGEST))
        raise _unusable(error, aside) from None


def _unusable(error: Exception, aside: Path) -> Problem:
    """The name of the setting that is wrong, from msgspec's "What - at `$.where`", unless the whole file is wrong."""
    if where := re.search(r"`\$\.([^`]+)`$", str(error)):
        return Problem(
            "Your settings cannot be used: “{name}” has a value that does not fit; the usual ones are in force, see "
            "{aside}.",
            name=where[1],
            aside=aside,
        )
    return Problem("Your settings cannot be used; the usual ones are in force, see {aside}.", aside=aside)


def write_preferences(folder: Path, preferences: Preferences) -> None:
    """Write the settings, completely or not at all. Raises Problem if the folder cannot be written to."""
    try:
        _write(folder / FILE_NAME, msgspec.json.format(msgspec.json.encode(preferences)))
    except OSError as error:
        raise Problem(
            "Your settings cannot be kept in {folder} ({reason}); make that folder writable, or "
            "choose another one with --data-dir.",
            folder=folder,
            reason=error.strerror,
        ) from None


def _write(path: Path, content: bytes) -> None:
    """Replace a file once the new content is on the disk; only its owner can read it."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(draft, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
