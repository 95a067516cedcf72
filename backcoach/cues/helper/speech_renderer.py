"""Renders the next utterances ahead, in a thread of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Condition, Thread

from backcoach.clock import Clock
from backcoach.cues.cue import Cue
from backcoach.cues.helper.engines import Engine, OtherVoices
from backcoach.cues.helper.recorded_voice import RecordedVoice, joined
from backcoach.cues.helper.speech import EngineTimeout, render
from backcoach.cues.helper.tones import RATE, Samples
from backcoach.cues.messages import VoiceTrouble
from backcoach.cues.spoken_english import USUAL_RATE

AHEAD = 4
"""Utterances kept ready: some megabytes, and enough for a slow engine."""
RETRY_S = 15.0
"""Seconds to wait after a failure before the engine is tried again."""
FASTEST = 1.5
"""Words that take too long are said faster, up to this many times as fast."""


def parted(text: str, foreign: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """A text in parts, each with the code of its language, which is empty for the usual one."""
    for words, language in foreign:
        before, there, after = text.partition(words)
        if there:
            sides = [parted(side.strip(), foreign) for side in (before, after) if side.strip()]
            first, last = (sides[:1], sides[1:]) if before.strip() else ([], sides)
            return [*(part for side in first for part in side), (words, language), *(p for s in last for p in s)]
    return [(text, "")]


class _NoEngine(Exception):
    """No speech program is installed."""


class SpeechRenderer:
    """Renders the requested utterances in order; `trouble` says what is wrong with the voice, empty if nothing is."""

    def __init__(
        self, find_engine: Callable[[], Engine | None], clock: Clock, others: OtherVoices | None = None
    ) -> None:
        """`others` has the voices for words in another language."""
        self._find_engine = find_engine
        self._others = others or OtherVoices(lambda _language: None)
        self._lacks_voice = False
        self._clock = clock
        self._changed = Condition()
        self._requested: tuple[Cue, ...] = ()
        self._ready: dict[str, Samples] = {}
        self._voice, self._rate, self._recordings = "", USUAL_RATE, ""
        self._retry_at = 0.0
        self._closed = False
        self.trouble: VoiceTrouble = ""

    def start(self) -> None:
        """Start the thread, which runs until `close` or the end of the process."""
        Thread(target=self._work, name="reader", daemon=True).start()

    def close(self) -> None:
        """Let the thread end once it has rendered the present utterance."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def set_voice(self, voice: str, rate: int, recordings: str = "") -> None:
        """Use this voice, rate (words a minute) and folder of recordings from the next utterance on.

        The recordings speak where no voice is named, up to the usual rate, which is their own.
        """
        with self._changed:
            if (voice, rate, recordings) != (self._voice, self._rate, self._recordings):
                self._voice, self._rate, self._recordings = voice, rate, recordings
                self._retry_at = 0.0
                self._ready.clear()
                self._changed.notify()

    def request(self, cues: Sequence[Cue]) -> None:
        """Render these next, in this order; other utterances are dropped."""
        requested = tuple(cues)
        if requested != self._requested:
            with self._changed:
                self._requested = requested
                self._changed.notify()

    def get(self, text: str) -> Samples | None:
        """The samples of an utterance, None if it is not rendered yet."""
        return self._ready.get(text)

    def _work(self) -> None:
        while True:
            with self._changed:
                while (cue := self._next()) is None and not self._closed:
                    self._changed.wait(self._pause())
                if cue is None or self._closed:
                    return
                voice, rate = self._voice, self._rate
            samples = self._render(cue, voice, rate)
            with self._changed:
                if samples is not None and (voice, rate) == (self._voice, self._rate):
                    self._ready = {text: self._ready[text] for text in self._texts() if text in self._ready}
                    self._ready[cue.text] = samples

    def _next(self) -> Cue | None:
        if self._clock.monotonic() < self._retry_at:
            return None
        return next((cue for cue in self._requested if cue.text not in self._ready), None)

    def _pause(self) -> float | None:
        """Longest time to wait, in seconds: after a failure until the next try, else None for no limit."""
        left = self._retry_at - self._clock.monotonic()
        return left if left > 0 else None

    def _texts(self) -> list[str]:
        return [cue.text for cue in self._requested]

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
            self.trouble = "no_note_voice" if self._lacks_voice else ""
            return samples
        return None

    def _fitting(self, cue: Cue, voice: str, rate: int) -> Samples:
        """An utterance, said faster if it would take longer than it may."""
        room = (cue.until_s - cue.at_s) * RATE
        samples = self._spoken(cue, voice, rate, recorded=True)
        if len(samples) > room and self._recordings:
            samples = self._spoken(cue, voice, rate, recorded=False)
        if len(samples) > room:
            faster = round(rate * min(FASTEST, 1.03 * len(samples) / room))
            samples = self._spoken(cue, voice, faster, recorded=False)
        return samples

    def _spoken(self, cue: Cue, voice: str, rate: int, *, recorded: bool) -> Samples:
        """An utterance at a rate, each part of it in its language."""
        parts = parted(cue.text, cue.foreign)
        return joined([self._part(text, language, voice, rate, recorded=recorded) for text, language in parts])

    def _part(self, text: str, language: str, voice: str, rate: int, *, recorded: bool) -> Samples:
        if language and (other := self._others.of(language)):
            return render(other[0], text, other[1], rate)
        self._lacks_voice = self._lacks_voice or bool(language)
        made = self._recorded(text, voice, rate) if recorded and not language else None
        if made is not None:
            return made
        engine = self._find_engine()
        if engine is None:
            raise _NoEngine
        return render(engine, text, voice, rate)

    def _recorded(self, text: str, voice: str, rate: int) -> Samples | None:
        """The utterance in the shipped voice; None if another one is wanted, or not all of it is recorded."""
        if voice or rate > USUAL_RATE or not self._recordings:
            return None
        return RecordedVoice(Path(self._recordings)).render(text)

    def _fail(self, trouble: VoiceTrouble) -> None:
        self.trouble = trouble
        self._retry_at = self._clock.monotonic() + RETRY_S
