"""Keys of headphones and keyboards that play and pause, while another window has the focus."""

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from backcoach.app.session_service import Act, SessionService
from backcoach.session.player import PlayerState
from backcoach.ui.session.media_player_on_dbus import MediaPlayer, Status


class MediaKeys(QObject):
    """Presents a session to the desktop as a media player for as long as it lasts; `commands` has what each key does.

    Only on Linux: on other systems such keys reach the window while it has the focus.
    """

    _heard = Signal(str)
    """A command, from the thread that listens."""

    def __init__(
        self, session: SessionService, commands: Mapping[str, Callable[[], object]], parent: QObject, system: str = ""
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._commands = commands
        self._player: MediaPlayer | None = None
        self._heard.connect(self._obey)
        if (system or sys.platform) == "linux":
            session.act_changed.connect(self._follow_act)
            session.state_changed.connect(self._follow_state)

    def _follow_act(self, _old: Act, act: Act) -> None:
        if act == "session":
            self._player = MediaPlayer(self._heard.emit)
            self._player.open("Playing")
        elif self._player:
            self._player.close()
            self._player = None

    def _follow_state(self, state: PlayerState) -> None:
        if self._player:
            self._player.show(_STATUS.get(state, "Stopped"))

    def _obey(self, command: str) -> None:
        wanted = {"play": "paused", "pause": "running"}.get(command)
        if wanted is None or wanted == self._session.state:
            self._commands["toggle" if wanted else command]()


_STATUS: Mapping[PlayerState, Status] = {"running": "Playing", "paused": "Paused"}
