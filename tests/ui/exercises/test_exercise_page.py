"""The page of an exercise: its steps in order, all of it reached with the keyboard."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel

from tests.studio import Studio
from tests.ui.conftest import OpenStudio


def test_further_lines_of_a_step_do_not_run_under_its_number(open_studio: OpenStudio) -> None:
    studio = open_studio(size=(960, 600))
    studio.controller.show_details("bird-dog")
    page = studio.controller.details
    steps = studio.view.services.library.catalog.exercise("bird-dog").steps
    labels = {label.text(): label for label in page.findChildren(QLabel)}
    for number, step in enumerate(steps, 1):
        mark, text = labels[f"{number}"], labels[step]
        assert mark.geometry().right() < text.geometry().left()
        assert mark.geometry().top() == text.geometry().top()


def test_the_keyboard_scrolls_a_page_that_does_not_fit(studio: Studio) -> None:
    studio.controller.show_details("bird-dog")
    scroll = studio.controller.details._scroll
    bar = scroll.verticalScrollBar()
    studio.wait(lambda: bar.maximum() > 0)
    scroll.clearFocus()
    quiet = bar.grab().toImage()
    for _ in range(40):
        if not scroll.hasFocus():
            studio.press("Tab")
    assert scroll.hasFocus()
    assert bar.grab().toImage() != quiet, "it is seen where the keyboard is"
    studio.press("PgDown")
    assert bar.value() > 0
    studio.press("Tab")
    assert not scroll.hasFocus()
    inside = scroll.widget()
    assert inside is not None
    assert inside.mapTo(scroll, QPoint()).y() < 0
