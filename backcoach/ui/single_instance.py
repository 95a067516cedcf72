"""One window for each data folder: a second start raises the first."""

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QCryptographicHash, QLockFile, QObject, Signal


class SingleInstance(QObject):
    """Holds the lock of a data folder; `raised` is sent when another start asks for the window."""

    raised = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        digest = QCryptographicHash.hash(QByteArray(str(folder).encode()), QCryptographicHash.Algorithm.Sha256)
        self._name = f"backcoach-{bytes(digest.toHex().data()).decode()[:16]}"
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)

    def claim(self) -> bool:
        """Whether this is the first window; also true where no lock can be written. Makes the folder."""
        with suppress(OSError):  # told when the journal is opened
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        claimed = self._lock.tryLock(0)
        with suppress(OSError):
            (self._folder / "window.lock").chmod(0o600)
        return claimed or self._lock.error() != QLockFile.LockError.LockFailedError

    def call_first(self) -> bool:
        """Ask the first window to come to the front; whether it answered."""
        from PySide6.QtNetwork import QLocalSocket  # a pipe on this machine, not a network

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(1000)
        socket.disconnectFromServer()
        return heard

    def listen(self) -> None:
        """Listen for later starts; call after the window is shown."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(self._name)

    def _hear(self) -> None:
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.raised.emit()
