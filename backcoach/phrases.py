"""Words for doses, phases, sides and times, the same on screen, on paper and in speech.

They do not need Qt: the translation is a parameter. `Phrases(str)` is English; the window passes Qt's translation.
"""

from collections.abc import Callable

from backcoach.catalog import Exercise
from backcoach.catalog.types import Caution, ExerciseKind, PhaseName, Position, Sides
from backcoach.session import BreathPattern, ChosenDose, Segment, Side, Step


class Phrases:
    """Turns values into words; `tr` translates a string literal of this class."""

    def __init__(self, tr: Callable[[str], str]) -> None:
        self.tr = tr

    def duration(self, seconds: float) -> str:
        """A length of time, from a minute on rounded to minutes: 45 s, 3 min, 1 h 5 min."""
        total = round(seconds)
        if total < 60:
            return self.tr("{} s").format(total)
        minutes = round(total / 60)
        if minutes < 60:
            return self.tr("{} min").format(minutes)
        hours, minutes = divmod(minutes, 60)
        return self.tr("{} h {} min").format(hours, minutes) if minutes else self.tr("{} h").format(hours)

    def clock(self, seconds: float) -> str:
        """A countdown as m:ss, rounded up to whole seconds."""
        minutes, rest = divmod(-int(-seconds // 1), 60)
        return f"{minutes}:{rest:02}"

    def count(self, dose: ChosenDose) -> str:
        """One set on one side: 8 breaths, 8 times, 20 s, hold 20 s."""
        if dose.breaths is not None:
            return plural(dose.breaths, self.tr("1 breath"), self.tr("{} breaths"))
        if dose.repetitions is not None:
            return plural(dose.repetitions, self.tr("once"), self.tr("{} times"))
        if dose.time_s is not None:
            return self.tr("{} s").format(dose.time_s)
        return self.hold(dose)

    def hold(self, dose: ChosenDose) -> str:
        """How long the hold is: hold 20 s, hold 3 breaths; empty if nothing is held."""
        if dose.hold_s is not None:
            return self.tr("hold {} s").format(dose.hold_s)
        if dose.hold_breaths is not None:
            return plural(dose.hold_breaths, self.tr("hold 1 breath"), self.tr("hold {} breaths"))
        return ""

    def dose(self, exercise: Exercise, dose: ChosenDose) -> str:
        """The whole dose in one line: 2 × 8 · each side · hold 2 s."""
        count, hold = self.count(dose), self.hold(dose)
        each_set = count if dose.repetitions is None else f"{dose.repetitions}"
        parts = [f"{dose.sets} × {each_set}" if dose.sets > 1 else count]
        if exercise.sides != "both":
            parts.append(self.tr("each side") if exercise.sides == "each" else self.tr("each side in turn"))
        if hold and hold != count:
            parts.append(hold)
        return " · ".join(parts)

    def rest(self, dose: ChosenDose) -> str:
        """The rest between two sets: rest 30 s; empty if there is none."""
        return self.tr("rest {} s").format(dose.rest_s) if dose.sets > 1 and dose.rest_s else ""

    def ranges(self, exercise: Exercise) -> str:
        """The ranges of the dose: 1–2 sets · 8–10 breaths."""
        dose = exercise.dose
        rows = (
            (dose.sets, self.tr("1 set"), self.tr("{} sets")),
            (dose.breaths, self.tr("1 breath"), self.tr("{} breaths")),
            (dose.repetitions, self.tr("once"), self.tr("{} times")),
            (dose.time_s, self.tr("1 s"), self.tr("{} s")),
            (dose.hold_s, self.tr("hold 1 s"), self.tr("hold {} s")),
            (dose.hold_breaths, self.tr("hold 1 breath"), self.tr("hold {} breaths")),
        )
        return " · ".join(plural(ends, one, more) for ends, one, more in rows if ends)

    def tempo(self, exercise: Exercise, breath: BreathPattern) -> str:
        """The tempo in seconds: in 4 · hold 2 · out 6, or lift 2 · hold · lower 3."""
        if exercise.tempo == "breath":
            return self.breath(breath)
        return " · ".join(
            self.phase(part.phase).lower() + (f" {part.s:g}" if part.s else "") for part in exercise.tempo
        )

    def breath(self, breath: BreathPattern) -> str:
        """A breath pattern in seconds: in 4 · hold 2 · out 6."""
        words = {"inhale": self.tr("in"), "hold": self.tr("hold"), "exhale": self.tr("out")}
        return " · ".join(f"{words[name]} {seconds:g}" for name, seconds in breath.phases)

    def side(self, side: Side) -> str:
        """The side as a label: Left side."""
        return self.tr("Left side") if side == "left" else self.tr("Right side")

    def set_of(self, segment: Segment) -> str:
        """Set k of n; empty if there is only one."""
        return self.tr("Set {} of {}").format(segment.set, segment.sets) if segment.sets > 1 else ""

    def repetition(self, segment: Segment, exercise: Exercise) -> str:
        """Breath or repetition k of n; empty if nothing is counted."""
        if segment.repetition is None:
            return ""
        breaths = exercise.dose.repetitions is None
        words = self.tr("Breath {} of {}") if breaths else self.tr("Repetition {} of {}")
        return words.format(segment.repetition, segment.repetitions)

    def action(self, segment: Segment) -> str:
        """What to do in a segment, in one to three words: breathe in, get ready."""
        kinds = {
            "get_ready": self.tr("get ready"),
            "switch_side": self.tr("change sides"),
            "rest": self.tr("rest"),
        }
        if segment.kind != "work":
            return kinds[segment.kind]
        return self.phase(segment.phase) if segment.phase else self.tr("at your own pace")

    def paused(self) -> str:
        """The word under the digits while a session is paused."""
        return self.tr("paused")

    def left(self, seconds: float) -> str:
        """How much of a routine is left: 12:05 left."""
        return self.tr("{} left").format(self.clock(seconds))

    def step(self, name: str, step: Step) -> str:
        """A step in words: bird-dog, right side, set 2."""
        side = self.side(step.side).lower() if step.side else ""
        place = self.tr("set {}").format(step.set) if step.sets > 1 else ""
        return ", ".join(part for part in (name, side, place) if part)

    def session_length(self, seconds: float) -> str:
        """How long a session was, said at its end."""
        return self.tr("{} of exercise, saved in your history.").format(self.duration(seconds))

    def exercises(self, count: int) -> str:
        """A number of exercises: 7 exercises."""
        return plural(count, self.tr("1 exercise"), self.tr("{} exercises"))

    def routine_summary(self, exercises: int, seconds: float) -> str:
        """A routine in one line: 7 exercises · 14 min."""
        return f"{self.exercises(exercises)} · {self.duration(seconds)}"

    def minutes(self, count: int) -> str:
        """The word under a number of minutes: minute, minutes."""
        return self.tr("minute") if count == 1 else self.tr("minutes")

    def up_next(self, what: str, seconds: int | None) -> str:
        """What comes next and in how many seconds; with `seconds` None it is now, with `what` empty nothing comes."""
        if not what:
            return self.tr("Last one")
        if seconds is None:
            return self.tr("Now: {}").format(what)
        return self.tr("Next: {}, in {} s").format(what, seconds)

    def up_next_at_own_pace(self, what: str) -> str:
        """What comes next, at a time that the user chooses."""
        return self.tr("Next: {}").format(what)

    def phase(self, phase: PhaseName) -> str:
        """What to do in a phase."""
        return {
            "inhale": self.tr("breathe in"),
            "hold": self.tr("hold"),
            "exhale": self.tr("breathe out"),
            "stay": self.tr("stay"),
            "pause": self.tr("pause"),
            "lift": self.tr("lift"),
            "lower": self.tr("lower"),
            "turn": self.tr("turn"),
            "return": self.tr("return"),
            "reach": self.tr("reach"),
            "press": self.tr("press up"),
            "sit_back": self.tr("sit back"),
            "ease_in": self.tr("ease in"),
            "ease_out": self.tr("ease out"),
            "tilt": self.tr("tilt"),
            "hinge": self.tr("hinge"),
            "sit": self.tr("sit"),
            "hips_back": self.tr("hips back"),
            "stand": self.tr("stand up"),
            "bend": self.tr("bend"),
            "slouch": self.tr("slouch"),
            "sit_tall": self.tr("sit tall"),
            "ease_back": self.tr("ease back"),
            "roll": self.tr("roll over"),
            "settle": self.tr("settle"),
            "roll_up": self.tr("roll up"),
            "roll_down": self.tr("roll down"),
            "step_up": self.tr("step up"),
            "step_down": self.tr("step down"),
            "upper_third": self.tr("upper back"),
            "middle_third": self.tr("middle back"),
            "lower_third": self.tr("lower ribs"),
            "forward": self.tr("forward"),
            "back": self.tr("back"),
        }[phase]

    def sides(self, sides: Sides) -> str:
        """How an exercise uses the two sides."""
        return {
            "both": self.tr("both sides at once"),
            "each": self.tr("each side"),
            "alternate": self.tr("each side in turn"),
        }[sides]

    def position(self, position: Position) -> str:
        """How the body is placed."""
        return {
            "prone": self.tr("face down"),
            "supine": self.tr("on your back"),
            "side-lying": self.tr("on your side"),
            "all-fours": self.tr("on hands and knees"),
            "kneeling": self.tr("kneeling"),
            "half-kneeling": self.tr("on one knee"),
            "squatting": self.tr("squatting"),
            "seated": self.tr("sitting"),
            "standing": self.tr("standing"),
        }[position]

    def kind(self, kind: ExerciseKind) -> str:
        """What an exercise is for."""
        return {
            "breathing": self.tr("breathing"),
            "mobility": self.tr("mobility"),
            "release": self.tr("release"),
            "stretch": self.tr("stretch"),
            "strength": self.tr("strength"),
            "control": self.tr("control"),
        }[kind]

    def caution(self, caution: Caution) -> str:
        """The condition that a caution is about."""
        return {
            "osteoporosis": self.tr("osteoporosis or a fragility fracture"),
            "pregnancy": self.tr("pregnancy"),
            "knee": self.tr("sore knees"),
            "hip-replacement": self.tr("a hip replacement"),
            "wrist": self.tr("sore wrists"),
            "shoulder-neck": self.tr("a sore shoulder or neck"),
            "dizziness": self.tr("dizziness"),
            "high-blood-pressure": self.tr("high blood pressure"),
        }[caution]


def plural(count: int | tuple[int, int], one: str, more: str) -> str:
    """`one` if the count is exactly 1, else `more` with the number or range filled in."""
    words = span((count, count) if isinstance(count, int) else count)
    return one if words == "1" else more.format(words)


def span(ends: tuple[int, int]) -> str:
    """A range: 8–10, or 8 if both ends are the same."""
    low, high = ends
    return f"{low}" if low == high else f"{low}–{high}"
