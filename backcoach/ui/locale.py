"""Lets Qt speak the language of the words: its own dialogs, dates, numbers, paper and the direction of layouts."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from backcoach.words import Words

_SPEAKS = "translated"
"""The property of an application whose own texts are translated."""


def follow_locale(app: QApplication, words: Words) -> None:
    """Make the locale of the words the one of every widget that is made from now on."""
    QLocale.setDefault(QLocale(words.locale))
    app.setProperty("layoutDirection", int(words.right_to_left))
    if app.property(_SPEAKS) or not words.is_english:  # Qt speaks English without a translator
        _translate(app, words.language)


def _translate(app: QApplication, language: str) -> None:
    from PySide6.QtCore import QLibraryInfo, QTranslator

    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)
    app.setProperty(_SPEAKS, True)
