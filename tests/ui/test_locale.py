"""Qt's own dialogs speak the language of the words, and in English nothing is loaded for it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from backcoach.ui.locale import follow_locale
from backcoach.words import Words
from tests.words.shouting import Shouting


def speaking(language: str, locale: str) -> Words:
    words = Words()
    words.use(language, Shouting(), locale)
    return words


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    before = QLocale()
    yield qapp
    follow_locale(qapp, Words())
    QLocale.setDefault(before)


def test_the_buttons_of_qt_s_dialogs_are_german_and_english_again(app: QApplication) -> None:
    follow_locale(app, speaking("de", "de_AT"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    assert QLocale().name() == "de_AT"
    follow_locale(app, Words())
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert QLocale().name() == "en_GB"


def test_a_language_that_qt_does_not_know_has_english_dialogs(app: QApplication) -> None:
    follow_locale(app, speaking("ar_XB", "ar_XB"))
    assert app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    follow_locale(app, speaking("xx", "xx"))
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert app.layoutDirection() == Qt.LayoutDirection.LeftToRight


def test_nothing_is_loaded_for_english(app: QApplication) -> None:
    follow_locale(app, Words())
    before = len(app.findChildren(QTranslator))
    app.setProperty("translated", None)
    follow_locale(app, Words())
    assert len(app.findChildren(QTranslator)) == before
