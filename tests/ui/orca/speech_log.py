"""A stand-in for speech-dispatcher: receives what Orca wants said on a socket of its own, and keeps it as lines of
text.

It speaks SSIP, the protocol of speech-dispatcher, as far as its clients use it; nothing is heard.
"""

import re
import socketserver
import threading
from html import unescape
from itertools import count
from pathlib import Path
from queue import Empty, Queue

_MARK = re.compile(r"<[^>]*>")
_ANSWERS = {
    "GET": "251-0\r\n251 OK GET RETURNED",
    "HISTORY": "245-1\r\n245 OK CLIENT ID SENT",
    "LIST": "249-stand-in\tnone\tnone\r\n249 OK VOICE LIST SENT",
    "QUIT": "231 HAPPY HACKING",
}
_SAID = {"CHAR", "KEY", "SOUND_ICON"}


class _Talk(socketserver.StreamRequestHandler):
    """One client of the stand-in."""

    server: "SpeechLog"

    def handle(self) -> None:
        """Answer every command; what comes after SPEAK up to a lone dot is said."""
        numbers = count(1)
        while line := self._line():
            command, _, rest = line.partition(" ")
            if command == "SPEAK":
                self._answer("230 OK RECEIVING DATA")
                self._say(self._data(), next(numbers))
            elif command in _SAID:
                self._say(rest, next(numbers))
            else:
                self._answer(_ANSWERS.get(command, "200 OK"))

    def _say(self, text: str, number: int) -> None:
        self.server.lines.put(spoken(text))
        self._answer(f"225-{number}\r\n225 OK MESSAGE QUEUED")
        for code, event in ((701, "BEGIN"), (702, "END")):
            self._answer(f"{code}-{number}\r\n{code}-1\r\n{code} {event}")

    def _line(self) -> str:
        return self.rfile.readline().decode().rstrip("\r\n")

    def _data(self) -> str:
        lines: list[str] = []
        while (line := self._line()) != ".":
            lines.append(line)
        return " ".join(lines)

    def _answer(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


class SpeechLog(socketserver.ThreadingUnixStreamServer):
    """Give its `address` to Orca as SPEECHD_ADDRESS, and read what is said with `next_line`."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.lines: Queue[str] = Queue()
        self.address = f"unix_socket:{folder / 'speech'}"
        super().__init__(str(folder / "speech"), _Talk)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def next_line(self, patience_s: float) -> str | None:
        """What is said next; None if nothing is, for so long."""
        try:
            return self.lines.get(timeout=patience_s)
        except Empty:
            return None


def spoken(ssml: str) -> str:
    """The words of an utterance without marks and doubled spaces."""
    return " ".join(unescape(_MARK.sub("", ssml)).split())
