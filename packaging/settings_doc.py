"""Writes docs/settings.md from the settings' records: `python packaging/settings_doc.py`."""

from __future__ import annotations

from pathlib import Path

from backcoach.app.setting_fields import SettingField, setting_fields
from backcoach.session import BreathPattern

FILE = Path(__file__).resolve().parent.parent / "docs" / "settings.md"
HEAD = """# Settings

Made from the settings' records by `make docs`: change the records, not this page. A record is the annotation of a
field in `backcoach/app/preferences.py` or `backcoach/session/settings.py`; the key is its place in `settings.json`.

| setting | key | default | values | acts on |
|---|---|---|---|---|
"""


def text() -> str:
    """The whole page."""
    return HEAD + "".join(f"{_row(field)}\n" for field in setting_fields())


def _row(field: SettingField) -> str:
    record = field.record
    return f"| {record.title} | `{field.key}` | {_shown(field.default)} | {_values(field)} | {record.acts} |"


def _values(field: SettingField) -> str:
    if field.record.choices:
        return ", ".join(f"`{value}` {words}" if value else f"empty: {words}" for value, words in field.record.choices)
    if field.least is not None:
        return f"{field.least:g} to {field.greatest:g} {field.record.unit}".strip()
    return field.record.label or field.record.hint


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, BreathPattern):
        return "-".join(f"{seconds:g}" for _, seconds in value.phases)
    if value is None:
        return "each exercise's own"
    return f"`{value}`" if value not in ("", ()) else "none"


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
