"""Reads the key that was meant: by its letter if the layout has that letter, otherwise by the place of the key.

Digits need Shift on French and Belgian keyboards, a keypad without NumLock sends arrows, and a Cyrillic or Greek layout
has no Latin letters. Places are those of Linux input events (1 is Esc, 2 the digit 1, 16 the letter Q), which Windows
uses as well and which X11 and Wayland send with 8 added.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

_X11_OFFSET = 8
_DIGITS = {place: (place - 1) % 10 for place in range(2, 12)}
_KEYPAD = {82: 0, 79: 1, 80: 2, 81: 3, 75: 4, 76: 5, 77: 6, 71: 7, 72: 8, 73: 9}
_LETTERS = {first + at: letter for first, row in ((16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
            for at, letter in enumerate(row)}  # fmt: skip
_MAC_LETTERS = "ASDFHGZXCV BQWERYT"  # virtual keys 0 to 17 of an ANSI keyboard, as in HIToolbox/Events.h
_MAC_MORE_LETTERS = {31: "O", 32: "U", 34: "I", 35: "P", 37: "L", 38: "J", 40: "K", 45: "N", 46: "M"}
_MAC_DIGITS = {18: 1, 19: 2, 20: 3, 21: 4, 23: 5, 22: 6, 26: 7, 28: 8, 25: 9, 29: 0}


def key_of(event: QKeyEvent) -> int:
    """The key that was meant, as a number of `Qt.Key`: a digit or Latin letter if there is one, otherwise Qt's own."""
    digit = _digit(event)
    if digit is not None:
        return int(Qt.Key.Key_0) + digit
    letter = _letter(event)
    return ord(letter) if letter else event.key()


def is_plain(event: QKeyEvent) -> bool:
    """True without Ctrl, Alt and Meta; Shift, the keypad and a second group of the layout may be involved."""
    held = Qt.KeyboardModifier
    return not event.modifiers() & (held.ControlModifier | held.AltModifier | held.MetaModifier)


def _digit(event: QKeyEvent) -> int | None:
    key = event.key()
    if Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return key - Qt.Key.Key_0
    if len(event.text()) == 1 and event.text().isdecimal():  # of Arabic, Persian or Indian keyboards
        return int(event.text())
    digit, keypad = _places_of_digits(event)
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        return keypad
    return None if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else digit


def _places_of_digits(event: QKeyEvent) -> tuple[int | None, int | None]:
    """The digit that this key has in the row of digits, and on the keypad."""
    if _is_mac():  # its keypad has no NumLock; its arrows count as keypad, and must stay arrows
        return _MAC_DIGITS.get(event.nativeVirtualKey()), None
    place = _place(event)
    return _DIGITS.get(place), _KEYPAD.get(place)


def _letter(event: QKeyEvent) -> str:
    """The Latin letter that was meant; empty for other keys."""
    key = event.key()
    if Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return chr(key)
    if not event.text().isalpha():
        return ""
    if not _is_mac():
        return _LETTERS.get(_place(event), "")
    place = event.nativeVirtualKey()
    return _MAC_MORE_LETTERS.get(place, "") or _MAC_LETTERS[place : place + 1].strip()


def _place(event: QKeyEvent) -> int:
    offset = 0 if QGuiApplication.platformName() == "windows" else _X11_OFFSET
    return event.nativeScanCode() - offset


def _is_mac() -> bool:
    return QGuiApplication.platformName() == "cocoa"
