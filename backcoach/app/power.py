"""Whether the machine runs on its battery."""

from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
"""Where Linux tells of each source of power; other systems are not asked."""


def on_battery(supplies: Path = SUPPLIES) -> bool:
    """Whether a battery is being emptied and nothing else gives power; false where nothing tells."""
    try:
        found = [(_value(one, "type"), one) for one in supplies.iterdir()]
    except OSError:
        return False
    if any(kind != "Battery" and _value(one, "online") == "1" for kind, one in found):
        return False
    return any(kind == "Battery" and _value(one, "status") == "Discharging" for kind, one in found)


def _value(supply: Path, name: str) -> str:
    try:
        return (supply / name).read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
