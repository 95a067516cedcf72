"""A sound server of our own with a silent sink, a recorder of it, and the helper under control."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import monotonic, sleep

import numpy as np
import pytest

from backcoach.cues.cue import Cue
from backcoach.cues.helper.tones import BREATH_HZ, RATE, FloatArray, tone
from backcoach.cues.messages import Heartbeat, Message, encoded
from tests.cues.pipewire import pipewire
from tests.patience import PATIENCE_S

STEP = 48
"""Samples in a millisecond, the resolution of the envelope."""
LOUD = 0.008
ALIKE = 0.7
"""From here on a stretch of a recording is the words that it is compared with."""
MOST = 0.6
"""The share of a time in which a long tone sounds even where it is torn; ticks fill a tenth of it."""
NEEDED = ("pulseaudio", "parec", "espeak-ng")
needs_sound = pytest.mark.skipif(
    not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}: run `make test` as one who may install"
)


def until(what: object) -> None:
    """Poll a callable until it is true; AssertionError when there is no hope left."""
    assert callable(what)
    end = monotonic() + PATIENCE_S
    while not what():
        assert monotonic() < end, "it did not happen"
        sleep(0.01)


class Server:
    """A PulseAudio with a null sink in a folder of its own; never the user's."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "pulse.sock"
        private = {"HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "PULSE_SERVER": f"unix:{self.socket}"}
        self.environment = {key: value for key, value in os.environ.items() if "DBUS" not in key} | private
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it listens."""
        modules = f"module-native-protocol-unix socket={self.socket}", "module-null-sink sink_name=null"
        loads = [word for module in modules for word in ("-L", module)]
        self._process = subprocess.Popen(
            ["pulseaudio", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "-n", *loads],
            env=self.environment,
            stderr=subprocess.DEVNULL,
        )
        until(self.socket.exists)
        until(lambda: subprocess.run(["pactl", "info"], env=self.environment, capture_output=True).returncode == 0)

    def freeze(self) -> None:
        """Let it hang."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it as a crash would."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None
            self.socket.unlink(missing_ok=True)


class Recorder:
    """Records the monitor of the sink, with the time at which each piece arrived."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = ["parec", "-d", "null.monitor", f"--rate={RATE}", "--format=float32le", "--channels=1"]
        self._process = subprocess.Popen(
            [*command, "--latency-msec=10", "--raw"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._pieces: list[bytes] = []
        self._count = 0
        self.starts: list[tuple[float, float]] = []
        """Of each piece the monotonic time of its arrival, and when the first sample would have come by that."""
        self._thread = Thread(target=self._read)
        self._thread.start()

    @property
    def samples(self) -> FloatArray:
        """Everything that was heard so far."""
        return np.frombuffer(b"".join(self._pieces), np.float32).astype(np.float64)

    @property
    def reached(self) -> int:
        """How many samples there are so far: the recorder's own clock."""
        return self._count // 4

    def since(self, first: int, seconds: float) -> FloatArray:
        """So many seconds of samples from one on, once they are there."""
        wanted = first + round(seconds * RATE)
        until(lambda: self.reached >= wanted)
        return self.samples[first:wanted]

    def loud(self, seconds: float = 0.2) -> bool:
        """Whether something was heard in the last moments."""
        last = b"".join(self._pieces[-30:])[-round(seconds * RATE) * 4 :]
        return bool(len(last) > 4 and np.abs(np.frombuffer(last[: len(last) // 4 * 4], np.float32)).max() > LOUD)

    def hear_to_the_end(self) -> None:
        """Wait until something has been heard and a second of silence has followed."""
        until(self.loud)
        until(lambda: np.abs(self.heard_on(1.0)).max() < LOUD)

    def heard_on(self, seconds: float) -> FloatArray:
        """The next seconds by the recorder's own clock, once they are there."""
        return self.since(self.reached, seconds)

    def sounds_on(self, seconds: float) -> bool:
        """Whether there is sound most of the next seconds, once they are there: a busy machine may tear it."""
        return bool((envelope(self.heard_on(seconds)) > LOUD).mean() > MOST)

    def has_on(self, words: FloatArray, seconds: int) -> bool:
        """Whether these were heard so far or are within so many seconds more, looked for once a second of sound."""
        for _ in range(seconds):
            if likeness(self.samples, words) > ALIKE:
                return True
            self.heard_on(1.0)
        return likeness(self.samples, words) > ALIKE

    def stop(self) -> None:
        """End the recording."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream
        while data := os.read(stream.fileno(), 4096):
            now = monotonic()
            self._count += len(data)
            self._pieces.append(data)
            self.starts.append((now, now - self._count / 4 / RATE))
        stream.close()


class Helper:
    """The process that sounds, as a child that is spoken to directly."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "backcoach.cues.helper"]
        surroundings = environment | {"OPENBLAS_NUM_THREADS": "1"}
        self.process = subprocess.Popen(command, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.said: list[bytes] = []
        self._thread = Thread(target=self._listen)
        self._thread.start()

    def send(self, *messages: Message) -> None:
        """Say something to it."""
        assert self.process.stdin
        for message in messages:
            self.process.stdin.write(encoded(message))
        self.process.stdin.flush()

    def beat_until(self, end: float) -> None:
        """Be a living window until a monotonic time."""
        while monotonic() < end:
            self.send(Heartbeat())
            sleep(min(0.4, max(0.0, end - monotonic())))

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Be a living window meanwhile."""
        over = Event()

        def beat() -> None:
            while not over.wait(0.4):
                self.send(Heartbeat())

        thread = Thread(target=beat)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def close(self) -> int:
        """Leave it; its exit status."""
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        status = self.process.wait(PATIENCE_S)
        self._thread.join()
        return status

    def _listen(self) -> None:
        assert self.process.stdout
        self.said.extend(self.process.stdout)
        self.process.stdout.close()


@contextmanager
def server(folder: Path, kind: str = "pulse") -> Iterator[Server]:
    """A running server that is gone afterwards."""
    if kind == "pipewire":
        with pipewire(folder) as environment:
            made = Server(folder)
            made.environment = environment
            yield made
        return
    made = Server(folder)
    made.start()
    try:
        yield made
    finally:
        made.kill()


@contextmanager
def recording(environment: dict[str, str], *, marked: bool = True) -> Iterator[Recorder]:
    """A recorder; one that certainly hears already if it is marked: a marker is played until it comes back."""
    recorder = Recorder(environment)
    try:
        if marked:
            until(lambda: _marked(environment, recorder))
            until(lambda: not recorder.loud(0.1))
        yield recorder
    finally:
        recorder.stop()


def _marked(environment: dict[str, str], recorder: Recorder) -> bool:
    marker = (0.1 * np.sin(np.arange(RATE // 4) * 0.1)).astype(np.float32).tobytes()
    play = ["pacat", f"--rate={RATE}", "--format=float32le", "--channels=1", "--raw"]
    subprocess.run(play, input=marker, env=environment, stderr=subprocess.DEVNULL, timeout=PATIENCE_S)
    return recorder.loud(1.0)


def likeness(samples: FloatArray, words: FloatArray) -> float:
    """How much the likest stretch of the samples is like the words: 1 for the same, 0 for anything else."""
    if len(samples) < len(words):
        return 0.0
    size = 1 << (len(samples) + len(words) - 1).bit_length()
    products = np.fft.irfft(np.fft.rfft(samples, size) * np.conj(np.fft.rfft(words, size)), size)
    power = np.concatenate([[0.0], np.cumsum(np.square(samples))])
    norms = np.sqrt(np.maximum(power[len(words) :] - power[: -len(words)], 1e-6) * np.sum(np.square(words)))
    return float((products[: len(norms)] / norms).max())


def envelope(samples: FloatArray) -> FloatArray:
    """The largest amplitude of each millisecond and the nine after it."""
    whole = np.abs(samples[: len(samples) // STEP * STEP]).reshape(-1, STEP).max(axis=1)
    largest: FloatArray = np.lib.stride_tricks.sliding_window_view(np.pad(whole, (0, 9)), 10).max(axis=1)
    return largest


def onset(heard: FloatArray, near_s: float, loud: float = LOUD) -> float | None:
    """Where sound begins within 150 ms of a time, after 20 ms of silence, in seconds; None where it does not."""
    first = max(0, round((near_s - 0.15) * 1000))
    window = envelope(heard[first * STEP : round((near_s + 0.15) * RATE)]) > loud
    louder = np.concatenate([[0], np.cumsum(window)])  # how many are loud up to each
    begins = np.flatnonzero(window[20:] & (louder[20:-1] == louder[:-21]))
    return (first + int(begins[0]) + 20 + 9) / 1000 if len(begins) else None


def own_onset(cue: Cue) -> float:
    """Where the detector finds the beginning of a tone that starts at 0, in seconds: its edge is soft."""
    sound = tone(cue.name, cue.duration_s)
    quiet = np.zeros(RATE // 4)
    found = onset(np.concatenate([quiet, sound.span(0, sound.length)]), 0.25)
    assert found is not None
    return found - 0.25


def pitches(stretches: FloatArray) -> FloatArray:
    """(n,samples): of each stretch the strongest frequency within the octave of a breath, in Hz."""
    spectra = np.abs(np.fft.rfft(stretches * np.hanning(stretches.shape[-1]), 1 << 16))
    low, high = (round(hz * (1 << 16) / RATE) for hz in (BREATH_HZ[0] * 0.9, BREATH_HZ[1] * 1.1))
    strongest: FloatArray = (low + spectra[..., low:high].argmax(axis=-1)) * (RATE / (1 << 16))
    return strongest


def pitch(samples: FloatArray) -> float:
    """The strongest frequency of one stretch."""
    return float(pitches(samples))
