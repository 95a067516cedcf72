"""Catalogue, timeline and cue script as text for a terminal."""

import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from unicodedata import east_asian_width

from backcoach.catalog import Catalog, Equipment, Exercise, Routine
from backcoach.cues import Cue, Script, SpeechWording, compile_spoken_timeline
from backcoach.phrases import Phrases
from backcoach.session import Segment, SessionSettings, Timeline, choose
from backcoach.session.segment import SegmentKind, Side
from backcoach.session.settings import SoundSettings
from backcoach.words import Words
from backcoach.words.source_titles import with_titles

WIDEST = 96
"""Longest line in letters; longer ones are hard to read."""

TableRow = Sequence[str]
LabelledText = tuple[str, str]


class TextOutput:
    """Lays text out for a terminal of `width` columns."""

    def __init__(self, catalog: Catalog, phrases: Phrases, width: int) -> None:
        self._catalog = catalog
        self._phrases = phrases
        self.words = phrases.words
        self._wording = SpeechWording(phrases.words, catalog)
        self._width = max(40, min(width, WIDEST))

    def catalogue(self) -> str:
        """Ids and names in two columns: the routines, then the exercises grouped by kind."""
        routines = [
            (routine.id, f"{routine.name} · {self._length(routine)}") for routine in self._catalog.routines.values()
        ]
        exercises = sorted(self._catalog.exercises.values(), key=lambda exercise: (exercise.kind, exercise.id))
        groups = [(self.words.pgettext("label", "Routines"), routines)]
        for kind, members in groupby(exercises, key=lambda exercise: exercise.kind):
            title = self.words.gettext("Exercises · {kind}", kind=self._phrases.kind(kind))
            groups.append((title, [(exercise.id, exercise.name) for exercise in members]))
        first = max(_columns(id) for _, rows in groups for id, _ in rows)
        return "\n\n".join(
            "\n".join([title, *(f"  {_padded(id, first)}  {name}" for id, name in rows)]) for title, rows in groups
        )

    def either(self, found: Exercise | Routine) -> str:
        """Everything about one exercise or routine."""
        return self._routine(found) if isinstance(found, Routine) else self._exercise(found)

    def timeline(self, timeline: Timeline) -> str:
        """One line for each segment, then the end."""
        rows = [self._segment(segment) for segment in timeline.segments]
        return "\n".join(
            [*_aligned(rows), f"{_clock(timeline.duration_s):>6}  {self.words.pgettext('timeline', 'end')}"]
        )

    def _exercise(self, exercise: Exercise) -> str:
        words = self._phrases
        fields = [
            (self.words.pgettext("label", "Also"), self.words.listed(exercise.other_names)),
            (self.words.pgettext("label", "Dose"), words.ranges(exercise)),
            (self.words.pgettext("label", "Sides"), words.sides(exercise.sides)),
            (
                self.words.pgettext("label", "Rest"),
                self.words.gettext("{rest} s between sets", rest=exercise.dose.rest_s)
                if exercise.dose.sets[1] > 1
                else "",
            ),
            (self.words.pgettext("label", "Rhythm"), words.tempo(exercise, SessionSettings().breath)),
            (self.words.pgettext("label", "Kind"), words.kind(exercise.kind)),
            (self.words.pgettext("label", "Position"), words.position(exercise.position)),
            (self.words.pgettext("label", "Equipment"), self._things(exercise.equipment)),
        ]
        notes = [
            (self.words.pgettext("label", "Feel"), exercise.feel),
            (self.words.pgettext("label", "Not like this"), exercise.mistake),
            (self.words.pgettext("label", "Take care"), self._care(exercise)),
            (self.words.pgettext("label", "Easier"), exercise.easier or ""),
            (self.words.pgettext("label", "Harder"), exercise.harder or ""),
            (self.words.pgettext("label", "Source"), with_titles(exercise.dose.source, self.words)),
            (self.words.pgettext("label", "Our choice"), with_titles(exercise.dose.chosen, self.words)),
        ]
        steps = [self._wrapped(step, f"{number:>3}. ") for number, step in enumerate(exercise.steps, 1)]
        return "\n\n".join([_title(exercise), self._fields(fields), "\n".join(steps), self._fields(notes)])

    def _routine(self, routine: Routine) -> str:
        order = self.words.ngettext("circuit, once round", "circuit, {count} rounds", routine.rounds)
        straight = self.words.gettext("one exercise after the other")
        fields = [
            (self.words.pgettext("label", "Length"), self._length(routine)),
            (self.words.pgettext("label", "Order"), order if routine.arrangement == "circuit" else straight),
            (self.words.pgettext("label", "Equipment"), self._things(self._catalog.equipment(routine))),
            (self.words.pgettext("label", "Sources"), with_titles(self.words.listed(routine.sources), self.words)),
        ]
        rows = []
        for number, item in enumerate(routine.items, 1):
            exercise = self._catalog.exercise(item.exercise)
            rows.append((f"{number:>3}. {exercise.name}", self._phrases.dose(choose(exercise, item, routine))))
        return "\n\n".join(
            [_title(routine), self._wrapped(routine.about, ""), self._fields(fields), "\n".join(_aligned(rows))]
        )

    def _things(self, things: Iterable[Equipment]) -> str:
        """Equipment, each thing with the household item that does instead."""
        return "; ".join(
            self.words.gettext("{thing} (or {instead})", thing=thing.name, instead=thing.instead) for thing in things
        ) or self.words.pgettext("equipment of an exercise", "none")

    def _care(self, exercise: Exercise) -> str:
        listed = self.words.listed(self._phrases.conditions(exercise))
        return self.words.gettext("with {cautions}", cautions=listed) if listed else ""

    def _length(self, routine: Routine) -> str:
        timeline = compile_spoken_timeline(routine, self._wording, SessionSettings(), SoundSettings())
        return self._phrases.duration(timeline.duration_s)

    def _fields(self, fields: Iterable[LabelledText]) -> str:
        return "\n".join(self._wrapped(text, f"  {label:<11} ") for label, text in fields if text)

    def _wrapped(self, text: str, lead: str) -> str:
        return textwrap.fill(text, self._width, initial_indent=lead, subsequent_indent=" " * len(lead))

    def _segment(self, segment: Segment) -> TableRow:
        words = self.words
        set_of = words.pgettext("timeline", "set {number}/{of}", number=segment.set, of=segment.sets)
        repetition_of = words.pgettext(
            "timeline", "rep {number}/{of}", number=segment.repetition, of=segment.repetitions
        )

        return (
            f"{_clock(segment.start_s):>6}",
            self._kind(segment.kind),
            segment.exercise,
            self._side(segment.side),
            set_of if (segment.sets or 0) > 1 else "",
            repetition_of if (segment.repetitions or 0) > 1 else "",
            self._phrases.phase(segment.phase) if segment.phase else "",
        )

    def _kind(self, kind: SegmentKind) -> str:
        return {
            "get_ready": self.words.pgettext("timeline", "get ready"),
            "work": self.words.pgettext("timeline", "work"),
            "switch_side": self.words.pgettext("timeline", "switch side"),
            "rest": self.words.pgettext("timeline", "rest"),
        }[kind]

    def _side(self, side: Side | None) -> str:
        if side is None:
            return ""
        return self.words.pgettext("timeline", "left") if side == "left" else self.words.pgettext("timeline", "right")


def script_text(script: Script, words: Words) -> str:
    """One line for each cue: its time, and the tone or the words."""
    return "\n".join(_cue(cue, words) for cue in script.cues)


def _title(thing: Exercise | Routine) -> str:
    return f"{thing.name}  [{thing.id}]"


def _cue(cue: Cue, words: Words) -> str:
    minutes, seconds = divmod(round(cue.at_s, 1), 60)
    what = words.gettext("“{text}”", text=cue.text) if cue.kind == "speech" else cue.name.replace("_", " ")
    return f"{int(minutes):>4}:{seconds:04.1f}  {what}"


def _clock(seconds: float) -> str:
    """A time on the timeline as m:ss, rounded down to whole seconds."""
    minutes, rest = divmod(int(seconds + 1e-6), 60)
    return f"{minutes}:{rest:02}"


def _aligned(rows: Sequence[TableRow]) -> list[str]:
    """The rows as lines with columns as wide as their contents; empty columns are left out."""
    widths = [max(map(_columns, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True) if width).rstrip()
        for row in rows
    ]


def _columns(text: str) -> int:
    """Columns that a text takes in a terminal: two for each East Asian wide letter."""
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _columns(text))
