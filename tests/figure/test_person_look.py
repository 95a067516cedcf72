"""Who the figure is: colours, build and hair, on the screen and on paper."""

from itertools import product
from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from backcoach.figure import PALETTES, Motion, pose
from backcoach.figure.figure_painter import FigureOptions, FigurePainter
from backcoach.figure.person_look import palette_of, shape_of
from backcoach.figure.surface import BEAD_CENTRE, BEAD_RADII
from backcoach.person import Build, Cut, Hair, Person, Skin

OLDER = Person(build="sturdy", skin="dark", hair="white", cut="tied")
BARE = FigureOptions(marks=False, labels=False)


def drawn(motion: Motion, person: Person, phase: str | None = None, ground: str = "light") -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#fbf9f4"))
    painter = QPainter(image)
    look = palette_of(person, ground)  # type: ignore[arg-type]
    body = pose(motion, "left", phase, 1.0)
    FigurePainter(look, person=person).paint(painter, QRectF(0, 0, 600, 400), motion, body, BARE)
    painter.end()
    return image


def count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_the_usual_person_is_drawn_as_before() -> None:
    for ground, palette in PALETTES.items():
        assert palette_of(Person(), ground) == palette  # type: ignore[arg-type]
    centre, radii = shape_of("middle")
    assert (centre == BEAD_CENTRE).all()
    assert (radii == BEAD_RADII).all()


def test_each_skin_and_each_hair_has_colours_of_its_own() -> None:
    for ground in ("light", "dark"):
        looks = [palette_of(Person(skin=skin, hair=hair), ground)
                 for skin, hair in product(get_args(Skin), get_args(Hair))]  # fmt: skip
        assert len({(look.skin, look.hair) for look in looks}) == len(looks)


def test_a_sturdy_body_is_wider_and_lies_on_the_floor_where_others_do() -> None:
    widths = [shape_of(build)[1][:, 1].sum() for build in ("slim", "middle", "sturdy")]
    assert widths == sorted(widths)
    backs = [(centre - radii)[:9, 0] for centre, radii in map(shape_of, get_args(Build))]
    assert np.ptp(backs, axis=0).max() < 1e-9, "the trunk is rounder in front, not behind"


@pytest.mark.parametrize("cut", get_args(Cut))
def test_hair_is_cut_as_chosen(cut: str, motions: dict[str, Motion]) -> None:
    person = Person(hair="red", cut=cut)  # type: ignore[arg-type]
    hair = palette_of(person, "light").hair
    from_behind, from_the_front = (count(drawn(motions[id], person), hair) for id in ("kneeling-lunge", "seated-twist"))
    if cut == "bald":
        assert max(from_behind, from_the_front) < 30, "only the brows have hair"
    else:
        assert min(from_behind, from_the_front) > 60


def test_hair_that_is_tied_back_stands_out_behind_the_head(motions: dict[str, Motion]) -> None:
    tied, short = (drawn(motions["hip-hinge"], Person(hair="red", cut=cut)) for cut in ("tied", "short"))
    assert count(tied, palette_of(Person(hair="red"), "light").hair) > count(
        short, palette_of(Person(hair="red"), "light").hair
    )
    away, towards = (drawn(motions[id], Person(cut="tied")) for id in ("rib-lift-breathing", "childs-pose"))
    assert away != drawn(motions["rib-lift-breathing"], Person())
    assert towards != drawn(motions["childs-pose"], Person())


def test_an_older_face_has_folds(motions: dict[str, Motion]) -> None:
    image = drawn(motions["rib-lift-breathing"], Person(hair="grey"))
    young = drawn(motions["rib-lift-breathing"], Person())
    face = QRectF(260, 0, 120, 90).toRect()
    assert image.copy(face) != young.copy(face)
    assert OLDER.is_older
    assert not Person().is_older
