"""One record for each setting: bounds, words and where it acts, read by the settings page, the file and the docs.

The record stands in the annotation of the field that holds the setting, so its type and default are there too:

    get_ready_s: Annotated[int, setting("Time to get ready", page="session", ge=3, le=60, unit="s", acts="…")] = 5
"""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Page = Literal["session", "breath", "sound", "equipment", "safety", "figure", "window"]
Control = Literal["by type", "language", "percent", "rest", "breath", "voice", "equipment", "cautions", "text"]
"""What changes a setting: "by type" is a switch for bool, a choice for named values, a number field for numbers."""


class Setting(msgspec.Struct, frozen=True):
    """What people read about a setting. All texts are messages to be translated."""

    title: str
    page: Page
    acts: str
    """Where it acts, for the documentation."""
    hint: str = ""
    label: str = ""
    """The words beside a switch."""
    unit: str = ""
    step: float = 1
    choices: tuple[tuple[Any, str], ...] = ()
    """Each value with its name, in the order in which they are offered."""
    control: Control = "by type"


def setting(
    title: str, *, page: Page, acts: str, hint: str = "", label: str = "", unit: str = "", step: float = 1,
    choices: Mapping[Any, str] | None = None, control: Control = "by type", ge: float | None = None,
    le: float | None = None,
) -> msgspec.Meta:  # fmt: skip
    """The record of a setting, with the least and greatest value that it may have."""
    record = Setting(title, page, acts, hint, label, unit, step, tuple((choices or {}).items()), control)
    return msgspec.Meta(ge=ge, le=le, extra={"setting": record})
