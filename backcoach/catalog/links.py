"""The other exercises that an exercise names: its forms, and what comes in its place because of a caution."""

from collections.abc import Callable

from msgspec.structs import replace

from backcoach.catalog.types import Exercise


def links_of(exercise: Exercise) -> dict[str, str]:
    """The ids that an exercise names, each by its key in the file."""
    forms = {"easier": exercise.easier, "harder": exercise.harder, "chair": exercise.chair}
    uses = {f"care.{id}.use": care.use for id, care in exercise.care.items()}
    return {key: id for key, id in (forms | uses).items() if id is not None}


def relinked(exercise: Exercise, to: Callable[[str], str | None]) -> Exercise:
    """The exercise with other ids in place of these. A caution whose form is gone (None) leaves the exercise out."""

    def new(id: str | None) -> str | None:
        return None if id is None else to(id)

    care = {
        id: replace(one, use=new(one.use), hide=one.hide or (one.use is not None and new(one.use) is None))
        for id, one in exercise.care.items()
    }
    return replace(
        exercise, easier=new(exercise.easier), harder=new(exercise.harder), chair=new(exercise.chair), care=care
    )
