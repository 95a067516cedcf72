"""Lets a session be paused and stopped from the rail of a narrow window, while another part than the stage is shown."""

from PySide6.QtCore import QObject

from backcoach.app.session_service import SessionService
from backcoach.ui.main_window import MainWindow
from backcoach.ui.part_rail import PartRail
from backcoach.ui.session.session_controller import SessionController


class RailController(QObject):
    """Connects the rail of a window, once there is one, with the session."""

    def __init__(self, window: MainWindow, session: SessionService, stage: SessionController) -> None:
        super().__init__(window)
        self._session = session
        self._stage = stage
        if window.rail is None:
            window.rail_made.connect(self._connect)
        else:
            self._connect(window.rail)

    def _connect(self, rail: PartRail) -> None:
        session = self._session
        rail.toggled.connect(session.toggle)
        rail.stopped.connect(self._stage.stop)
        rail.show_session(going_on=session.act == "session")
        session.state_changed.connect(rail.show_state)
        session.act_changed.connect(lambda _old, act: rail.show_session(going_on=act == "session"))
