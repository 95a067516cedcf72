"""Finds exercises of the catalogue by words, position, equipment and kind."""

from collections.abc import Iterable

import msgspec

from backcoach.catalog import Exercise

MOST_NEAR = 8
"""Exercises that are offered when a search finds none."""
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
        """Whether the exercise matches every field; each word may be anywhere in its names, cue or steps."""
        text = " ".join((exercise.name, *exercise.other_names, exercise.cue, *exercise.steps)).casefold()
        return (
            all(word in text for word in self.words.casefold().split())
            and self.position in ("", exercise.position)
            and self.kind in ("", exercise.kind)
            and self._fits_equipment({thing.key for thing in exercise.equipment})
        )

    def rank(self, exercise: Exercise) -> int:
        """Where a match belongs: 0 for all words in its name, 1 in another name, 2 in its cue or steps."""
        words = self.words.casefold().split()
        names = (exercise.name, " ".join(exercise.other_names))
        return next((place for place, name in enumerate(names) if all(word in name.casefold() for word in words)), 2)

    def _fits_equipment(self, names: set[str]) -> bool:
        if self.equipment == NOTHING:
            return names <= {MAT}
        return not self.equipment or self.equipment in names


def best_matches(wanted: ExerciseFilter, exercises: Iterable[Exercise]) -> list[Exercise]:
    """The exercises that match, those with the words in their name first, one of just that name before all."""
    found = [exercise for exercise in exercises if wanted.matches(exercise)]
    words = wanted.words.casefold().split()

    def order(exercise: Exercise) -> tuple[int, bool, str]:
        name = exercise.name.casefold()
        return wanted.rank(exercise), name.split() != words, name

    return sorted(found, key=order)


def near_matches(words: str, exercises: Iterable[Exercise]) -> list[Exercise]:
    """Exercises with a name like these words, or with one of them in it; for a search that found nothing."""
    from difflib import get_close_matches

    named = {name.casefold(): one for one in exercises for name in (one.name, *one.other_names)}
    parts = [word for word in words.casefold().split() if len(word) > 2]
    close = [*get_close_matches(words.casefold(), named, n=5, cutoff=0.6)]
    close += [name for name in named if any(get_close_matches(part, name.split(), 1, 0.75) for part in parts)]
    return list({named[name].id: named[name] for name in close}.values())[:MOST_NEAR]


def loosened(wanted: ExerciseFilter, exercises: Iterable[Exercise]) -> list[Exercise]:
    """Exercises that match when one of the filters is left out, the first one that helps."""
    exercises = list(exercises)
    for field in ("equipment", "kind", "position", "words"):
        if found := best_matches(msgspec.structs.replace(wanted, **{field: ""}), exercises):
            return found if len(found) < len(exercises) else []
    return []


def equipment_names(exercises: Iterable[Exercise]) -> list[tuple[str, str]]:
    """Every piece of equipment that some exercise needs, by key and name, sorted by name."""
    found = {(thing.key, thing.name) for exercise in exercises for thing in exercise.equipment}
    return sorted(found, key=lambda thing: thing[1])
