"""Has the next utterances ready, in a thread of its own."""

from collections.abc import Callable, Sequence
from threading import Condition, Thread

from backcoach.clock import Clock
from backcoach.cues.cue import Cue
from backcoach.cues.helper.engines import Engine
from backcoach.cues.helper.speech import EngineTimeout, render
from backcoach.cues.helper.tones import RATE, Samples
from backcoach.cues.messages import VoiceTrouble

AHEAD = 4
"""Utterances that are kept ready: some megabytes, and some seconds even of a slow engine."""
RETRY_S = 15.0
"""After a failure the engine is left alone for so long."""
FASTEST = 1.5
"""Words that do not fit are said faster, up to this."""


class _NoEngine(Exception):
    """No program that speaks is installed."""


class SpeechRenderer:
    """Renders what is wanted, the first first; `trouble` tells why nothing comes."""

    def __init__(self, find_engine: Callable[[], Engine | None], clock: Clock) -> None:
        self._find_engine = find_engine
        self._clock = clock
        self._changed = Condition()
        self._wanted: tuple[Cue, ...] = ()
        self._ready: dict[str, Samples] = {}
        self._voice, self._rate = "", 160
        self._not_before = 0.0
        self.trouble: VoiceTrouble = ""

    def start(self) -> None:
        """Begin to render, until the process ends."""
        Thread(target=self._work, name="reader", daemon=True).start()

    def tune(self, voice: str, rate: int) -> None:
        """Another voice or pace, from the next utterance on."""
        with self._changed:
            if (voice, rate) != (self._voice, self._rate):
                self._voice, self._rate = voice, rate
                self._not_before = 0.0
                self._ready.clear()
                self._changed.notify()

    def want(self, cues: Sequence[Cue]) -> None:
        """What is needed next; anything else is forgotten."""
        wanted = tuple(cues)
        if wanted != self._wanted:
            with self._changed:
                self._wanted = wanted
                self._changed.notify()

    def get(self, text: str) -> Samples | None:
        """The samples of an utterance, None when they are not there."""
        return self._ready.get(text)

    def _work(self) -> None:
        while True:
            with self._changed:
                while (cue := self._next()) is None:
                    self._changed.wait(self._pause())
                voice, rate = self._voice, self._rate
            samples = self._render(cue, voice, rate)
            with self._changed:
                if samples is not None and (voice, rate) == (self._voice, self._rate):
                    self._ready = {text: self._ready[text] for text in self._texts() if text in self._ready}
                    self._ready[cue.text] = samples

    def _next(self) -> Cue | None:
        if self._clock.monotonic() < self._not_before:
            return None
        return next((cue for cue in self._wanted if cue.text not in self._ready), None)

    def _pause(self) -> float | None:
        """How long to wait at most: after a failure, until it is time to try again."""
        left = self._not_before - self._clock.monotonic()
        return left if left > 0 else None

    def _texts(self) -> list[str]:
        return [cue.text for cue in self._wanted]

    def _render(self, cue: Cue, voice: str, rate: int) -> Samples | None:
        try:
            samples = self._fitting(cue, voice, rate)
        except EngineTimeout:
            self._fail("voice_hangs")
        except _NoEngine:
            self._fail("no_voice")
        except (OSError, ValueError):
            self._fail("voice_fails")
        else:
            self.trouble = ""
            return samples
        return None

    def _fitting(self, cue: Cue, voice: str, rate: int) -> Samples:
        """An utterance, said faster if it would outlast its time."""
        engine = self._find_engine()
        if engine is None:
            raise _NoEngine
        samples = render(engine, cue.text, voice, rate)
        room = (cue.until_s - cue.at_s) * RATE
        if len(samples) <= room:
            return samples
        return render(engine, cue.text, voice, round(rate * min(FASTEST, 1.03 * len(samples) / room)))

    def _fail(self, trouble: VoiceTrouble) -> None:
        self.trouble = trouble
        self._not_before = self._clock.monotonic() + RETRY_S
