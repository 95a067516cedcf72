"""The catalogue in the user's language: shipped exercises and routines are translated, the user's own stay."""

from pathlib import Path

import msgspec

from backcoach.catalog import Catalog
from backcoach.catalog.exercise_files import CautionFile
from backcoach.words import Words
from backcoach.words.file_texts import translated


def translated_catalog(catalog: Catalog, assets: Path, words: Words) -> Catalog:
    """The same catalogue, with the texts of every file in the assets folder in the language of the words."""

    def is_shipped(kind: str, id: str) -> bool:
        return (assets / kind / f"{id}.toml").is_file()

    return msgspec.structs.replace(
        catalog,
        exercises={
            id: translated(exercise, f"exercises/{id}", words) if is_shipped("exercises", id) else exercise
            for id, exercise in catalog.exercises.items()
        },
        routines={
            id: translated(routine, f"routines/{id}", words) if is_shipped("routines", id) else routine
            for id, routine in catalog.routines.items()
        },
        cautions=translated(CautionFile(catalog.cautions), "cautions", words).caution,
    )
