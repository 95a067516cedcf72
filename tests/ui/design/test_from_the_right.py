"""In a language from the right, texts begin at the right, numbers and times keep their order, and signs point back."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from backcoach.ui.design.date_fields import DateTimeField
from backcoach.ui.design.fields import NumberField, prepare_spin_box
from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.mirrored import mirror
from backcoach.ui.design.theme import Theme
from backcoach.ui.locale import follow_locale
from backcoach.ui.session.hurt_badge import HurtBadge
from backcoach.words import Words
from tests.places import ASSETS
from tests.words.shouting import shouting

HEBREW = "הכתף"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """A theme that speaks a language from the right, in an application that does."""
    words = shouting("ar_XB")
    words.locale = "ar_001"
    follow_locale(qapp, words)

    yield Theme(ASSETS, dark=False, words=words)
    follow_locale(qapp, Words())
    QLocale.setDefault(QLocale("en_GB"))


def ink(widget: QWidget) -> tuple[int, int]:
    """The first and the last column of a widget's picture that is not its ground."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ground = image.pixel(1, 1)
    columns = [x for x in range(image.width()) if any(image.pixel(x, y) != ground for y in range(image.height()))]
    return columns[0], columns[-1]


@pytest.mark.parametrize("text", ["Wall angel", HEBREW, f"plan.db: {HEBREW}", f"{HEBREW} plan.db"])
def test_every_text_begins_at_the_right(qtbot: QtBot, theme: Theme, text: str) -> None:
    label = Label(theme, 15)
    qtbot.addWidget(label)
    label.say(text)
    label.resize(400, 30)
    first, last = ink(label)
    assert first > 200
    assert last > 390
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)  # where a line ends
    assert ink(label)[0] < 10
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    assert abs(sum(ink(label)) - 400) < 12


def test_a_name_from_the_right_begins_at_the_left_in_english(qtbot: QtBot, qapp: QApplication) -> None:
    label = Label(Theme(ASSETS, dark=False), 15)
    qtbot.addWidget(label)
    label.say(HEBREW)
    label.resize(400, 30)
    assert ink(label)[0] < 10


def test_what_was_said_begins_a_sentence_at_the_side_of_the_language() -> None:
    words = shouting("ar_XB")
    assert words.as_paragraph("plan.db") == "plan.db"
    assert words.as_paragraph(f"plan.db: {HEBREW}") == f"\u200fplan.db: {HEBREW}"
    assert Words().as_paragraph(f"plan.db: {HEBREW}") == f"plan.db: {HEBREW}"
    assert words.changed("A", "B").startswith("\u200f\u2068A")


def test_a_field_keeps_the_order_of_a_day_and_of_a_time(qtbot: QtBot, theme: Theme) -> None:
    field = DateTimeField(theme, datetime(2026, 11, 20, 7, 12))
    qtbot.addWidget(field)
    field.set_value(datetime(2026, 11, 20, 7, 12))
    assert field.time.text().startswith("7:12")
    month = QLocale().monthName(11, QLocale.FormatType.ShortFormat)
    assert field.day.text().index(month) < field.day.text().index("YYYY"), "the catalogue shouts the year's sign"


@pytest.mark.parametrize("kind", [Pill, HurtBadge])
def test_what_grows_stays_where_it_begins(qtbot: QtBot, theme: Theme, kind: type[Pill | HurtBadge]) -> None:
    stage = QWidget()
    qtbot.addWidget(stage)
    stage.resize(600, 100)
    badge = Pill(theme, parent=stage) if kind is Pill else HurtBadge(theme, stage)
    badge.move(20, 10)
    mirror(stage, badge)
    badge.say("Repetition 3 of 12") if isinstance(badge, Pill) else badge.mark(hurts=True)
    assert badge.geometry().right() == 579
    assert badge.width() > 60


def test_signs_of_back_and_on_point_as_one_reads(theme: Theme) -> None:
    usual = Theme(ASSETS, dark=False)
    for name, other in (("left", "right"), ("right", "left"), ("play", "play"), ("previous", "previous")):
        assert theme.icon(name).pixmap(24).toImage() == usual.icon(other).pixmap(24).toImage()


def test_the_number_of_a_field_is_whole_whatever_its_unit_is_called(qtbot: QtBot, theme: Theme) -> None:
    field = NumberField(theme, 0, 60, unit=" seconds", name="Rest", width=160)
    qtbot.addWidget(field)
    field.grab()
    line = field.spin.lineEdit()
    assert QFontMetrics(line.font()).horizontalAdvance(line.displayText()) <= line.width()
    usual = field.spin.font().pixelSize()
    assert line.font().pixelSize() < usual
    field.spin.setSuffix(" s")
    field.grab()
    assert line.font().pixelSize() == usual


def test_letters_of_a_field_do_not_vanish(qtbot: QtBot, theme: Theme) -> None:
    spin = QSpinBox()
    qtbot.addWidget(spin)
    prepare_spin_box(theme, spin, "Number", 100)
    spin.setSuffix(" of a very long unit that nobody would ever write in full")
    spin.grab()
    assert spin.lineEdit().font().pixelSize() == 9
