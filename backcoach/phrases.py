"""Words for doses, phases, sides and times, the same on screen, on paper and in speech.

They do not need Qt. `Phrases(Words())` is English.
"""

from datetime import datetime

from backcoach.catalog import Exercise
from backcoach.catalog.types import PREFERENCES, Caution, ExerciseKind, ItemSides, PhaseName, Position, Sides
from backcoach.session import BreathPattern, ChosenDose, Segment, Side, Step
from backcoach.words import Words


class Phrases:
    """Turns values into words of one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def duration(self, seconds: float) -> str:
        """A length of time, from a minute on rounded to minutes: 45 s, 3 min, 1 h 5 min."""
        total = round(seconds)
        if total < 60:
            return self.words.gettext("{total} s", total=total)
        minutes = round(total / 60)
        if minutes < 60:
            return self.words.gettext("{minutes} min", minutes=minutes)
        hours, minutes = divmod(minutes, 60)
        return (
            self.words.gettext("{hours} h {minutes} min", hours=hours, minutes=minutes)
            if minutes
            else self.words.gettext("{hours} h", hours=hours)
        )

    def clock(self, seconds: float) -> str:
        """A countdown as m:ss, rounded up to whole seconds."""
        minutes, rest = divmod(-int(-seconds // 1), 60)
        return f"{minutes}:{rest:02}"

    def count(self, dose: ChosenDose) -> str:
        """One set on one side: 8 breaths, 8 times, 20 s, hold 20 s."""
        if dose.breaths is not None:
            return self.words.ngettext("{count} breath", "{count} breaths", dose.breaths)
        if dose.repetitions is not None:
            return self.words.ngettext("once", "{count} times", dose.repetitions)
        if dose.time_s is not None:
            return self.words.gettext("{time_s} s", time_s=dose.time_s)
        return self.hold(dose)

    def hold(self, dose: ChosenDose) -> str:
        """How long the hold is: hold 20 s, hold 3 breaths; empty if nothing is held."""
        if dose.hold_s is not None:
            return self.words.gettext("hold {hold_s} s", hold_s=dose.hold_s)
        if dose.hold_breaths is not None:
            return self.words.ngettext("hold {count} breath", "hold {count} breaths", dose.hold_breaths)
        return ""

    def dose(self, dose: ChosenDose) -> str:
        """The whole dose in one line: 2 × 8 · each side · hold 2 s."""
        count, hold = self.count(dose), self.hold(dose)
        each_set = count if dose.repetitions is None else f"{dose.repetitions}"
        parts = [self.words.isolated(f"{dose.sets} × {each_set}") if dose.sets > 1 else count]
        parts += filter(None, [self._on_sides(dose.sides)])
        if hold and hold != count:
            parts.append(hold)
        return " · ".join(parts)

    def _on_sides(self, sides: Sides | ItemSides) -> str:
        return {
            "both": "",
            "each": self.words.gettext("each side"),
            "alternate": self.words.gettext("each side in turn"),
            "left": self.words.gettext("left side only"),
            "right": self.words.gettext("right side only"),
        }[sides]

    def rest(self, dose: ChosenDose) -> str:
        """The rest between two sets: rest 30 s; empty if there is none."""
        return self.words.gettext("rest {rest_s} s", rest_s=dose.rest_s) if dose.sets > 1 and dose.rest_s else ""

    def ranges(self, exercise: Exercise) -> str:
        """The ranges of the dose: 1–2 sets · 8–10 breaths."""
        words, dose, parts = self.words, exercise.dose, list[str]()
        parts.append(words.ngettext("{range} set", "{range} sets", dose.sets[1], range=span(dose.sets)))
        if ends := dose.breaths:
            parts.append(words.ngettext("{range} breath", "{range} breaths", ends[1], range=span(ends)))
        if ends := dose.repetitions:
            parts.append(words.ngettext("once", "{range} times", ends[1], range=span(ends)))
        if ends := dose.time_s:
            parts.append(words.gettext("{range} s", range=span(ends)))
        if ends := dose.hold_s:
            parts.append(words.gettext("hold {range} s", range=span(ends)))
        if ends := dose.hold_breaths:
            parts.append(words.ngettext("hold {range} breath", "hold {range} breaths", ends[1], range=span(ends)))
        return " · ".join(parts)

    def tempo(self, exercise: Exercise, breath: BreathPattern) -> str:
        """The tempo in seconds: in 4 · hold 2 · out 6, or lift 2 · hold · lower 3."""
        if exercise.tempo == "breath":
            return self.breath(breath.of(exercise))
        return " · ".join(self.phase(part.phase) + (f" {part.s:g}" if part.s else "") for part in exercise.tempo)

    def breath(self, breath: BreathPattern) -> str:
        """A breath pattern in seconds: in 4 · hold 2 · out 6."""
        words = {
            "inhale": self.words.pgettext("breath", "in"),
            "hold": self.words.pgettext("breath", "hold"),
            "exhale": self.words.pgettext("breath", "out"),
        }
        return " · ".join(f"{words[name]} {seconds:g}" for name, seconds in breath.phases)

    def side(self, exercise: Exercise, side: Side) -> str:
        """The side of an exercise as a label: Your left arm opens; without words of its own: Left side."""
        if exercise.side_phrase is not None:
            return exercise.side_phrase.left if side == "left" else exercise.side_phrase.right
        return self.words.gettext("Left side") if side == "left" else self.words.gettext("Right side")

    def set_of(self, segment: Segment) -> str:
        """Set k of n; empty if there is only one."""
        return self.words.gettext("Set {set} of {sets}", set=segment.set, sets=segment.sets) if segment.sets > 1 else ""

    def repetition(self, segment: Segment) -> str:
        """Breath or repetition k of n; empty if nothing is counted."""
        if segment.repetition is None:
            return ""
        place, number = segment.repetition, segment.repetitions
        if segment.of_breaths:
            return self.words.gettext("Breath {place} of {number}", place=place, number=number)
        return self.words.gettext("Repetition {place} of {number}", place=place, number=number)

    def action(self, segment: Segment, *, of_breath: bool = False) -> str:
        """What to do in a segment, in one to three words: breathe in, get ready.

        Only a breath is held; in a position one stays. `of_breath` says that the segment is a phase of a breath.
        """
        kinds = {
            "get_ready": self.words.pgettext("action", "get ready"),
            "switch_side": self.words.pgettext("action", "change sides"),
            "rest": self.words.pgettext("action", "rest"),
        }
        if segment.kind != "work":
            return kinds[segment.kind]
        if segment.phase is None:
            return self.words.pgettext("action", "at your own pace")
        return self.phase("stay" if segment.phase == "hold" and not of_breath else segment.phase)

    def smaller(self) -> str:
        """The cue of an exercise that hurt and is done smaller."""
        return self.words.gettext("Smaller this time: only as far as it does not hurt.")

    def smaller_from_now_on(self) -> str:
        """The note of an exercise that is to be done smaller."""
        return self.words.gettext("Smaller from now on: only as far as it does not hurt.")

    def paused(self) -> str:
        """The word under the digits while a session is paused."""
        return self.words.gettext("paused")

    def left(self, seconds: float) -> str:
        """How much of a routine is left: 12:05 left."""
        return self.words.gettext("{clock} left", clock=self.clock(seconds))

    def step(self, name: str, step: Step) -> str:
        """A step in words: bird-dog, right side, set 2."""
        side = self._side_in_row(step.side) if step.side else ""
        place = self.words.gettext("set {set}", set=step.set) if step.sets > 1 else ""
        return self.words.listed([part for part in (name, side, place) if part])

    def _side_in_row(self, side: Side) -> str:
        if side == "left":
            return self.words.pgettext("within a list", "left side")
        return self.words.pgettext("within a list", "right side")

    def session_length(self, seconds: float) -> str:
        """How long a session was, said at its end."""
        return self.words.gettext("{duration} of exercise, saved in your history.", duration=self.duration(seconds))

    def last_done(self, at: datetime | None, now: datetime) -> str:
        """When a routine was done last; empty if it was not."""
        if at is None:
            return ""
        days = (now.date() - at.date()).days
        near = {0: self.words.gettext("done today"), 1: self.words.gettext("last done yesterday")}
        return near.get(days) or self.words.ngettext("last done {count} day ago", "last done {count} days ago", days)

    def exercises(self, count: int) -> str:
        """A number of exercises: 7 exercises."""
        return self.words.ngettext("{count} exercise", "{count} exercises", count)

    def routine_summary(self, exercises: int, seconds: float) -> str:
        """A routine in one line: 7 exercises · 14 min."""
        return f"{self.exercises(exercises)} · {self.duration(seconds)}"

    def minutes(self, count: int) -> str:
        """The word under a number of minutes: minute, minutes."""
        return self.words.ngettext("minute", "minutes", count)

    def up_next(self, what: str, seconds: int | None) -> str:
        """What comes next and in how many seconds; with `seconds` None it is now, with `what` empty nothing comes."""
        if not what:
            return self.words.gettext("Last one")
        if seconds is None:
            return self.words.gettext("Now: {what}", what=what)
        return self.words.gettext("Next: {what}, in {seconds} s", what=what, seconds=seconds)

    def up_next_at_own_pace(self, what: str) -> str:
        """What comes next, at a time that the user chooses."""
        return self.words.gettext("Next: {what}", what=what)

    def phase(self, phase: PhaseName) -> str:
        """What to do in a phase."""
        return {
            "inhale": self.words.pgettext("phase", "breathe in"),
            "hold": self.words.pgettext("phase", "hold"),
            "exhale": self.words.pgettext("phase", "breathe out"),
            "stay": self.words.pgettext("phase", "stay"),
            "pause": self.words.pgettext("phase", "pause"),
            "lift": self.words.pgettext("phase", "lift"),
            "lower": self.words.pgettext("phase", "lower"),
            "turn": self.words.pgettext("phase", "turn"),
            "return": self.words.pgettext("phase", "return"),
            "reach": self.words.pgettext("phase", "reach"),
            "press": self.words.pgettext("phase", "press up"),
            "sit_back": self.words.pgettext("phase", "sit back"),
            "ease_in": self.words.pgettext("phase", "ease in"),
            "ease_out": self.words.pgettext("phase", "ease out"),
            "tilt": self.words.pgettext("phase", "tilt"),
            "hinge": self.words.pgettext("phase", "hinge"),
            "sit": self.words.pgettext("phase", "sit"),
            "hips_back": self.words.pgettext("phase", "hips back"),
            "stand": self.words.pgettext("phase", "stand up"),
            "bend": self.words.pgettext("phase", "bend"),
            "slouch": self.words.pgettext("phase", "slouch"),
            "sit_tall": self.words.pgettext("phase", "sit tall"),
            "ease_back": self.words.pgettext("phase", "ease back"),
            "roll": self.words.pgettext("phase", "roll over"),
            "settle": self.words.pgettext("phase", "settle"),
            "roll_up": self.words.pgettext("phase", "roll up"),
            "roll_down": self.words.pgettext("phase", "roll down"),
            "step_up": self.words.pgettext("phase", "step up"),
            "step_down": self.words.pgettext("phase", "step down"),
            "upper_third": self.words.pgettext("phase", "upper back"),
            "middle_third": self.words.pgettext("phase", "middle back"),
            "lower_third": self.words.pgettext("phase", "lower ribs"),
            "forward": self.words.pgettext("phase", "forward"),
            "back": self.words.pgettext("phase", "back"),
        }[phase]

    def form(self, form: str, name: str) -> str:
        """What another exercise is to one, with its name: Easier: Knee plank."""
        return {
            "as it was": self.words.gettext("As it was: {name}", name=name),
            "easier": self.words.gettext("Easier: {name}", name=name),
            "chair": self.words.gettext("Without the floor: {name}", name=name),
            "harder": self.words.gettext("Harder: {name}", name=name),
        }[form]

    def sides(self, sides: Sides) -> str:
        """How an exercise uses the two sides."""
        return {
            "both": self.words.pgettext("sides", "both sides at once"),
            "each": self.words.pgettext("sides", "each side"),
            "alternate": self.words.pgettext("sides", "each side in turn"),
        }[sides]

    def position(self, position: Position) -> str:
        """How the body is placed."""
        return {
            "prone": self.words.pgettext("position", "face down"),
            "supine": self.words.pgettext("position", "on your back"),
            "side-lying": self.words.pgettext("position", "on your side"),
            "all-fours": self.words.pgettext("position", "on hands and knees"),
            "kneeling": self.words.pgettext("position", "kneeling"),
            "half-kneeling": self.words.pgettext("position", "on one knee"),
            "squatting": self.words.pgettext("position", "squatting"),
            "seated": self.words.pgettext("position", "sitting"),
            "standing": self.words.pgettext("position", "standing"),
        }[position]

    def kind(self, kind: ExerciseKind) -> str:
        """What an exercise is for."""
        return {
            "breathing": self.words.pgettext("kind of exercise", "breathing"),
            "mobility": self.words.pgettext("kind of exercise", "mobility"),
            "release": self.words.pgettext("kind of exercise", "release"),
            "stretch": self.words.pgettext("kind of exercise", "stretch"),
            "strength": self.words.pgettext("kind of exercise", "strength"),
            "control": self.words.pgettext("kind of exercise", "control"),
        }[kind]

    def conditions(self, exercise: Exercise) -> list[str]:
        """The conditions with which an exercise needs care, without the cautions that are only preferences."""
        return [self.caution(one) for one in exercise.cautions if one not in PREFERENCES]

    def conditions_in_short(self, exercise: Exercise) -> list[str]:
        """The same in a word or two each, for paper."""
        short: dict[Caution, str] = {
            "osteoporosis": self.words.pgettext("condition", "osteoporosis"),
            "pregnancy": self.words.pgettext("condition", "pregnancy"),
            "knee": self.words.pgettext("condition", "knees"),
            "hip-replacement": self.words.pgettext("condition", "new hip"),
            "wrist": self.words.pgettext("condition", "wrists"),
            "shoulder-neck": self.words.pgettext("condition", "shoulder, neck"),
            "dizziness": self.words.pgettext("condition", "dizziness"),
            "high-blood-pressure": self.words.pgettext("condition", "blood pressure"),
        }
        return [short[one] for one in exercise.cautions if one in short]

    def caution(self, caution: Caution) -> str:
        """What a caution is about: a condition, or a preference."""
        return {
            "osteoporosis": self.words.pgettext("caution", "osteoporosis or a fragility fracture"),
            "pregnancy": self.words.pgettext("caution", "pregnancy"),
            "knee": self.words.pgettext("caution", "sore knees"),
            "hip-replacement": self.words.pgettext("caution", "a hip replacement"),
            "wrist": self.words.pgettext("caution", "sore wrists"),
            "shoulder-neck": self.words.pgettext("caution", "a sore shoulder or neck"),
            "dizziness": self.words.pgettext("caution", "dizziness"),
            "high-blood-pressure": self.words.pgettext("caution", "high blood pressure"),
            "recent-birth": self.words.pgettext("caution", "a recent birth"),
            "back-surgery": self.words.pgettext("caution", "an operation on the spine (ask first)"),
            "leg-pain": self.words.pgettext("caution", "leg pain at present"),
            "bending-forward": self.words.pgettext("caution", "bending forward bothers me"),
            "bending-backward": self.words.pgettext("caution", "bending backward bothers me"),
            "rolling-over": self.words.pgettext("caution", "I get giddy when I roll over"),
            "no-kneeling": self.words.pgettext("caution", "I cannot kneel"),
            "no-floor": self.words.pgettext("caution", "I cannot get down to the floor"),
        }[caution]


def span(ends: tuple[int, int]) -> str:
    """A range: 8–10, or 8 if both ends are the same."""
    low, high = ends
    return f"{low}" if low == high else f"{low}–{high}"
