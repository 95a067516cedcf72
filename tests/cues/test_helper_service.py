"""The life of the process: a device is open when there is something to hear, and stands still with the window."""

from threading import Event, Thread

import numpy as np

from backcoach.cues.cue import Cue, Script
from backcoach.cues.helper.helper_service import FROZEN_S, LINGER_S, REOPEN_S, HelperService
from backcoach.cues.helper.output import Output
from backcoach.cues.helper.speech_renderer import SpeechRenderer
from backcoach.cues.helper.tones import RATE, Samples
from backcoach.cues.messages import (
    HEARTBEAT_LOST_S,
    Heartbeat,
    HelperStatus,
    LoadScript,
    MessageToHelper,
    Pause,
    Play,
    Say,
    SetSound,
)
from tests.cues.lab import until
from tests.fakes import FakeClock

BREATH = Script("mine", 100.0, (Cue(1.0, 90.0, "tone", "breath_hold", "", 4, 91.0),))


class Card:
    """A sound card whose time is the clock's: each block that is written takes as long as it lasts."""

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self.heard: list[Samples] = []
        self.there = True
        self.opened = self.closed = 0
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

    def close(self) -> None:
        self.closed += 1

    def loud(self, seconds: float) -> bool:
        """Whether anything was heard in the last seconds."""
        blocks = round(seconds * RATE / len(self.heard[-1])) if self.heard else 0
        return bool(blocks and np.abs(np.concatenate(self.heard[-blocks:])).max() > 0)


class Scene:
    """A host on a card of ours; waiting is time that goes by."""

    def __init__(self) -> None:
        self.clock = FakeClock(monotonic=100.0)
        self.card = Card(self.clock)
        self.host = HelperService(self.clock, SpeechRenderer(lambda: None, self.clock), self.card.open)
        self.host._rest = self.rest  # type: ignore[method-assign]  # nobody may wait here in real time

    def rest(self, seconds: float) -> None:
        """Time goes by, up to the next message."""
        self.clock.advance(min(seconds, 0.25))

    def tell(self, *messages: MessageToHelper) -> HelperStatus | None:
        """Messages from the window; the answer to the last."""
        answer = None
        for message in messages:
            answer = self.host.hear(message)
        return answer

    def go(self, seconds: float, *, beating: bool = True) -> None:
        """Let it work for so long."""
        end, beat = self.clock.monotonic() + seconds, 0.0
        while self.clock.monotonic() < end:
            if beating and self.clock.monotonic() >= beat:
                self.tell(Heartbeat())
                beat = self.clock.monotonic() + 0.5
            self.host.turn()

    def playing(self) -> "Scene":
        """In the middle of a long tone."""
        self.tell(SetSound("", 160, 1.0), LoadScript(BREATH), Play(100.0, 0.0))
        self.go(3)
        return self


def test_a_device_is_opened_only_when_there_is_something_to_hear_and_given_back_after_it() -> None:
    scene = Scene()
    scene.tell(LoadScript(BREATH))
    scene.host.turn()
    assert scene.card.opened == 0
    scene.playing()
    assert scene.card.loud(1)
    scene.tell(Pause())
    scene.go(LINGER_S + 1, beating=False)
    assert (scene.card.opened, scene.card.closed) == (1, 1)


def test_a_window_that_stops_to_beat_is_followed_into_silence_and_back() -> None:
    scene = Scene().playing()
    scene.go(HEARTBEAT_LOST_S + 0.5, beating=False)
    assert not scene.card.loud(0.2)
    scene.go(1)
    assert scene.card.loud(0.2)


def test_a_device_that_goes_is_told_and_taken_up_again_in_the_middle_of_the_script() -> None:
    scene = Scene().playing()
    scene.card.there = False
    scene.go(2)
    assert scene.tell(Heartbeat()) == HelperStatus("no_device")
    scene.card.there = True
    scene.go(REOPEN_S + 1)
    assert scene.tell(Heartbeat()) == HelperStatus("")
    assert scene.card.loud(0.2)
    assert (scene.card.opened, scene.card.closed) == (2, 1)


def test_without_a_device_from_the_start_it_is_looked_for_again_and_again() -> None:
    scene = Scene()
    scene.card.there = False
    assert scene.tell(Heartbeat()) == HelperStatus("opening")
    scene.playing()
    assert scene.tell(Heartbeat()) == HelperStatus("no_device")


def test_a_device_that_keeps_a_block_for_ever_is_noticed_from_the_other_thread() -> None:
    scene = Scene().playing()
    scene.card.stuck = Event()
    thread = Thread(target=scene.host.turn)
    thread.start()
    until(lambda: scene.host._in_call is not None)
    assert scene.tell(Heartbeat()) == HelperStatus("")
    scene.clock.advance(FROZEN_S + 0.1)
    assert scene.tell(Heartbeat()) == HelperStatus("no_answer")
    scene.card.stuck.set()
    thread.join()
    assert scene.tell(Heartbeat()) == HelperStatus("")


def test_the_last_words_are_said_when_the_window_has_no_more_to_ask() -> None:
    scene = Scene()
    words = Cue(1.0, 6.0, "tone", "breath_out", "", 4, 7.0)
    scene.tell(LoadScript(Script("mine", 0.5, (words,))), Play(100.0, 0.0))
    scene.go(5.5, beating=False)
    assert scene.card.loud(0.2)


def test_words_beside_the_script_need_no_session() -> None:
    scene = Scene()
    scene.tell(Say("Hold."))
    scene.host.turn()
    assert scene.card.opened == 1
    assert [cue.text for cue in scene.host._mixer.wanted(1)] == ["Hold."]


def test_it_ends_when_nobody_has_asked_for_anything_for_long() -> None:
    scene = Scene()
    scene.host.run()
    assert scene.clock.monotonic() >= 700
