"""A key is read by its letter, otherwise by its place, on every layout."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from backcoach.ui.design.key_reader import is_plain, key_of
from tests.ui.raw_keys import (
    KEYPAD,
    NONE,
    SHIFT,
    RawKey,
    digits_of_azerty,
    digits_of_belgium,
    digits_with_shift,
    keypad_arrows,
    keypad_digits,
    on_a_greek_keyboard,
    on_a_latin_keyboard,
    on_a_russian_keyboard,
)

LETTERS = "QWERTYUIOPASDFGHJKLZXCVBNM"


@pytest.mark.parametrize("row", [digits_of_azerty, digits_of_belgium, digits_with_shift, keypad_digits, keypad_arrows])
def test_the_digits_of_every_keyboard(row: Callable[[], list[RawKey]], qapp: QGuiApplication) -> None:
    assert [chr(key_of(one.event())) for one in row()] == [*"1234567890"]


@pytest.mark.parametrize("zero", [0x660, 0x6F0, 0x966, 0x9E6])
def test_digits_of_other_scripts(zero: int, qapp: QGuiApplication) -> None:
    """With Shift, without, and from a keyboard on the screen, which has no places."""
    for held in (NONE, SHIFT):
        for scan in (0, 10):
            keys = [RawKey(zero + digit, chr(zero + digit), scan, held) for digit in range(10)]
            assert [chr(key_of(one.event())) for one in keys] == [*"0123456789"]


@pytest.mark.parametrize("letter", LETTERS)
def test_letters_by_their_sign_or_by_their_place(letter: str, qapp: QGuiApplication) -> None:
    for key in (on_a_latin_keyboard(letter), on_a_russian_keyboard(letter)):
        assert chr(key_of(key.event())) == letter
    if letter != "Q":  # a semicolon in Greek
        assert chr(key_of(on_a_greek_keyboard(letter).event())) == letter


@pytest.mark.parametrize(
    ("key", "what"),
    [
        (RawKey(ord("A"), "a", 24), "the A of a French keyboard lies where Q is"),
        (RawKey(ord("Z"), "z", 29), "the Z of a German keyboard lies where Y is"),
        (RawKey(ord("!"), "!", 10, SHIFT), "Shift and 1 on an American keyboard is no 1"),
        (RawKey(ord("+"), "+", 35), "a plus of its own"),
        (RawKey(ord("="), "=", 21), "an equals sign"),
        (RawKey(ord("Ö"), "ö", 47), "a letter whose place has no Latin letter"),
        (RawKey(int(Qt.Key.Key_Left), "", 113), "an arrow"),
        (RawKey(int(Qt.Key.Key_Enter), "\r", 104, KEYPAD), "Enter of the keypad"),
        (RawKey(int(Qt.Key.Key_H), "", 0), "a press without a scan code, as by a test or a screen keyboard"),
    ],
)
def test_other_keys_are_what_qt_says(key: RawKey, what: str, qapp: QGuiApplication) -> None:
    assert key_of(key.event()) == key.key, what


@pytest.mark.parametrize(
    ("platform", "key", "meant"),
    [
        ("windows", RawKey(ord("&"), "&", 2), "1"),
        ("windows", RawKey(int(Qt.Key.Key_Home), "", 71, KEYPAD), "7"),
        ("windows", RawKey(ord("Ы"), "ы", 31), "S"),
        ("cocoa", RawKey(ord("&"), "&", 0, virtual=18), "1"),
        ("cocoa", RawKey(ord("Р"), "р", 0, virtual=4), "H"),
        ("cocoa", RawKey(ord("Ь"), "ь", 0, virtual=46), "M"),
    ],
)
def test_other_systems_number_their_keys_otherwise(
    platform: str, key: RawKey, meant: str, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: platform))
    assert chr(key_of(key.event())) == meant


def test_the_arrows_of_a_mac_count_as_keypad_and_stay_arrows(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", staticmethod(lambda: "cocoa"))
    left = RawKey(int(Qt.Key.Key_Left), "", 0, KEYPAD, virtual=123)
    assert key_of(left.event()) == Qt.Key.Key_Left
    dot = RawKey(ord("Ж"), "ж", 0, virtual=41)
    assert key_of(dot.event()) == ord("Ж"), "no Latin letter lies there"


def test_plain_keys_may_have_shift_but_no_ctrl(qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier
    assert is_plain(RawKey(ord("1"), "1", 10, SHIFT).event())
    assert is_plain(RawKey(ord("1"), "1", 87, KEYPAD).event())
    for one in (held.ControlModifier, held.AltModifier, held.MetaModifier):
        assert not is_plain(RawKey(ord("1"), "1", 10, one).event())
