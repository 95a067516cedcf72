"""The user's own pictures in place of the figure: mirrored for the other side and in the mirrored view, as wished."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from backcoach.app.motion_library import MotionLibrary
from backcoach.catalog.types import Picture
from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.session_pose import SessionPose
from tests.builders import exercise
from tests.places import ASSETS

LEFT, RIGHT = QColor(200, 30, 30), QColor(30, 30, 200)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Red on its left, blue on its right."""
    image = QImage(200, 120, QImage.Format.Format_RGB32)
    for x in range(200):
        for y in range(120):
            image.setPixelColor(x, y, LEFT if x < 100 else RIGHT)
    path = tmp_path / "wave-1.png"
    assert image.save(str(path))
    return path


@pytest.mark.parametrize("mirror", [True, False])
@pytest.mark.parametrize("mirrored_view", [True, False])
@pytest.mark.parametrize("side", ["left", "right"])
def test_a_picture_is_mirrored_unless_told_not_to(
    theme: Theme, qtbot: QtBot, photo: Path, side: str, *, mirrored_view: bool, mirror: bool
) -> None:
    picture = Picture(file=photo.name, mirror=mirror)
    view = FigureView(theme, MotionLibrary(ASSETS / "motions"), pictures=lambda _: [(picture, photo)])
    qtbot.addWidget(view)
    view.resize(200, 120)
    assert view.use(exercise("wave", sides="each", pictures=(picture,)))
    view.mirrored = mirrored_view
    view.show_pose(SessionPose(side, None))  # type: ignore[arg-type]
    seen = view.grab().toImage().pixelColor(30, 60)
    turned = mirror and (side == "right") != mirrored_view
    assert (seen.red() > seen.blue()) == (not turned)
