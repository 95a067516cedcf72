"""Pictures that are kept: packed without loss, and within a budget."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from backcoach.figure.fills import Box, Outlook, Recorder
from backcoach.figure.flip_book import FlipBook, Frame, pixel_ratio

NOTHING = Outlook(np.zeros((0, 10)))


def picture(width: int, height: int, seed: int, ratio: float = 1.0) -> QImage:
    """Patches of few colours."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#F6F3EC"))
    chance = np.random.default_rng(seed)
    painter = QPainter(image)
    for _ in range(6):
        x, y, w, h = (int(n) for n in chance.integers(0, 40, 4))
        painter.fillRect(x, y, w, h, QColor.fromHsv(int(chance.integers(0, 360)), 200, 200))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


@given(st.integers(1, 50), st.integers(1, 50), st.integers(0, 99), st.sampled_from([1.0, 1.25, 2.0]))
def test_a_packed_picture_is_the_same_whichever_part_is_drawn(width: int, height: int, seed: int, ratio: float) -> None:
    image = picture(width, height, seed, ratio)
    frame = Frame.of(image, NOTHING)
    copy = QImage(image.size(), QImage.Format.Format_RGB32)
    copy.setDevicePixelRatio(ratio)
    copy.fill(QColor("black"))
    painter = QPainter(copy)
    half = int(height / ratio / 2)
    for area in (QRect(0, 0, width, half), QRect(0, half, width, height), QRect(0, -9, 5, 3), QRect(0, 2000, 5, 5)):
        frame.draw(painter, area)
    painter.end()
    assert copy == image
    assert frame.size >= 6


def test_the_first_pictures_are_kept_as_far_as_there_is_room() -> None:
    made: list[int] = []

    def frame(place: str, number: int) -> None:
        def make() -> Frame:
            made.append(number)
            return Frame.of(picture(40, 40, number), NOTHING)

        book.at(place, number) or book.frame(number, number, make)

    book = FlipBook(budget=sum(Frame.of(picture(40, 40, number), NOTHING).size for number in (1, 2)))
    for _ in range(2):
        for number in (1, 2, 3):
            frame("here", number)
    assert made == [1, 2, 3, 3]
    frame("there", 1)
    assert made == [1, 2, 3, 3, 1]
    book.forget()
    frame("there", 1)
    assert made == [1, 2, 3, 3, 1, 1]


def test_moments_that_look_alike_have_one_picture_and_what_changes_between_two_is_found_once() -> None:
    book, found = FlipBook(), []

    class Noting(Outlook, frozen=True):
        def changed(self, before: Outlook) -> Box | None:
            found.append(self)
            return super().changed(before)

    def kept(moment: str, look: str, x: float, **room: int) -> Frame:
        shapes = outlook((x, 0, "red")).shapes
        return book.frame(
            moment, look, lambda: Frame.of(picture(**room or {"width": 9, "height": 9}, seed=1), Noting(shapes))
        )

    assert book.at("here", "out") is None
    out, far = kept("out", "near", 0), kept("far", "far", 50)
    assert kept("back", "near", 99) is out is book.at("here", "back")
    assert [book.changed(out, far) for _ in range(3)] == [(0, 0, 60, 10)] * 3
    assert len(found) == 1
    small = FlipBook(budget=0)
    lone = small.frame("out", "near", lambda: far)
    assert (book.is_full, small.is_full) == (False, True)
    assert small.at("here", "out") is None
    assert small.changed(out, lone) == (0, 0, 60, 10)


def test_a_painter_that_is_turned_or_between_pixels_has_no_ratio() -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    assert pixel_ratio(painter) == 1
    painter.translate(3, 4)
    assert pixel_ratio(painter) == 1
    painter.translate(0.5, 0)
    assert pixel_ratio(painter) == 0
    painter.resetTransform()
    painter.scale(2, 2)
    assert pixel_ratio(painter) == 2
    painter.rotate(90)
    assert pixel_ratio(painter) == 0
    painter.end()


# what changed


def outlook(*squares: tuple[float, float, str]) -> Outlook:
    """Squares of 10 by 10 at places, in colours."""
    recorder = Recorder()
    corner = np.array(((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)))
    for x, y, colour in squares:
        recorder.fill(corner + np.array((x, y)), colour)
    return recorder.done().outlook(np.zeros((0, 4)), "")


A, B, C = (0, 0, "red"), (50, 0, "blue"), (0, 80, "green")


def test_what_stays_does_not_count_as_changed() -> None:
    assert outlook(A, B).changed(outlook(A, B)) is None
    assert outlook(A, B, (3, 80, "green")).changed(outlook(A, B, C)) == (0, 80, 13, 90)
    assert outlook(A, (50, 0, "grey"), C).changed(outlook(A, B, C)) == (50, 0, 60, 10)


def test_a_shape_more_or_less_is_all_that_changes() -> None:
    assert outlook(A, C).changed(outlook(A, B, C)) == (50, 0, 60, 10)
    assert outlook(A, B, C).changed(outlook(A, C)) == (50, 0, 60, 10)
    assert outlook(A, B, C).changed(outlook(A, B)) == (0, 80, 10, 90)


def test_another_order_is_a_change_of_both() -> None:
    assert outlook(B, A).changed(outlook(A, B)) == (0, 0, 60, 10)


def test_signs_count_by_their_area_and_meaning() -> None:
    recorder = Recorder()
    recorder.fill_whole(np.array(((0.0, 0.0), (10.0, 0.0), (10.0, 10.0))), "red")
    fills, sign = recorder.done(), np.array(((20.0, 20.0, 30.0, 30.0),))
    assert fills.outlook(sign, "lift").changed(fills.outlook(sign, "lift")) is None
    assert fills.outlook(sign, "lift").changed(fills.outlook(sign, "lower")) == (20, 20, 30, 30)
    assert fills.outlook(sign, "lift").changed(fills.outlook(sign + 5, "lift")) == (20, 20, 35, 35)
