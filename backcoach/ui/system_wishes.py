"""What the desktop asks of every program: less motion, more contrast, larger text; read once, after the first paint.

On Linux the desktop's portal knows it. It may be slow or never answer, so a thread of its own asks. On other systems Qt
knows about contrast, and no service is asked.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from threading import Thread
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Signal

ANSWER_S = 2.0
APPEARANCE = "org.freedesktop.appearance"
GNOME, GNOME_ACCESS = "org.gnome.desktop.interface", "org.gnome.desktop.a11y.interface"
KDE = "org.kde.kdeglobals.KDE"
Values = Mapping[str, Mapping[str, tuple[str, Any]]]
"""Of each namespace the values by their names, with their D-Bus types."""


class Wishes(NamedTuple):
    """What is wanted; `text_scale` is 1 for text of the usual size."""

    still: bool = False
    contrast: bool = False
    text_scale: float = 1.0


def wishes_of(values: Values) -> Wishes:
    """What the values of a portal ask for; what is missing or of another kind asks for nothing."""

    def value(namespace: str, name: str) -> Any:
        return values.get(namespace, {}).get(name, ("", None))[1]

    scale = value(GNOME, "text-scaling-factor")
    return Wishes(
        still=value(APPEARANCE, "reduced-motion") == 1
        or value(GNOME, "enable-animations") is False
        or str(value(KDE, "AnimationDurationFactor")) == "0",
        contrast=value(APPEARANCE, "contrast") == 1 or value(GNOME_ACCESS, "high-contrast") is True,
        text_scale=scale if isinstance(scale, float) and 0.5 <= scale <= 3 else 1.0,
    )


def ask_portal() -> Wishes:
    """What the desktop's portal says; no wishes if there is no bus, no portal, or no valid answer."""
    # a bus can fail in many ways, and the window looks as it did without it
    with suppress(Exception):
        from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]
        from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

        place = DBusAddress(
            "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Settings"
        )
        question = new_method_call(place, "ReadAll", "as", ([APPEARANCE, GNOME, GNOME_ACCESS, KDE],))
        with open_dbus_connection("SESSION") as bus:
            return wishes_of(bus.send_and_get_reply(question, timeout=ANSWER_S).body[0])
    return Wishes()


class SystemWishes(QObject):
    """Asks once; `tell` is called in the thread of this object, and not if the window is gone by then."""

    _answered = Signal(object)

    def __init__(
        self, tell: Callable[[Wishes], object], parent: QObject, ask: Callable[[], Wishes] = ask_portal
    ) -> None:
        super().__init__(parent)
        self._tell, self._ask = tell, ask
        self._answered.connect(self._take)

    def begin(self) -> None:
        """Ask in a thread of its own."""
        Thread(target=self._ask_and_answer, name="wishes of the system", daemon=True).start()

    def _ask_and_answer(self) -> None:
        wishes = self._ask()
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._answered.emit(wishes)

    def _take(self, wishes: Wishes) -> None:
        self._tell(wishes)
