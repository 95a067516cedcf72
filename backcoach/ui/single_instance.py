"""One window for each data folder: a second start raises the first, and hands it the file that it was given."""

import os
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Literal

import msgspec
from PySide6.QtCore import QObject, Signal

from backcoach.app.window_lock import WindowLock
from backcoach.history.private import make_private
from backcoach.outside import open_fd, read_regular, real_path
from backcoach.problem import Problem

ADDRESS_NAME = "window.json"
"""Where the open window can be called; beside its lock, so that it is found whatever the folder is called."""
TRIES, BETWEEN_S, ANSWER_MS = 20, 0.25, 1000
"""A window that is just opening is called again for some seconds."""
_ANSWER = b"here\n"
_LARGEST = 65_536
"""Bytes of an address or a call; the longest path is half of it."""
Heard = Literal["answered", "silent", "absent"]
"""The result of calling a window: it answered, its process exists, or there is none."""
Place = Literal["ours", "answered", "elsewhere"]
"""The window is ours to open, the open one has answered, or it is open on another computer."""


class NoAnswerFromWindow(Problem):
    """The folder's window is open and does not answer."""


class _Address(msgspec.Struct, frozen=True):
    machine: str
    process: int
    server: str


class _Call(msgspec.Struct, frozen=True):
    """What a later start asks for: the window, and the file to show in it; bytes, since a path need not be text."""

    file: bytes = b""


class SingleInstance(QObject):
    """Holds the lock of a data folder; `raised` is sent when another start asks for the window."""

    raised = Signal()
    file_given = Signal(object)
    """The path of a file that another start was given; sent after `raised`."""

    def __init__(self, folder: Path, machine: str = "") -> None:
        super().__init__()
        self._folder = folder
        self._given_machine = machine
        self._lock = WindowLock(folder)
        self._listens = False
        self.is_open_elsewhere = False
        """Whether `claim_or_call` found that another computer has the window open, or may have."""

    @property
    def _machine(self) -> str:
        """What tells this computer from others; it is not needed, nor its reader imported, before the first paint."""
        from backcoach.history.lock import this_machine

        return self._given_machine or this_machine().key

    def claim(self) -> bool:
        """Whether this is the first window; also true where no lock can be had. Makes the folder."""
        with suppress(OSError):  # reported when the journal is opened
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        claimed = self._lock.claim() != "taken"
        make_private(self._folder / "window.lock")
        return claimed

    def claim_or_call(self, file: Path | None = None) -> Place:
        """Claim the folder, or call its window, with a file for it, until the window answers or is gone.

        If no lock can be had, the folder is ours if there is no window to call. Raises NoAnswerFromWindow, saying what
        to do, if the window neither answers nor goes for some seconds.
        """
        address = None
        for _ in range(TRIES):
            is_free = self.claim()
            if self._lock.is_held:
                return "ours"
            address = self._address()
            if address and address.machine != self._machine:
                self.is_open_elsewhere = True
                return "elsewhere"
            heard = self._call(address.server, file) if address else "absent"
            if heard == "answered":
                return "answered"
            if is_free and heard == "absent":
                return "ours"
            Event().wait(BETWEEN_S)
        raise no_answer(address.process if address else None)

    def listen(self) -> None:
        """Answer later starts; call after the window is shown. A window in place of another finds it done."""
        if self._listens:
            return
        self._listens = True
        from PySide6.QtNetwork import QLocalServer  # a pipe on this machine, not a network

        name = _server_name(self._folder)
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(name)
        self._tell_address(_Address(self._machine, os.getpid(), self._server.fullServerName()))

    def _hear(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.setReadBufferSize(_LARGEST)
        connection.disconnected.connect(connection.deleteLater)
        connection.readyRead.connect(self._read_calls)

    def _read_calls(self) -> None:
        """Read from every caller that has sent a whole line; a function for each connection would outlive what it
        refers to."""
        from PySide6.QtNetwork import QLocalSocket

        for connection in self._server.findChildren(QLocalSocket):
            if connection.canReadLine():
                line = bytes(connection.readLine().data())
                connection.write(_ANSWER)
                connection.flush()
                self._answer(line)

    def _answer(self, line: bytes) -> None:
        self.raised.emit()
        with suppress(msgspec.MsgspecError):
            if file := msgspec.json.decode(line, type=_Call).file:
                self.file_given.emit(Path(os.fsdecode(file)))

    def _call(self, server: str, file: Path | None) -> Heard:
        """Call the window: a connection alone says only that its process exists."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(server)
        is_there = answers = socket.waitForConnected(ANSWER_MS)
        if is_there:
            call = _Call(os.fsencode(file.absolute()) if file else b"")
            socket.write(msgspec.json.encode(call) + b"\n")
            answers = socket.waitForReadyRead(ANSWER_MS) and bytes(socket.readAll().data()).startswith(_ANSWER)
        socket.abort()
        return "answered" if answers else "silent" if is_there else "absent"

    def _address(self) -> _Address | None:
        try:
            return msgspec.json.decode(read_regular(self._folder / ADDRESS_NAME, _LARGEST), type=_Address)
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None

    def _tell_address(self, address: _Address) -> None:
        with suppress(OSError, UnicodeError):
            text = msgspec.json.encode(address)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(open_fd(self._folder / ADDRESS_NAME, flags), "wb") as file:
                file.write(text)


def no_answer(process: int | None) -> NoAnswerFromWindow:
    """What is said of a window that is open and does not answer."""
    if process is None:
        return NoAnswerFromWindow(
            "BackCoach is open already, but its window does not answer; wait for it, or end it and start again."
        )
    return NoAnswerFromWindow(
        "BackCoach is open already (process {process}), but its window does not answer; wait for it, or end it "
        "and start again.",
        process=str(process),
    )


def _server_name(folder: Path) -> str:
    """A name of the folder's own, the same for every path that leads to it."""
    from hashlib import sha256  # not needed before the first paint

    return f"backcoach-{sha256(os.fsencode(real_path(folder))).hexdigest()[:16]}"
