"""Changes the keys: press the button of an action, then its new key."""

import msgspec
from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from backcoach.app.preferences import KeySettings
from backcoach.app.settings_service import SettingsService
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.keyboard import Keyboard, Shortcut

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
_KEPT = ("Tab", "Shift+Tab", "Return", "Enter")
"""Keys that every window needs for itself."""


class KeyButton(Button):
    """Shows the key of an action; once pressed, the next key becomes its key, and Esc leaves it as it is."""

    pressed_key = Signal(str)
    """A key in Qt's portable words, such as Ctrl+F8."""

    _waits = False  # events come while Qt's constructor runs

    def __init__(self, theme: Theme, action: Shortcut) -> None:
        super().__init__(theme, size=36)
        self._words = theme.words
        self._action = action
        self.setMinimumWidth(130)
        self.clicked.connect(self._wait)
        self.show_keys(action)

    def show_keys(self, action: Shortcut) -> None:
        """Show the keys that an action has now."""
        self._waits, self._action = False, action
        between = f" {self._words.gettext('or')} "
        keys = between.join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys)
        self.setText(keys or self._words.gettext("none"))
        self.setAccessibleName(self._words.labelled(action.words, self.text()))

    def event(self, event: QEvent) -> bool:
        """While it waits for a key it takes every key, even the window's and Tab."""
        if self._waits and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if self._waits and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._take(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever looks elsewhere keeps the old key."""
        self.show_keys(self._action)
        super().focusOutEvent(event)

    def _wait(self) -> None:
        self._waits = True
        self.rename(self._words.gettext("Press a key…"))

    def _take(self, event: QKeyEvent) -> None:
        if event.key() in _MODIFIERS or event.isAutoRepeat():
            return
        self.show_keys(self._action)
        if event.key() != Qt.Key.Key_Escape:
            self.pressed_key.emit(_portable(event))


class KeyChanges(Dialog):
    """Every action with its key, what single letters do, and the way back to the keys as shipped."""

    def __init__(
        self, theme: Theme, keyboard: Keyboard, settings: SettingsService, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, theme.words.gettext("Change the keys"), parent, width=640)
        self.words = theme.words
        self._keyboard = keyboard
        self._settings = settings
        lead = self.words.gettext("Press a button, then the new key. Esc leaves the key as it is.")
        self.text(lead, token="muted").set_pixels(SMALL)
        self.buttons = {action.id: self._row(action) for action in keyboard.keys if action.id != "remote"}
        self.told = Label(theme, BODY)
        self.lead_foot(self.told, 1)
        self.reset = self.button(self.words.gettext("Keys as shipped"))
        self.reset.clicked.connect(lambda: self._use({}))
        close = self.button(self.words.gettext("Done"), usual=True)
        close.clicked.connect(self.accept)
        self._show()
        self.fit()

    def _row(self, action: Shortcut) -> KeyButton:
        row = self.row()
        self.text(action.words, into=row)
        row.setStretch(0, 1)
        button = KeyButton(self.theme, action)
        button.pressed_key.connect(lambda key, id=action.id: self._choose(id, key))
        row.addWidget(button)
        self.body.addLayout(row)
        return button

    def _choose(self, id: str, key: str) -> None:
        taken = next((one for one in self._keyboard.keys if one.id != id and key in (*one.keys, *one.also)), None)
        if taken is not None:
            self._tell(
                self.words.gettext("{key} already means “{action}”; choose another key.", key=key, action=taken.words)
            )
        elif key in _KEPT:
            self._tell(self.words.gettext("{key} is needed to move about; choose another key.", key=key))
        else:
            self._use({**self._settings.current.keys.own, id: key})

    def _use(self, own: dict[str, str]) -> None:
        current = self._settings.current
        keys = KeySettings(letters=current.keys.letters, own=own)
        self._settings.change(msgspec.structs.replace(current, keys=keys))
        self._show()

    def _show(self) -> None:
        for action in self._keyboard.keys:
            if action.id in self.buttons:
                self.buttons[action.id].show_keys(action)
        self.reset.setEnabled(bool(self._settings.current.keys.own))
        self._tell("")

    def _tell(self, sentence: str) -> None:
        self.told.say(sentence)


def _portable(event: QKeyEvent) -> str:
    """A key press in Qt's portable words; a letter by the place of its key, and without a Shift that is in its sign."""
    meant = key_of(event)
    held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    if event.text() and event.text().isprintable() and not Qt.Key.Key_A <= meant <= Qt.Key.Key_Z:
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(QKeyCombination(held, Qt.Key(meant))).toString()
