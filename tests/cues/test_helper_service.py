"""The helper opens a device while there is something to play, and pauses when the window does not respond."""

from threading import Event, Thread

import numpy as np

from backcoach.cues.cue import Cue, Script
from backcoach.cues.helper.helper_service import HelperService
from backcoach.cues.helper.output import Output
from backcoach.cues.helper.speech_renderer import SpeechRenderer
from backcoach.cues.helper.tones import RATE, Samples
from backcoach.cues.messages import (
    Heartbeat,
    HelperStatus,
    LoadScript,
    MessageToHelper,
    Pause,
    Play,
    Say,
    SetSound,
    Sign,
)
from tests.cues.lab import until
from tests.fakes import FakeClock

FROZEN_S = 2.0
LINGER_S = 3.0
REOPEN_S = 1.0
HEARTBEAT_LOST_S = 2.0

BREATH = Script("mine", 100.0, (Cue(1.0, 90.0, "tone", "breath_hold", "", 4, 91.0),))


class Card:
    """A sound card on the fake clock: writing a block takes as long as the block lasts."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.heard: list[Samples] = []
        self.there = True
        self.opened = self.closed = self.flushed = 0
        self.stuck: Event | None = None

    def open(self) -> Output:
        if not self.there:
            raise OSError("unplugged")
        self.opened += 1
        return self

    def latency_s(self) -> float:
        return 0.05

    def write(self, samples: Samples) -> None:
        if self.stuck:
            self.stuck.wait()
        if not self.there:
            raise OSError("unplugged")
        self.heard.append(samples)
        self.clock.advance(len(samples) / RATE)

    def flush(self) -> None:
        if not self.there:
            raise OSError("unplugged")
        self.flushed += 1

    def close(self) -> None:
        self.closed += 1

    def loud(self, seconds: float) -> bool:
        """Whether anything was heard in the last seconds."""
        blocks = round(seconds * RATE / len(self.heard[-1])) if self.heard else 0
        return bool(blocks and np.abs(np.concatenate(self.heard[-blocks:])).max() > 0)


class Scene:
    """A service with that card; waiting advances the clock."""

    def __init__(self) -> None:
        self.clock = FakeClock(monotonic=100.0)
        self.card = Card(self.clock)
        self.service = HelperService(self.clock, SpeechRenderer(lambda: None, self.clock), self.card.open)
        self.service._wait_for_message = self.rest  # type: ignore[method-assign]  # no waiting in real time

    def rest(self, seconds: float) -> None:
        """Let time pass, as if waiting for a message."""
        self.clock.advance(min(seconds, 0.25))

    def tell(self, *messages: MessageToHelper) -> HelperStatus | None:
        """Send messages from the window; the answer to the last one."""
        answer = None
        for message in messages:
            answer = self.service.receive(message)
        return answer

    def go(self, seconds: float, *, beating: bool = True) -> None:
        """Let it work for some seconds."""
        end, beat = self.clock.monotonic() + seconds, 0.0
        while self.clock.monotonic() < end:
            if beating and self.clock.monotonic() >= beat:
                self.tell(Heartbeat())
                beat = self.clock.monotonic() + 0.5
            self.service.turn()

    def playing(self) -> "Scene":
        """The same scene in the middle of a long tone."""
        self.tell(SetSound("", 160, 1.0), LoadScript(BREATH), Play(100.0, 0.0))
        self.go(3)
        return self


def test_a_device_is_open_only_while_there_is_something_to_play() -> None:
    scene = Scene()
    scene.tell(LoadScript(BREATH))
    scene.service.turn()
    assert scene.card.opened == 0
    scene.playing()
    assert scene.card.loud(1)
    scene.tell(Pause())
    scene.go(LINGER_S + 1, beating=False)
    assert (scene.card.opened, scene.card.closed) == (1, 1)


def test_the_sound_stops_without_heartbeats_and_continues_with_them() -> None:
    scene = Scene().playing()
    scene.go(HEARTBEAT_LOST_S + 0.5, beating=False)
    assert not scene.card.loud(0.2)
    scene.go(1)
    assert scene.card.loud(0.2)


def test_a_device_that_is_unplugged_is_reported_and_the_script_continues_when_it_is_back() -> None:
    scene = Scene().playing()
    scene.card.there = False
    scene.go(2)
    assert scene.tell(Heartbeat()) == HelperStatus("no_device")
    scene.card.there = True
    scene.go(REOPEN_S + 1)
    assert scene.tell(Heartbeat()) == HelperStatus("")
    assert scene.card.loud(0.2)
    assert (scene.card.opened, scene.card.closed) == (2, 1)


def test_a_device_that_was_never_there_is_reported() -> None:
    scene = Scene()
    scene.card.there = False
    assert scene.tell(Heartbeat()) == HelperStatus("opening")
    scene.playing()
    assert scene.tell(Heartbeat()) == HelperStatus("no_device")


def test_a_device_that_hangs_is_noticed_by_the_other_thread() -> None:
    scene = Scene().playing()
    scene.card.stuck = Event()
    thread = Thread(target=scene.service.turn)
    thread.start()
    until(lambda: scene.service._call_began is not None)
    assert scene.tell(Heartbeat()) == HelperStatus("")
    scene.clock.advance(FROZEN_S + 0.1)
    assert scene.tell(Heartbeat()) == HelperStatus("no_answer")
    scene.card.stuck.set()
    thread.join()
    assert scene.tell(Heartbeat()) == HelperStatus("")


def test_the_closing_words_are_said_without_heartbeats() -> None:
    scene = Scene()
    words = Cue(1.0, 6.0, "tone", "breath_out", "", 4, 7.0)
    scene.tell(LoadScript(Script("mine", 0.5, (words,))), Play(100.0, 0.0))
    scene.go(5.5, beating=False)
    assert scene.card.loud(0.2)


def test_words_outside_the_script_need_no_session() -> None:
    scene = Scene()
    scene.tell(Say("Hold. Langsam.", foreign=(("Langsam.", "de"),)))
    scene.service.turn()
    assert scene.card.opened == 1
    (cue,) = scene.service._mixer.wanted(1)
    assert (cue.text, cue.foreign) == ("Hold. Langsam.", (("Langsam.", "de"),)), "a note keeps its own voice"


def test_a_tone_outside_the_script_needs_no_session() -> None:
    scene = Scene()
    scene.tell(Sign("hurt"))
    scene.service.turn()
    assert scene.card.opened == 1
    assert scene.service._mixer.busy


def test_it_ends_when_no_message_has_come_for_long() -> None:
    scene = Scene()
    scene.service.run()
    assert scene.clock.monotonic() >= 700


def test_a_pause_and_a_jump_drop_what_was_written_ahead_and_a_nudge_does_not() -> None:
    scene = Scene().playing()
    before = scene.card.flushed
    scene.tell(Play(100.01, 3.0))
    scene.go(0.1)
    assert scene.card.flushed == before
    scene.tell(Play(60.0, 43.0))
    scene.go(0.1)
    assert scene.card.flushed == before + 1
    assert scene.card.loud(0.05)
    scene.tell(Pause())
    scene.go(0.1)
    assert scene.card.flushed == before + 2
    assert not scene.card.loud(0.05)


def test_a_device_that_is_gone_at_a_pause_is_noticed() -> None:
    scene = Scene().playing()
    scene.card.there = False
    scene.tell(Pause())
    scene.service.turn()
    assert scene.tell(Heartbeat()) == HelperStatus("no_device", "")


def test_ten_seconds_are_mixed_and_written_in_few_pieces() -> None:
    scene = Scene().playing()
    before = len(scene.card.heard)
    scene.go(10)
    assert len(scene.card.heard) - before < 170, "each of them costs, however short it is"


def test_sound_begins_softly_after_a_gap() -> None:
    scene = Scene().playing()
    after_gap = len(scene.card.heard)
    scene.clock.advance(0.4)
    scene.go(0.1)
    assert np.abs(scene.card.heard[after_gap - 1][:20]).max() > 0.01
    assert np.abs(scene.card.heard[after_gap][:20]).max() < 0.01
