"""`make docs`: writes the JSON schemas of docs/schema/ from the types that the program reads files with."""

import json
import sys
from pathlib import Path
from typing import Any

import msgspec

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from backcoach.app.own.shared_file import Head  # noqa: E402
from backcoach.catalog import Exercise, Routine  # noqa: E402
from backcoach.figure.motion_spec import ArmSpec, LegSpec, MotionSpec, PoseSpec  # noqa: E402

FOLDER = ROOT / "docs" / "schema"


class Start(PoseSpec, frozen=True, forbid_unknown_fields=True):
    """The pose to take up: the lines that it adds to the one that it comes from."""

    base: str = msgspec.field(default="", name="from")
    arms: ArmSpec = ArmSpec()
    legs: LegSpec = LegSpec()


class Key(Start, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The pose at the end of a phase, or after a share of it."""

    phase: str
    at: float = 1.0


class Motion(MotionSpec, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A file of a motion."""

    ready: Start | None = None
    start: Start
    key: tuple[Key, ...]


TYPES: dict[str, type[msgspec.Struct]] = {"exercise": Exercise, "routine": Routine, "motion": Motion, "shared": Head}


def schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The schema of one kind of file, whose id is the name of the file."""
    made = msgspec.json.schema(kind)
    table = made["$defs"][kind.__name__]
    table["required"] = [key for key in table["required"] if key != "id"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def text(kind: type[msgspec.Struct]) -> str:
    """The text of the schema's file."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every schema."""
    FOLDER.mkdir(exist_ok=True)
    for name, kind in TYPES.items():
        (FOLDER / f"{name}.json").write_text(text(kind), encoding="utf-8")


if __name__ == "__main__":
    main()
