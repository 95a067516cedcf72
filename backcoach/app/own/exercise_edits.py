"""Changes to an exercise in its form, as pure functions; an exercise needs only a name and a dose."""

from typing import Any, Literal

from msgspec.structs import replace

from backcoach.app.own.typed_dose import Typed
from backcoach.catalog import Dose, Exercise, TempoPhase
from backcoach.catalog.measures import MEASURES, Measure, given, has_open_hold
from backcoach.catalog.types import HOLDS, PhaseName, Picture, Sides

Way = Literal["repetitions", "hold", "time", "breaths"]
"""How an exercise is measured."""
MOST_PICTURES, MOST_PHASES = 4, 6
LIFT_S, LOWER_S = 2, 2
USUAL: dict[Measure, int] = {"repetitions": 8, "breaths": 5, "time_s": 30, "hold_s": 20, "hold_breaths": 3}


def empty_exercise(id: str, name: str) -> Exercise:
    """An exercise to begin with: eight repetitions, standing."""
    dose = Dose(stated=True, sets=(1, 1), rest_s=30)
    blank = Exercise(id=id, name=name, kind="strength", position="standing", sides="both", dose=dose, tempo=())
    return with_way(blank, "repetitions")


def exercise_from(typed: Typed, id: str, name: str) -> Exercise:
    """An exercise made from a line of a list: its name, with the dose behind the name."""
    amounts = {unit: amount for amount, unit in reversed(typed.amounts)}
    exercise = empty_exercise(id, name)
    seconds = amounts.get("seconds") or amounts.get("minutes", 0) * 60
    count = amounts.get("times") or amounts.get("")
    if "breaths" in amounts:
        exercise = with_amount(with_way(exercise, "breaths"), "breaths", amounts["breaths"])
    elif seconds and not count:
        exercise = with_amount(with_way(exercise, "hold"), "hold_s", seconds)
    elif count:
        exercise = with_amount(exercise, "repetitions", count)
        if seconds:
            exercise = with_amount(with_hold(exercise, hold=True), "hold_s", seconds)
    sides: Sides = "both" if typed.sides is None else "alternate" if typed.sides == "alternate" else "each"
    return with_sets(replace(exercise, sides=sides), typed.sets or 1)


def way_of(exercise: Exercise) -> Way:
    """How the exercise is measured."""
    dose = exercise.dose
    if exercise.breath_led:
        return "breaths"
    return "time" if dose.time_s else "repetitions" if dose.repetitions else "hold"


def with_way(exercise: Exercise, way: Way) -> Exercise:
    """The exercise measured in another way, with that way's usual amount and movement."""
    blank: dict[str, Any] = dict.fromkeys(MEASURES)
    dose: dict[Way, dict[str, Any]] = {
        "repetitions": {"repetitions": _one(USUAL["repetitions"])},
        "hold": {"hold_s": _one(USUAL["hold_s"])},
        "time": {"time_s": _one(USUAL["time_s"])},
        "breaths": {"breaths": _one(USUAL["breaths"])},
    }
    tempo: dict[Way, Any] = {
        "repetitions": (TempoPhase(phase="lift", s=LIFT_S), TempoPhase(phase="lower", s=LOWER_S)),
        "hold": (TempoPhase(phase="hold"),),
        "time": (TempoPhase(phase="stay", s=USUAL["time_s"]),),
        "breaths": "breath",
    }
    dosed = replace(exercise.dose, **{**blank, **dose[way]})
    changed = replace(exercise, dose=dosed, tempo=tempo[way], figure=None)
    return _with_fitting_words(replace(changed, breath_hold=exercise.breath_hold and way == "breaths"))


def with_sets(exercise: Exercise, sets: int) -> Exercise:
    """The exercise with another number of sets."""
    return replace(exercise, dose=replace(exercise.dose, sets=_one(_within(sets, 100))))


def with_rest(exercise: Exercise, seconds: int) -> Exercise:
    """The exercise with another rest between its sets."""
    return replace(exercise, dose=replace(exercise.dose, rest_s=seconds))


def with_amount(exercise: Exercise, key: Measure, amount: int) -> Exercise:
    """The exercise with another amount of a measure that it has."""
    most = 3600 if key.endswith("_s") else 100
    return replace(exercise, dose=replace(exercise.dose, **{key: _one(_within(amount, most))}))


def with_hold(exercise: Exercise, *, hold: bool) -> Exercise:
    """The exercise with a hold in each repetition, or without."""
    if hold == has_open_hold(exercise) or way_of(exercise) != "repetitions":
        return exercise
    moves = tuple(part for part in phases(exercise) if part.s is not None)
    if not hold:
        return replace(exercise, tempo=moves, dose=replace(exercise.dose, hold_s=None, hold_breaths=None))
    tempo = (*moves[:1], TempoPhase(phase="hold"), *moves[1:])
    return replace(exercise, tempo=tempo, dose=replace(exercise.dose, hold_s=_one(2)))


def with_figure(exercise: Exercise, other: Exercise | None) -> Exercise:
    """The exercise shown by the figure of another one, whose movement it then has; without one, by none."""
    if other is None:
        return replace(exercise, figure=None)
    measures: dict[str, Any] = dict.fromkeys(MEASURES)
    measures |= {key: getattr(exercise.dose, key) or _one(getattr(other.dose, key)[0]) for key in given(other.dose)}
    if exercise.dose.repetitions and _is_repeated(other):
        measures["repetitions"] = exercise.dose.repetitions
    return _with_fitting_words(
        replace(
            exercise,
            figure=other.figure or other.id,
            tempo=other.tempo,
            sides=other.sides,
            side_phrase=other.side_phrase,
            phase_words=other.phase_words,
            breath_hold=other.breath_hold,
            position=other.position,
            dose=replace(exercise.dose, **measures),
        )
    )


def _is_repeated(exercise: Exercise) -> bool:
    """Whether it makes sense to count repetitions: the exercise moves there and back, and is not a stretch that is
    held."""
    moves = [part for part in phases(exercise) if part.s is not None]
    return len(moves) > 1 and exercise.kind != "stretch" and not exercise.dose.time_s


def phases(exercise: Exercise) -> tuple[TempoPhase, ...]:
    """The phases of a movement; empty for a breath."""
    return tuple(part for part in exercise.tempo if not isinstance(part, str))


def with_phase(exercise: Exercise, place: int, phase: PhaseName, seconds: float) -> Exercise:
    """The exercise with another phase at a place of its movement, or one more at its end.

    Each phase occurs once: a phase that is used elsewhere is not taken. A phase that lasts as long as the hold still
    does.
    """
    there = list(phases(exercise))
    if any(part.phase == phase for number, part in enumerate(there) if number != place):
        return exercise
    open_ended = place < len(there) and there[place].s is None
    if open_ended and phase not in HOLDS:
        return exercise
    there[place : place + 1] = [TempoPhase(phase=phase, s=None if open_ended else seconds)]
    kept = exercise.figure if phase in exercise.phase_names else None
    return _with_fitting_words(replace(exercise, tempo=tuple(there[:MOST_PHASES]), figure=kept))


def without_phase(exercise: Exercise, place: int) -> Exercise:
    """The exercise without a phase of its movement; the last phase cannot be removed."""
    there = phases(exercise)
    if len(there) < 2 or there[place].s is None:
        return exercise
    return _with_fitting_words(replace(exercise, tempo=(*there[:place], *there[place + 1 :])))


def with_new_phase(exercise: Exercise, before: str, phase: PhaseName) -> Exercise:
    """The exercise with one more phase after another one, or at the beginning."""
    there = phases(exercise)
    if phase in exercise.phase_names or len(there) >= MOST_PHASES:
        return exercise
    place = next((number for number, part in enumerate(there, 1) if part.phase == before), 0)
    return replace(exercise, tempo=(*there[:place], TempoPhase(phase=phase, s=LIFT_S), *there[place:]))


def without_named_phase(exercise: Exercise, phase: str) -> Exercise:
    """The exercise without a phase, unless it is the last one or lasts as long as the hold."""
    places = [place for place, part in enumerate(phases(exercise)) if part.phase == phase]
    return without_phase(exercise, places[0]) if places else exercise


def with_sides(exercise: Exercise, sides: Sides) -> Exercise:
    """The exercise on both sides at once, or one after the other; words for sides are kept only if there are sides."""
    return replace(exercise, sides=sides, side_phrase=None if sides == "both" else exercise.side_phrase)


def with_picture(exercise: Exercise, picture: Picture) -> Exercise:
    """The exercise with one more picture, up to four; a first one without a phase is for the whole exercise."""
    return _with_fitting_words(replace(exercise, pictures=(*exercise.pictures, picture)[:MOST_PICTURES]))


def changed_picture(exercise: Exercise, place: int, picture: Picture | None) -> Exercise:
    """The exercise with another picture at a place, or with none there."""
    kept = () if picture is None else (picture,)
    return replace(exercise, pictures=(*exercise.pictures[:place], *kept, *exercise.pictures[place + 1 :]))


def lines(text: str) -> tuple[str, ...]:
    """The steps in a text with one step in each line."""
    return tuple(line for one in text.splitlines() if (line := " ".join(one.split())))


def _with_fitting_words(exercise: Exercise) -> Exercise:
    """The exercise without words and pictures for phases that it no longer has."""
    there = exercise.phase_names
    pictures = tuple(
        one if one.phase is None or one.phase in there else replace(one, phase=None) for one in exercise.pictures
    )
    words = {phase: text for phase, text in exercise.phase_words.items() if phase in there}
    return replace(exercise, phase_words=words, pictures=pictures)


def _one(number: int) -> tuple[int, int]:
    return number, number


def _within(number: int, most: int) -> int:
    return max(1, min(number, most))
