"""Raw key events: what Qt gets from X11 for one key of a keyboard under one layout.

The signs and key numbers were recorded from Xvfb with setxkbmap and xdotool; scan codes are X11's.
"""

import msgspec
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE, SHIFT, KEYPAD = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class RawKey(msgspec.Struct, frozen=True):
    """One key event: Qt's number of the key, its sign, the scan code and what is held."""

    key: int
    text: str
    scan: int
    held: Qt.KeyboardModifier = NONE
    virtual: int = 0

    def event(self, kind: QEvent.Type = QEvent.Type.KeyPress, *, held_down: bool = False) -> QKeyEvent:
        """The event, as the keyboard of an X11 screen sends it."""
        return QKeyEvent(kind, self.key, self.held, self.scan, self.virtual, 0, self.text, held_down)

    def send(self, widget: QWidget) -> None:
        """Press it as the window system would: shortcuts get it first, then the widget that has the focus."""
        override = self.event(QEvent.Type.ShortcutOverride)
        override.ignore()
        QApplication.sendEvent(widget, override)
        QApplication.sendEvent(widget, self.event())


def digits_of_azerty() -> list[RawKey]:
    """1 to 9 and 0 of the row of digits without Shift, on a French keyboard."""
    return [RawKey(key, chr(key).lower(), 10 + at) for at, key in enumerate(map(ord, "&É\"'(-È_ÇÀ"))]


def digits_of_belgium() -> list[RawKey]:
    """The same on a Belgian keyboard."""
    return [RawKey(key, chr(key).lower(), 10 + at) for at, key in enumerate(map(ord, "&É\"'(§È!ÇÀ"))]


def digits_with_shift() -> list[RawKey]:
    """The same keys with Shift, on either of them."""
    return [RawKey(ord(sign), sign, 10 + at, SHIFT) for at, sign in enumerate("1234567890")]


def keypad_digits() -> list[RawKey]:
    """1 to 9 and 0 of a keypad with NumLock."""
    return [RawKey(ord(sign), sign, scan, KEYPAD) for sign, scan in zip("1234567890", _KEYPAD, strict=True)]


def keypad_arrows() -> list[RawKey]:
    """The same without NumLock."""
    key = Qt.Key
    keys = (
        key.Key_End, key.Key_Down, key.Key_PageDown, key.Key_Left, key.Key_Clear, key.Key_Right, key.Key_Home,
        key.Key_Up, key.Key_PageUp, key.Key_Insert,
    )  # fmt: skip
    return [RawKey(int(one), "", scan, KEYPAD) for one, scan in zip(keys, _KEYPAD, strict=True)]


_KEYPAD = (87, 88, 89, 83, 84, 85, 79, 80, 81, 90)
_PLACES = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", (*range(24, 34), *range(38, 47), *range(52, 59)), strict=True))
_CYRILLIC = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", "йцукенгшщзфывапролдячсмить", strict=True))
_GREEK = dict(zip("QWERTYUIOPASDFGHJKLZXCVBNM", ";ςερτυθιοπασδφγηξκλζχψωβνμ", strict=True))


def on_a_russian_keyboard(letter: str) -> RawKey:
    """The key that has a Latin letter on an American keyboard."""
    return _foreign(letter, _CYRILLIC[letter])


def on_a_greek_keyboard(letter: str) -> RawKey:
    """The same under the Greek layout."""
    return _foreign(letter, _GREEK[letter])


def on_a_latin_keyboard(letter: str) -> RawKey:
    """A key with its Latin letter: American, or American and Russian with the first group chosen."""
    return RawKey(ord(letter), letter.lower(), _PLACES[letter])


def _foreign(letter: str, sign: str) -> RawKey:
    return RawKey(ord(sign.upper()), sign, _PLACES[letter])
