"""The person that the user chose is the figure everywhere, at once."""

import msgspec
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backcoach.app.motion_library import MotionLibrary
from backcoach.person import Person
from backcoach.ui.design.theme import Theme
from backcoach.ui.figures.figure_key import FigureKey
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.mistake_view import MistakeView
from backcoach.ui.figures.person_preview import PersonPreview
from backcoach.ui.figures.session_pose import SessionPose
from tests.places import ASSETS
from tests.shipped import shipped_catalog
from tests.ui.conftest import OpenStudio

OLDER = Person(build="sturdy", skin="brown", hair="white", cut="tied")
CATALOG = shipped_catalog()


def test_list_stage_and_page_show_the_chosen_person(open_studio: OpenStudio) -> None:
    studio = open_studio()
    studio.controller.show_details("bird-dog")
    figure = studio.controller.details._figure
    before, folder = figure.grab().toImage(), studio.view.thumbnails._folder
    settings = studio.view.services.settings
    settings.change(msgspec.structs.replace(settings.current, person=OLDER))
    assert figure.grab().toImage() != before

    def kept() -> dict[str, list[str]]:
        """The endings of the pictures that are kept, by what they show, how large and in which theme."""
        found: dict[str, list[str]] = {}
        for path in folder.glob("*.png"):
            name, theme, ending = path.name.partition("-light-")
            found.setdefault(name + theme, []).append(ending)
        return found

    def redrawn() -> bool:
        """Whether some picture is there of the chosen person, and each such one in place of the former."""
        new = [endings for endings in kept().values() if any("sturdy-brown-white-tied" in one for one in endings)]
        return bool(new) and all(len(endings) == 1 for endings in new)

    studio.wait(lambda: not studio.view.thumbnails.busy and redrawn())


def test_the_preview_follows_the_choices(qtbot: QtBot) -> None:
    preview = PersonPreview(Theme(ASSETS, dark=False), MotionLibrary(ASSETS / "motions"))
    qtbot.addWidget(preview)
    preview.resize(600, 150)
    before = preview.grab().toImage()
    preview.show_person(OLDER)
    assert preview.grab().toImage() != before


def test_a_mistake_is_told_in_words_and_crossed_out(qtbot: QtBot) -> None:
    view = MistakeView(Theme(ASSETS, dark=False), MotionLibrary(ASSETS / "motions"))
    qtbot.addWidget(view)
    view.show()
    view.use(CATALOG.exercise("plank"))
    assert view.text.text() == "Not like this: The hips sag and the low back hangs."
    assert not view.picture.isHidden()
    picture = view.picture.grab().toImage()
    view.use(CATALOG.exercise("plank"), pictured=False)
    assert (view.isHidden(), view.picture.isHidden()) == (False, True)
    assert view.picture.grab().toImage() != picture
    view.use(CATALOG.exercise("plank"))
    view.resize(600, 200)
    QApplication.processEvents()
    beside = view.text.x()
    view.resize(200, 300)
    QApplication.processEvents()
    assert (beside > view.picture.width(), view.text.x()) == (True, 0), "below it where there is little room"
    view.use(CATALOG.exercise("sphinx"))
    assert view.isHidden()


def test_the_key_names_where_it_may_be_felt(qtbot: QtBot) -> None:
    key = FigureKey(Theme(ASSETS, dark=False))
    qtbot.addWidget(key)
    key.use(CATALOG.exercise("glute-bridge"))
    assert key.text().endswith("Violet: where you may feel it (buttock, back of the thigh).")
    key.use(msgspec.structs.replace(CATALOG.exercise("glute-bridge"), feel_at=()))
    assert key.text().endswith("the left wrist.")


def test_a_session_tints_where_it_is_felt_only_while_the_figure_keeps_still(qtbot: QtBot) -> None:
    def picture(phase: str | None, *, felt: bool) -> QImage:
        exercise = CATALOG.exercise("glute-bridge")
        view.use(exercise if felt else msgspec.structs.replace(exercise, feel_at=()))
        view.show_pose(SessionPose(None, phase, 0.5))  # type: ignore[arg-type]
        return view.grab().toImage()

    view = FigureView(Theme(ASSETS, dark=False), MotionLibrary(ASSETS / "motions"))
    qtbot.addWidget(view)
    view.resize(400, 300)
    for phase, tinted in ((None, True), ("hold", True), ("lift", False)):
        assert (picture(phase, felt=True) != picture(phase, felt=False)) == tinted, phase
