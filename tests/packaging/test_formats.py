"""The formats documented for other programs are those that the program reads."""

import tomllib

import msgspec

import schema_doc
from tests.places import ASSETS, ROOT


def test_the_schemas_are_those_of_the_types() -> None:
    for name, kind in schema_doc.TYPES.items():
        assert (ROOT / f"docs/schema/{name}.json").read_text(encoding="utf-8") == schema_doc.text(kind), (
            "run `make docs`"
        )


def test_every_key_of_a_shipped_file_is_in_its_schema() -> None:
    for name in ("exercise", "routine"):
        defs = schema_doc.schema(schema_doc.TYPES[name])["$defs"]
        known = {key for one in defs.values() for key in one.get("properties", {})}
        for path in (ASSETS / f"{name}s").glob("*.toml"):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            assert set(table) <= set(defs[name.capitalize()]["properties"])
            assert set(table.get("dose", ())) | {key for item in table.get("items", ()) for key in item} <= known


def test_every_shipped_motion_is_as_its_schema_says() -> None:
    for path in (ASSETS / "motions").glob("*.toml"):
        if path.stem != "poses":
            msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), schema_doc.Motion)


def test_the_bounds_in_the_page_are_those_of_the_program() -> None:
    from backcoach.app.own import picture_files, shared_file
    from backcoach.figure import motion_loader, photos
    from backcoach.toml_file import MAX_BYTES

    page = " ".join((ROOT / "docs/formats.md").read_text(encoding="utf-8").split())
    for told in (
        f"at most {MAX_BYTES:,} bytes",
        f"{shared_file.LARGEST // 1_000_000} MB, {shared_file.LARGEST_ALL // 1_000_000} MB unpacked",
        f"{shared_file.MOST_EXERCISES} exercises and {shared_file.MOST_PICTURES} pictures",
        f"at most {picture_files.LARGEST_KEPT // 1_000_000} MB and {photos.LONGEST:,} pixels",
        f'"format": {shared_file.FORMAT}',
        f"No number in it is over {motion_loader.FARTHEST:.0f}, and there are at most {motion_loader.MOST_KEYS} key",
    ):
        assert told in page
