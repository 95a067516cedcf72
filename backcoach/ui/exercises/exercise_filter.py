"""Finds exercises of the catalogue by words, position, equipment and kind."""

from collections.abc import Iterable

import msgspec

from backcoach.catalog import Exercise

NOTHING = "nothing"
"""The value of `equipment` for exercises that need nothing but a mat."""
MAT = "exercise mat"


class ExerciseFilter(msgspec.Struct, frozen=True):
    """What an exercise must match; an empty field matches all."""

    words: str = ""
    position: str = ""
    equipment: str = ""
    kind: str = ""

    def matches(self, exercise: Exercise) -> bool:
        """Whether the exercise matches every field; each word may stand anywhere in its names, cue or steps."""
        text = " ".join((exercise.name, *exercise.other_names, exercise.cue, *exercise.steps)).casefold()
        return (
            all(word in text for word in self.words.casefold().split())
            and self.position in ("", exercise.position)
            and self.kind in ("", exercise.kind)
            and self._fits_equipment({thing.key for thing in exercise.equipment})
        )

    def _fits_equipment(self, names: set[str]) -> bool:
        if self.equipment == NOTHING:
            return names <= {MAT}
        return not self.equipment or self.equipment in names


def equipment_names(exercises: Iterable[Exercise]) -> list[tuple[str, str]]:
    """Every piece of equipment that some exercise needs, by key and name, sorted by name."""
    found = {(thing.key, thing.name) for exercise in exercises for thing in exercise.equipment}
    return sorted(found, key=lambda thing: thing[1])
