"""Whether the machine runs on its battery."""

from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")
"""Where Linux lists the sources of power; on other systems nothing is read."""


def on_battery(supplies: Path = SUPPLIES) -> bool:
    """Whether a battery is being used up and nothing else gives power; false if the system does not say."""
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
