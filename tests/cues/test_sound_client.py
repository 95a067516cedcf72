"""The client sends as few messages as needed, and continues in place after the helper has died or hung."""

import sys

import msgspec
import pytest

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
    Sign,
    VoicesFound,
    decoded_for_helper,
    encoded,
)
from backcoach.cues.sound_client import helper_command
from backcoach.session.settings import SoundSettings
from tests.fakes import FakeClock

BACK_OFF_S = (0.3, 1.0, 2.0, 4.0, 8.0)
PATIENCE_S = 3.0
SAYING_S, SIGN_S = 30.0, 2.0
STARTING_S = 10.0

SCRIPT = Script("mine", 10.0, (Cue(1.0, 0.1, "tone", "tick", "", 2, 2.0),))


class Tape:
    """A pipe without a process that records what was sent."""

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
        """The messages sent since the last call."""
        taken, self.lines = self.lines, []
        return taken


class Bench:
    """A client with a fake clock, a recording pipe and the troubles that it reported."""

    def __init__(self) -> None:
        self.clock = FakeClock(monotonic=100.0)
        self.tape = Tape()
        self.told: list[Trouble] = []
        self.client = SoundClient(self.clock, self.tape, self.told.append)

    def hear(self, *messages: Message) -> None:
        """Receive messages from the helper."""
        for message in messages:
            self.client.receive(encoded(message))

    def started(self) -> "Bench":
        """The same bench with a script loaded and a session running for a second."""
        self.client.load(SCRIPT)
        self.hear(VoicesFound(("en-gb",)), HelperStatus())
        self.client.follow("running", 0.0)
        self.clock.advance(1)
        self.tape.take()
        return self

    def wait(self, seconds: float) -> None:
        """Let time pass, with a check every half second."""
        for _ in range(round(seconds * 2)):
            self.clock.advance(0.5)
            self.client.check_helper()


def test_loading_starts_the_process_and_tells_it_everything() -> None:
    bench = Bench()
    bench.client.set_sound(SoundSettings(voice="en-us", rate=180, volume=0.5))
    assert bench.tape.starts == 0
    bench.client.load(SCRIPT)
    assert bench.tape.starts == 1
    assert bench.tape.take()[:2] == [SetSound("en-us", 180, 0.5), LoadScript(SCRIPT)]
    bench.hear(VoicesFound(("a", "b")))
    assert bench.client.voices == ("a", "b")


def test_a_session_without_a_sound_needs_no_process() -> None:
    bench = Bench()
    bench.client.load(Script("mine", 10.0))
    bench.client.follow("running", 1.0)
    bench.wait(5)
    assert (bench.tape.starts, bench.tape.lines, bench.told) == (0, [], [])


def test_a_session_is_one_message_as_long_as_nothing_jumps() -> None:
    bench = Bench()
    bench.client.load(SCRIPT)
    bench.tape.take()
    for frame in range(600):
        bench.client.follow("running", frame / 60)
        bench.clock.advance(1 / 60)
    assert bench.tape.take() == [Play(100.0, 0.0)]


def test_an_origin_that_was_measured_late_is_corrected() -> None:
    bench = Bench()
    bench.client.load(SCRIPT)
    bench.tape.take()
    bench.clock.advance(0.05)  # the window was busy between its poll of the player and this call
    bench.client.follow("running", 0.0)
    bench.clock.advance(0.01)
    bench.client.follow("running", 0.06)
    first, second = bench.tape.take()
    assert (first, second) == (Play(100.05, 0.0), Play(100.0, 0.06))


def test_pause_jump_and_end_are_sent() -> None:
    bench = Bench().started()
    bench.client.follow("paused", 1.0)
    bench.client.follow("paused", 1.0)
    bench.clock.advance(5)
    bench.client.follow("running", 1.0)
    bench.client.follow("running", 7.0)
    bench.client.follow("running", 2.0)
    assert bench.tape.take() == [Pause(), Play(105.0, 1.0), Play(99.0, 7.0), Play(104.0, 2.0)]
    bench.client.follow("finished", 10.0)
    assert bench.tape.take() == []
    assert not bench.client.active


def test_while_waiting_at_own_pace_nothing_is_sent() -> None:
    bench = Bench().started()
    for _ in range(10):
        bench.clock.advance(1)
        bench.client.follow("running", 4.0, waiting=True)
    assert bench.tape.take() == []
    bench.client.follow("running", 4.0)
    assert bench.tape.take() == [Play(107.0, 4.0)]


def test_a_process_that_dies_is_started_again_where_the_session_is() -> None:
    bench = Bench().started()
    bench.client.helper_ended(-9)
    assert bench.told == ["ended"]
    bench.wait(0.5)
    assert bench.tape.starts == 2
    assert bench.tape.take() == [SetSound("", 160, 0.8), LoadScript(SCRIPT), Play(100.0, 1.5)]
    bench.hear(HelperStatus())
    assert bench.told == ["ended", ""]


def test_a_process_that_does_not_answer_is_killed_and_reported_once() -> None:
    bench = Bench().started()
    bench.wait(PATIENCE_S + 1.5)
    assert bench.tape.kills >= 1
    assert bench.told == ["no_answer"]
    bench.client.helper_ended(-9)
    assert bench.told == ["no_answer"]
    bench.wait(1)
    assert bench.tape.starts == 2


def test_a_window_that_stood_still_does_not_take_it_for_a_process_that_does_not_answer() -> None:
    bench = Bench().started()
    for _ in range(3):
        bench.wait(1)
        bench.clock.advance(20)
        bench.client.check_helper()
        assert (bench.tape.kills, bench.told) == (0, [])
        bench.hear(HelperStatus())
    bench.wait(PATIENCE_S + 1.5)
    assert bench.tape.kills >= 1, "but one that really does not is killed"


def test_a_process_that_is_still_starting_has_more_time() -> None:
    bench = Bench()
    bench.client.load(SCRIPT)
    bench.client.follow("running", 0.0)
    bench.wait(STARTING_S - 1)
    assert bench.tape.kills == 0
    bench.wait(2)
    assert bench.tape.kills > 0


def test_restarts_come_more_and_more_slowly_until_there_is_sound_again() -> None:
    bench = Bench().started()
    for expected in (*BACK_OFF_S, BACK_OFF_S[-1]):
        bench.client.helper_ended(EXIT_SERVER_FROZEN)
        starts, waited = bench.tape.starts, 0.0
        while bench.tape.starts == starts:
            bench.wait(0.5)
            waited += 0.5
        assert expected <= waited <= expected + 0.5
        bench.hear(HelperStatus("opening"))
    assert bench.told == ["no_answer"]
    bench.hear(HelperStatus())
    assert bench.told == ["no_answer", ""]
    bench.client.helper_ended(-9)
    bench.wait(0.5)
    assert bench.told == ["no_answer", "", "ended"]


def test_a_missing_device_or_voice_is_reported_once_and_so_is_its_return() -> None:
    bench = Bench().started()
    bench.hear(
        HelperStatus("no_device", "no_voice"),
        HelperStatus("no_device"),
        HelperStatus("", "no_voice"),
        HelperStatus("", "no_voice"),
        HelperStatus(),
    )
    assert bench.told == ["no_device", "no_voice", ""]
    bench.client.set_sound(SoundSettings(talk="off"))
    bench.hear(HelperStatus("", "no_voice"))
    assert bench.told == ["no_device", "no_voice", ""]


def test_no_heartbeat_is_sent_to_a_process_that_is_not_needed() -> None:
    bench = Bench().started()
    bench.wait(1)
    assert Heartbeat() in bench.tape.take()
    bench.client.pause()
    bench.tape.take()
    bench.wait(60)
    assert bench.tape.take() == []
    bench.client.helper_ended(0)
    bench.wait(60)
    assert (bench.tape.starts, bench.told) == (1, [])


def test_words_outside_the_script_start_the_process_and_make_it_watched() -> None:
    bench = Bench()
    bench.client.say("Two minutes left.")
    assert bench.tape.starts == 1
    assert bench.tape.take()[-1] == Say("Two minutes left.")
    assert bench.client.active
    bench.clock.advance(SAYING_S)
    assert not bench.client.active


def test_a_tone_outside_the_script_starts_the_process_and_makes_it_watched_for_a_moment() -> None:
    bench = Bench()
    bench.client.sign("hurt")
    assert bench.tape.starts == 1
    assert bench.tape.take()[-1] == Sign("hurt")
    assert bench.client.active
    bench.clock.advance(SIGN_S)
    assert not bench.client.active


def test_answers_may_come_in_pieces_and_nonsense_is_ignored() -> None:
    bench = Bench().started()
    text = encoded(HelperStatus("no_device"))
    bench.client.receive(b"ALSA lib: nonsense\n" + text[:9])
    bench.client.receive(text[9:])
    assert bench.told == ["no_device"]


def test_every_message_is_decoded_as_it_was_encoded() -> None:
    for message in (LoadScript(SCRIPT), SetSound("x", 160, 0.5), Play(1.5, 2.5), Pause(), Say("Ä"), Heartbeat()):
        assert decoded_for_helper(encoded(message)) == message
        assert encoded(message).count(b"\n") == 1
    assert msgspec.json.decode(encoded(Heartbeat())) == {"type": "Heartbeat"}


def test_the_helper_is_this_python_or_the_frozen_program() -> None:
    command = helper_command(language="de")
    assert command[0] == sys.executable
    assert command[1:3] == ["-P", "-c"]
    assert command[-1] == "de"


@pytest.mark.parametrize(
    ("platform", "window", "helper"),
    [
        ("linux", "/usr/lib/backcoach/backcoach", "/usr/lib/backcoach/backcoach"),
        ("darwin", "/Applications/BackCoach.app/Contents/MacOS/backcoach", None),
        ("win32", "/Programs/BackCoach/BackCoach.exe", "/Programs/BackCoach/backcoach-cli.exe"),
    ],
)
def test_a_frozen_program_is_its_own_helper_and_on_windows_the_one_that_has_input_and_output(
    platform: str, window: str, helper: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert helper_command(window, platform, language="de") == [helper or window, "sound", "de"]


def test_words_that_are_ended_need_no_watching() -> None:
    bench = Bench()
    bench.client.say("Four. Enter goes on.", interrupt=False, wait_s=4)
    assert bench.tape.take()[-1] == Say("Four. Enter goes on.", False, 4)
    bench.client.hush()
    assert bench.tape.take()[-1] == Say("")
    assert not bench.client.active
