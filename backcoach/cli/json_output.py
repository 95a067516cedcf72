"""Catalogue, timeline and cue script as JSON, with exactly the keys, in order, of `docs/json.md` and `docs/cues.md`."""

import json
from typing import Any

from backcoach.catalog import Catalog, Exercise, Routine, RoutineItem
from backcoach.cues import Script, SpeechWording, compile_spoken_timeline
from backcoach.session import Segment, SessionSettings, Timeline, choose
from backcoach.session.settings import SoundSettings
from backcoach.words import Words

MEASURES = ("sets", "repetitions", "breaths", "hold_s", "hold_breaths", "time_s", "rest_s")


def catalogue_json(catalog: Catalog) -> str:
    """Every exercise and routine, for `list --json`."""
    return _text(
        {
            "exercises": [_exercise(exercise) for exercise in catalog.exercises.values()],
            "routines": [_routine(routine, catalog) for routine in catalog.routines.values()],
        }
    )


def timeline_json(timeline: Timeline) -> str:
    """A timeline, for `timeline --json`; times are rounded to milliseconds."""
    segments = [_segment(segment) for segment in timeline.segments]
    return _text({"id": timeline.id, "duration_s": _rounded(timeline.duration_s), "segments": segments})


def script_json(script: Script) -> str:
    """A cue script, for `cues --json`; starts in seconds, rounded to milliseconds."""
    cues = [{"at_s": _rounded(cue.at_s), "kind": cue.kind, "name": cue.name, "text": cue.text} for cue in script.cues]
    return _text({"id": script.id, "cues": cues})


def _exercise(exercise: Exercise) -> dict[str, Any]:
    keys = "id", "name", "other_names", "kind", "position", "equipment", "sides", "dose", "steps"
    more = "cautions", "easier", "harder", "sources"
    return {key: getattr(exercise, key) for key in (*keys, *more)} | {
        "equipment": [thing.key for thing in exercise.equipment],
        "dose": {key: getattr(exercise.dose, key) for key in ("stated", *MEASURES)},
    }


def _routine(routine: Routine, catalog: Catalog) -> dict[str, Any]:
    return {
        "id": routine.id,
        "name": routine.name,
        "arrangement": routine.arrangement,
        "rounds": routine.rounds,
        "items": [_item(item, routine, catalog) for item in routine.items],
        "duration_s": _rounded(_duration_s(routine, catalog)),
        "equipment": [thing.key for thing in catalog.equipment(routine)],
        "sources": routine.sources,
    }


def _duration_s(routine: Routine, catalog: Catalog) -> float:
    english = SpeechWording(Words(), catalog)  # the same number in every language
    return compile_spoken_timeline(routine, english, SessionSettings(), SoundSettings()).duration_s


def _item(item: RoutineItem, routine: Routine, catalog: Catalog) -> dict[str, Any]:
    dose = choose(catalog.exercise(item.exercise), item, routine)
    return {"exercise": item.exercise} | {key: getattr(dose, key) for key in MEASURES}


def _segment(segment: Segment) -> dict[str, Any]:
    """Both ends are rounded, not the length, so that each segment still starts where the one before it ends."""
    start = _rounded(segment.start_s)
    keys = "kind", "exercise", "set", "sets", "side", "repetition", "repetitions", "phase"
    return {"start_s": start, "duration_s": _rounded(_rounded(segment.end_s) - start)} | {
        key: getattr(segment, key) for key in keys
    }


def _rounded(seconds: float) -> float:
    return round(seconds, 3)


def _text(value: dict[str, Any]) -> str:
    """In plain ASCII, so that no encoding of a pipe or file can change it."""
    return json.dumps(value, indent=2)
