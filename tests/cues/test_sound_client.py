"""The window's end: says the least that is needed, survives a process that dies or hangs, and takes up where it was."""

import msgspec

from backcoach.cues import Cue, Script, SoundClient, Trouble
from backcoach.cues.messages import (
    EXIT_SERVER_FROZEN,
    Heartbeat,
    HelperStatus,
    LoadScript,
    Message,
    MessageToHelper,
    Pause,
    Play,
    Say,
    SetSound,
    VoicesFound,
    decoded_for_helper,
    encoded,
)
from backcoach.cues.sound_client import BACK_OFF_S, PATIENCE_S, SAYING_S, STARTING_S, helper_command
from backcoach.session.settings import SoundSettings
from tests.fakes import FakeClock

SCRIPT = Script("mine", 10.0, (Cue(1.0, 0.1, "tone", "tick", "", 2, 2.0),))


class Tape:
    """A pipe that keeps what was said, and starts what is never there."""

    def __init__(self) -> None:
        self.lines: list[MessageToHelper] = []
        self.starts = self.kills = 0

    def start(self) -> None:
        self.starts += 1

    def send(self, data: bytes) -> None:
        self.lines += [decoded_for_helper(text) for text in data.splitlines()]

    def kill(self) -> None:
        self.kills += 1

    def take(self) -> list[MessageToHelper]:
        """What was said since the last time."""
        taken, self.lines = self.lines, []
        return taken


class Bench:
    """A speaker with everything that it is connected to."""

    def __init__(self) -> None:
        self.clock = FakeClock(monotonic=100.0)
        self.tape = Tape()
        self.told: list[Trouble] = []
        self.speaker = SoundClient(self.clock, self.tape, self.told.append)

    def hear(self, *messages: Message) -> None:
        """The process says something."""
        for message in messages:
            self.speaker.heard(encoded(message))

    def started(self) -> "Bench":
        """With a script loaded and a session running for a second."""
        self.speaker.load(SCRIPT)
        self.hear(VoicesFound(("en-gb",)), HelperStatus())
        self.speaker.follow("running", 0.0)
        self.clock.advance(1)
        self.tape.take()
        return self

    def wait(self, seconds: float) -> None:
        """Time goes by, looked at every half second."""
        for _ in range(round(seconds * 2)):
            self.clock.advance(0.5)
            self.speaker.look()


def test_loading_starts_the_process_and_tells_it_everything() -> None:
    bench = Bench()
    bench.speaker.tune(SoundSettings(voice="en-us", rate=180, volume=0.5))
    assert bench.tape.starts == 0
    bench.speaker.load(SCRIPT)
    assert bench.tape.starts == 1
    assert bench.tape.take()[:2] == [SetSound("en-us", 180, 0.5), LoadScript(SCRIPT)]
    bench.hear(VoicesFound(("a", "b")))
    assert bench.speaker.voices == ("a", "b")


def test_a_session_without_a_sound_needs_no_process() -> None:
    bench = Bench()
    bench.speaker.load(Script("mine", 10.0))
    bench.speaker.follow("running", 1.0)
    bench.wait(5)
    assert (bench.tape.starts, bench.tape.lines, bench.told) == (0, [], [])


def test_a_session_is_one_message_as_long_as_nothing_jumps() -> None:
    bench = Bench()
    bench.speaker.load(SCRIPT)
    bench.tape.take()
    for frame in range(600):
        bench.speaker.follow("running", frame / 60)
        bench.clock.advance(1 / 60)
    assert bench.tape.take() == [Play(100.0, 0.0)]


def test_an_origin_that_was_told_late_is_put_right() -> None:
    bench = Bench()
    bench.speaker.load(SCRIPT)
    bench.tape.take()
    bench.clock.advance(0.05)  # the window was busy between its look at the player and this call
    bench.speaker.follow("running", 0.0)
    bench.clock.advance(0.01)
    bench.speaker.follow("running", 0.06)
    first, second = bench.tape.take()
    assert (first, second) == (Play(100.05, 0.0), Play(100.0, 0.06))


def test_pause_jump_and_end_are_followed() -> None:
    bench = Bench().started()
    bench.speaker.follow("paused", 1.0)
    bench.speaker.follow("paused", 1.0)
    bench.clock.advance(5)
    bench.speaker.follow("running", 1.0)
    bench.speaker.follow("running", 7.0)
    bench.speaker.follow("running", 2.0)
    assert bench.tape.take() == [Pause(), Play(105.0, 1.0), Play(99.0, 7.0), Play(104.0, 2.0)]
    bench.speaker.follow("finished", 10.0)
    assert bench.tape.take() == []
    assert not bench.speaker.active


def test_while_the_user_s_own_pace_is_waited_for_nothing_is_said() -> None:
    bench = Bench().started()
    for _ in range(10):
        bench.clock.advance(1)
        bench.speaker.follow("running", 4.0, waiting=True)
    assert bench.tape.take() == []
    bench.speaker.follow("running", 4.0)
    assert bench.tape.take() == [Play(107.0, 4.0)]


def test_a_process_that_dies_is_started_again_where_the_session_is() -> None:
    bench = Bench().started()
    bench.speaker.ended(-9)
    assert bench.told == ["ended"]
    bench.wait(0.5)
    assert bench.tape.starts == 2
    assert bench.tape.take() == [SetSound("", 160, 0.8), LoadScript(SCRIPT), Play(100.0, 1.5)]
    bench.hear(HelperStatus())
    assert bench.told == ["ended", ""]


def test_a_process_that_does_not_answer_is_ended_and_told_of_once() -> None:
    bench = Bench().started()
    bench.wait(PATIENCE_S + 1.5)
    assert bench.tape.kills >= 1
    assert bench.told == ["no_answer"]
    bench.speaker.ended(-9)
    assert bench.told == ["no_answer"]
    bench.wait(1)
    assert bench.tape.starts == 2


def test_a_process_that_is_still_starting_has_more_time() -> None:
    bench = Bench()
    bench.speaker.load(SCRIPT)
    bench.speaker.follow("running", 0.0)
    bench.wait(STARTING_S - 1)
    assert bench.tape.kills == 0
    bench.wait(2)
    assert bench.tape.kills > 0


def test_new_starts_come_more_and_more_slowly_until_there_is_sound_again() -> None:
    bench = Bench().started()
    for expected in (*BACK_OFF_S, BACK_OFF_S[-1]):
        bench.speaker.ended(EXIT_SERVER_FROZEN)
        starts, waited = bench.tape.starts, 0.0
        while bench.tape.starts == starts:
            bench.wait(0.5)
            waited += 0.5
        assert expected <= waited <= expected + 0.5
        bench.hear(HelperStatus("opening"))
    assert bench.told == ["no_answer"]
    bench.hear(HelperStatus())
    assert bench.told == ["no_answer", ""]
    bench.speaker.ended(-9)
    bench.wait(0.5)
    assert bench.told == ["no_answer", "", "ended"]


def test_a_device_or_voice_that_is_missing_is_told_once_and_so_is_its_return() -> None:
    bench = Bench().started()
    bench.hear(
        HelperStatus("no_device", "no_voice"),
        HelperStatus("no_device"),
        HelperStatus("", "no_voice"),
        HelperStatus("", "no_voice"),
        HelperStatus(),
    )
    assert bench.told == ["no_device", "no_voice", ""]
    bench.speaker.tune(SoundSettings(talk="off"))
    bench.hear(HelperStatus("", "no_voice"))
    assert bench.told == ["no_device", "no_voice", ""]


def test_nothing_is_asked_of_a_process_that_nobody_needs() -> None:
    bench = Bench().started()
    bench.wait(1)
    assert Heartbeat() in bench.tape.take()
    bench.speaker.pause()
    bench.tape.take()
    bench.wait(60)
    assert bench.tape.take() == []
    bench.speaker.ended(0)
    bench.wait(60)
    assert (bench.tape.starts, bench.told) == (1, [])


def test_words_beside_the_script_start_the_process_if_need_be_and_are_watched() -> None:
    bench = Bench()
    bench.speaker.say("Two minutes left.")
    assert bench.tape.starts == 1
    assert bench.tape.take()[-1] == Say("Two minutes left.")
    assert bench.speaker.active
    bench.clock.advance(SAYING_S)
    assert not bench.speaker.active


def test_answers_may_come_in_pieces_and_nonsense_is_passed_over() -> None:
    bench = Bench().started()
    text = encoded(HelperStatus("no_device"))
    bench.speaker.heard(b"ALSA lib: nonsense\n" + text[:9])
    bench.speaker.heard(text[9:])
    assert bench.told == ["no_device"]


def test_every_message_comes_out_of_the_pipe_as_it_went_in() -> None:
    for message in (LoadScript(SCRIPT), SetSound("x", 160, 0.5), Play(1.5, 2.5), Pause(), Say("Ä"), Heartbeat()):
        assert decoded_for_helper(encoded(message)) == message
        assert encoded(message).count(b"\n") == 1
    assert msgspec.json.decode(encoded(Heartbeat())) == {"type": "Heartbeat"}


def test_the_helper_is_this_python_or_the_frozen_program() -> None:
    assert helper_command()[1:] == ["-m", "backcoach.cues.helper"]
