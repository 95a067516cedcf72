"""Writes docs/clinical-review.md from the exercise and caution files: `python packaging/clinical_review.py`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from backcoach.catalog import Care, Catalog, Exercise, Limits
from backcoach.catalog.read import read_catalog
from backcoach.coaching import read_safety
from backcoach.cues import SpeechWording, compile_spoken_timeline
from backcoach.phrases import Phrases
from backcoach.regions import felt_at
from backcoach.session import SessionSettings
from backcoach.session.settings import SoundSettings
from backcoach.words import Words

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "docs" / "clinical-review.md"
HEAD = """# Clinical review

Every exercise, number and caution of BackCoach with the place that it comes from, ready to be checked and signed by a
physiotherapist or a doctor.

**Nobody has signed this yet.** Until somebody has, no text of the program may say that it was checked.

| checked by | profession, register | date | version | signature |
|---|---|---|---|---|
| | | | | |

How sure we are: **read** means read in the named place; **second-hand** read in another place that quotes it;
**general** means what is generally taught, to be confirmed by whoever signs; **ours** is a choice of ours.

S0 to S4 are the five articles that the catalogue is made from: S0 seven actions for people who sit a lot, S1 breathing
and six stretches, S2 five tips after training, S3 three moves, S4 eight stretches.

The tables are made from the files by `make docs`: change the files, not this page. The numbers of the first table stand
in `packaging/clinical_review.py`.
"""
NUMBERS = """
Safety page: at the first start, every 4 weeks, after a score of 8 or more or a rise of 3 or more = ours
Signs of an emergency = public card on cauda equina syndrome, NHS: read
Legs that do not obey, unsteady walk, tearing pain, a band round the chest = general
Fever, weight loss, a lump, pain at night: speak to a doctor the same day = public advice on back pain, NHS: second-hand
The other signs for the same day, and whom to ask first = public advice on back pain, NHS: read; the order is general
Not better after some weeks: have somebody look at it = S4 (new or lasting pain): read; the weeks are left open
Emergency number by country = general; the user is asked whether it is right
Pain while moving: 0–3 fine; 4–5 gently, if settled by next morning; from 6 on less = pain-monitoring model: read
Sharp, new, or down the leg: stop = S1, S4: read; the wording is ours
Hurt is not harm; pain while moving need not be a barrier = S3, S4; Smith 2017 (PMC5739826): read
Breath 4-2-6, others at a choice; dizzy or tingling: breathe normally = S0: read; the second part is general
Gentle day offered at 2 points above the usual = ours
Noticeable change: about 2 points and 30 % = Farrar 2001; Ostelo 2008: read
Questions about the past week (PEG) = Krebs 2009, public domain: read
2 to 4 exercises are a feasible load to begin with = Arensman: read
25 s from the floor to standing or back, 20 s for any change of position on a gentle day = ours
"""
BASES = {
    "osteoporosis": "public advice on strong bones and on exercise with osteoporosis: general. No bending or turning "
    "under load, nothing that presses on the spine.",
    "pregnancy": "public advice on exercise in pregnancy: general. Not flat on the back for long, nothing face down; "
    "60 s at a time is ours.",
    "knee": "S4 (cushion); general. 45 s on one knee and 120 s on both at a time are ours.",
    "hip-replacement": "usual advice after a hip replacement: general. No deep bend, no crossed legs, unless the "
    "surgeon allows it.",
    "wrist": "S1 (hands a little forward); general.",
    "shoulder-neck": "S0 (chin in, head flat); general.",
    "dizziness": "general. 10 s more for a change of position is ours.",
    "high-blood-pressure": "general. No held breath, no straining, head not low; 10 s for planks is ours.",
    "recent-birth": "general. Nothing that makes the belly dome or presses down.",
    "back-surgery": "general. Asking first stands before everything.",
    "leg-pain": "S4 (see somebody about pain down the leg); general. Going by whether the leg gets better or worse.",
    "bending-forward": "a preference; ours.",
    "bending-backward": "a preference; ours.",
    "rolling-over": "a preference; ours. 10 s more for a change of position.",
    "no-kneeling": "a preference; ours.",
    "no-floor": "a preference; ours. In bed everything stays.",
}  # fmt: skip


LOWEST = (
    "front-thigh-ball", "rib-lift-breathing", "seated-cat-cow", "seated-figure-four", "seated-fold",
    "seated-hamstring-stretch", "seated-pelvic-tilt", "seated-twist", "sit-to-stand", "slouch-overcorrect",
    "standing-extension", "standing-hip-lift", "standing-lunge", "standing-side-bend",
    "wall-press-up",
)  # fmt: skip
"""The lowest rungs: on a chair, or standing with a hand on something."""
OTHER_MEANS = {
    "thoracic-foam-roll": "no form without roller and floor: the seated wave moves the upper back, presses nothing",
    "segmental-rolling": "rolling has no form on a chair: the seated twist turns the trunk without rolling over",
    "glute-ball-release": "the seated figure four stretches the same muscle instead of pressing it",
    "curl-up": "the seated tilt wakes the belly without lifting the trunk",
    "dead-bug-heel-taps": "the seated tilt wakes the belly without lifting the legs",
    "roll-up": "the seated tilt wakes the belly without lifting the trunk",
    "side-plank": "the leg lift works the side of the hip without weight on the arm",
    "side-plank-knees": "the leg lift works the side of the hip without weight on the arm",
    "single-knee-to-chest": "the seated fold rounds the back instead of bending the hip",
    "double-knee-to-chest": "the seated fold rounds the back instead of bending the hips",
    "belly-breathing": "breathing with the ribs, sitting",
    "crocodile-breathing": "breathing with the ribs, sitting",
    "open-book": "the seated twist turns the chest without lying on the side",
    "thoracic-rotation-on-roller": "the seated twist turns the chest without lying on the side",
    "glute-bridge": "standing up from a chair works the same muscles",
    "alternating-step-up": "standing up from a chair works the same muscles",
}
"""Where the form on a chair does not do the same movement, what it does."""


def text() -> str:
    """The whole page."""
    catalog = read_catalog(ROOT / "assets")
    tables = (
        _numbers(),
        _notes(),
        _faithfulness(catalog),
        _ladders(catalog),
        _felt(catalog),
        _rules(catalog),
        _cares(catalog),
        _routines(catalog),
    )
    return "\n".join([HEAD, *chain.from_iterable(tables)])


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(heads)
    yield f"## {title}\n"
    yield f"| {' | '.join(names)} | checked |"
    yield "|" + "---|" * (len(names) + 1)
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} | |"
    yield ""


def _numbers() -> Iterator[str]:
    rows = (line.split(" = ") for line in NUMBERS.strip().splitlines())
    return _table("Rules and numbers", ("rule", "where it comes from"), rows)


def _notes() -> Iterator[str]:
    rows = ((note.words, note.origin) for note in read_safety(ROOT / "assets").note)
    return _table("Notes in a rest", ("said", "where it comes from"), rows)


def _faithfulness(catalog: Catalog) -> Iterator[str]:
    phrases = Phrases(Words())
    rows = (
        (
            f"`{one.id}` {one.name}",
            one.dose.source,
            phrases.ranges(one),
            _match(one),
            one.dose.chosen,
        )
        for one in catalog.exercises.values()
    )
    heads = ("exercise", "what the sources say of the dose", "what BackCoach says", "match", "what we added and why")
    return _table("Faithfulness: exercises and their sources", heads, rows)


DIFFERENCES = {
    "segmental-rolling": "declared difference: begins at 4 on each side instead of 8",
    "thoracic-rotation-on-roller": "movement as stated; dose declared: ours",
}
"""What differs from the source though it states a dose, or agrees with it though it states none."""


def _match(exercise: Exercise) -> str:
    """How far what we say is what the source says."""
    return DIFFERENCES.get(exercise.id, "as stated" if exercise.dose.stated else "declared: ours")


def _ladders(catalog: Catalog) -> Iterator[str]:
    """For each exercise its easier and harder rung and its form on a chair, standing or in bed."""

    def named(id: str | None) -> str:
        return f"`{id}`" if id else "–"

    def about(one: Exercise) -> str:
        if one.in_bed:
            return "in bed"
        return OTHER_MEANS.get(one.id, "the lowest rung" if one.id in LOWEST else "")

    rows = (
        (f"`{one.id}`", named(one.easier), named(one.harder), named(one.chair), about(one))
        for one in catalog.exercises.values()
    )
    heads = ("exercise", "easier", "harder", "on a chair or standing", "what that form does, if another thing")
    return _table("Ladders", heads, rows)


def _felt(catalog: Catalog) -> Iterator[str]:
    """Where each exercise may be felt, and what often goes wrong; both are ours."""
    words = Words()
    rows = ((f"`{one.id}`", felt_at(one, words), one.mistake or "–") for one in catalog.exercises.values())
    return _table("Where it may be felt, and common mistakes: ours", ("exercise", "tinted", "crossed out"), rows)


def _rules(catalog: Catalog) -> Iterator[str]:
    rows = []
    for rule in catalog.cautions:
        does = [f"leaves out, or does on a chair: {', '.join(rule.hidden_positions)}"] if rule.hidden_positions else []
        does += [
            f"at most {one.most_s} s {' or '.join(one.positions)}, then {one.break_s} s: “{one.say}”"
            for one in rule.breaks
        ]
        does += [] if rule.breath_hold else ["no held breath"]
        does += [f"{rule.change_s} s more for a change of position"] if rule.change_s else []
        rows.append((f"`{rule.id}`", "; ".join(does) or "only what the exercises say", BASES[rule.id]))
    return _table("Cautions: what each does everywhere", ("caution", "does", "where it comes from"), rows)


def _cares(catalog: Catalog) -> Iterator[str]:
    rows = (
        (f"`{one.id}`", f"`{id}`", _done(care), care.say)
        for one in catalog.exercises.values()
        for id, care in one.care.items()
    )
    return _table("Cautions: what each does to each exercise", ("exercise", "caution", "done", "said"), rows)


def _done(care: Care) -> str:
    if care.hide:
        return "left out"
    if care.use:
        return f"replaced by `{care.use}`"
    most = {key: getattr(care.most, key) for key in Limits.__struct_fields__}
    limits = [f"at most {value} {_measure(key)}" for key, value in most.items() if value is not None]
    return ", ".join(limits) or "said"


def _measure(key: str) -> str:
    words = {"hold_s": "s held", "hold_breaths": "breaths held", "time_s": "s", "range_percent": "% of the movement"}
    return words.get(key, key)


def _routines(catalog: Catalog) -> Iterator[str]:
    wording = SpeechWording(Words(), catalog)
    rows = (
        (
            f"`{one.id}` {one.name}",
            ", ".join(item.exercise for item in one.items),
            f"{compile_spoken_timeline(one, wording, SessionSettings(), SoundSettings()).duration_s / 60:.1f}",
            ", ".join(one.sources) or "ours",
        )
        for one in catalog.routines.values()
    )
    return _table("Routines", ("routine", "exercises in order", "minutes, level Gentle", "sources"), rows)


if __name__ == "__main__":
    FILE.write_text(text(), "utf-8")
