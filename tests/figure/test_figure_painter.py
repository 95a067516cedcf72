import io
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPdfWriter

from backcoach.figure import DARK, LIGHT, PALETTES, PRINT, Camera, Motion, Palette, pose
from backcoach.figure.figure_painter import FigureOptions, FigurePainter, paint
from backcoach.figure.geometry import Array
from backcoach.ui.figures.session_pose import limbs_of
from tests.corner import corner, thorough

BARE = FigureOptions(marks=False, shadow=False)


def drawn(motion: Motion, side: str, phase: str, palette: Palette = LIGHT, options: FigureOptions = BARE) -> Array:
    """(h,w,3) pixels of a picture."""
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    image.fill(QColor(palette.paper))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, 320, 240), motion, pose(motion, side, phase, 1.0), palette, options)
    painter.end()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(240, 320, 4)
    return pixels[..., :3].astype(float)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_every_motion_can_be_drawn_in_every_palette(motions: dict[str, Motion], palette: Palette) -> None:
    for motion in motions.values():
        phase = next(iter(motion.phases))
        pixels = drawn(motion, "left", phase, palette, FigureOptions(phase=phase))
        assert len(np.unique(pixels @ (65536, 256, 1))) > 20  # colours


@pytest.mark.usefixtures("qapp")
def test_print_is_black_on_white(motions: dict[str, Motion]) -> None:
    pixels = drawn(motions["bird-dog"], "left", "reach", PRINT)
    assert np.ptp(pixels, axis=2).max() <= 1
    assert pixels[0, 0].tolist() == [255, 255, 255]


@pytest.mark.usefixtures("qapp")
def test_dark_and_light_differ(motions: dict[str, Motion]) -> None:
    light, dark = (drawn(motions["bird-dog"], "left", "reach", palette) for palette in (LIGHT, DARK))
    assert light.mean() - dark.mean() > 100


@pytest.mark.usefixtures("qapp")
def test_the_other_side_has_the_mirrored_outline(motions: dict[str, Motion]) -> None:
    paper = QColor(LIGHT.paper)
    empty = np.array((paper.blue(), paper.green(), paper.red()), dtype=np.float64)
    left, right = (np.abs(drawn(motions["bird-dog"], side, "reach") - empty).max(2) > 40 for side in ("left", "right"))
    assert (left ^ right[:, ::-1]).mean() < 0.01


@thorough
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("azimuth", corner([-150.0, -60.0, 0.0, 75.0], -60.0))
def test_a_picture_stays_inside_its_rectangle(motions: dict[str, Motion], azimuth: float) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for motion in motions.values():
        for phase in motion.phases:
            now = pose(motion, "left", phase, 1.0)
            paint(
                painter, QRectF(100, 80, 200, 140), motion, now, LIGHT, FigureOptions(Camera(azimuth, 25), marks=False)
            )
    painter.end()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(300, 400, 4)[..., :3].copy()
    pixels[80:220, 100:300] = 255
    assert (pixels == 255).all()


@thorough
@pytest.mark.usefixtures("qapp")
def test_labels_stay_inside_the_rectangle_too(motions: dict[str, Motion]) -> None:
    image = QImage(500, 400, QImage.Format.Format_RGB32)
    for motion in motions.values():
        image.fill(QColor("white"))
        painter = QPainter(image)
        for phase in motion.phases:
            now = pose(motion, "left", phase, 1.0)
            paint(painter, QRectF(100, 80, 300, 240), motion, now, LIGHT, FigureOptions(phase=phase))
        painter.end()
        pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(400, 500, 4)[..., :3].copy()
        pixels[78:322, 98:402] = 255
        assert (pixels == 255).all(), motion.id


@pytest.mark.usefixtures("qapp")
def test_a_shadow_falls_on_the_mat_and_beside_it_and_can_be_switched_off(motions: dict[str, Motion]) -> None:
    with_shadow = drawn(motions["bird-dog"], "left", "reach", options=FigureOptions(marks=False))
    without = drawn(motions["bird-dog"], "left", "reach")
    changed = np.abs(with_shadow - without).max(2) > 4
    mat = QColor(LIGHT.mat)
    on_mat = np.abs(without - (mat.blue(), mat.green(), mat.red())).max(2) < 3
    assert (changed & on_mat).sum() > 100
    assert (changed & ~on_mat).sum() > 20
    assert (with_shadow[changed].sum(1) < without[changed].sum(1)).all()


@pytest.mark.usefixtures("qapp")
def test_the_painters_state_is_restored(motions: dict[str, Motion]) -> None:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(QColor("red"))
    before = painter.pen(), painter.brush(), painter.font(), painter.transform()
    motion = motions["bird-dog"]
    paint(
        painter, QRectF(0, 0, 100, 100), motion, pose(motion, "left", "reach", 0.5), LIGHT, FigureOptions(phase="reach")
    )
    assert (painter.pen(), painter.brush(), painter.font(), painter.transform()) == before
    painter.end()


@pytest.mark.usefixtures("qapp")
def test_a_kept_painter_draws_the_same_as_a_new_one(motions: dict[str, Motion]) -> None:
    kept = FigurePainter(LIGHT)
    image = QImage(320, 240, QImage.Format.Format_RGB32)
    for name in ("cat-cow", "bird-dog"):
        image.fill(QColor(LIGHT.paper))
        painter = QPainter(image)
        motion = motions[name]
        kept.paint(painter, QRectF(0, 0, 320, 240), motion, pose(motion, "left", "hold", 1.0), BARE)
        painter.end()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(240, 320, 4)[..., :3]
    assert np.array_equal(pixels, drawn(motions["bird-dog"], "left", "hold"))


@thorough
def test_nothing_on_a_page_is_painted_outside_the_figures_own_rectangle(
    motions: dict[str, Motion], qapp: QGuiApplication, tmp_path: Path
) -> None:
    path = tmp_path / "figures.pdf"
    writer = QPdfWriter(str(path))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    dots = writer.resolution() / 72
    painter.scale(dots, dots)
    for number, motion in enumerate(motions.values()):
        if number:
            writer.newPage()
        for phase in motion.phases:
            now = pose(motion, "right", phase, 0.5)
            paint(painter, QRectF(300, 400, 150, 100), motion, now, LIGHT, FigureOptions(phase=phase, labels=False))
    painter.end()
    document = pypdfium2.PdfDocument(path)
    for page, name in zip(document, motions, strict=True):
        pixels = np.asarray(page.render(scale=1).to_pil().convert("RGB")).copy()
        assert (pixels[400:500, 300:450] < 250).any(), name
        pixels[399:501, 299:451] = 255
        assert (pixels == 255).all(), name


@pytest.mark.usefixtures("qapp")
def test_detail_depends_on_device_pixels_and_not_on_units(motions: dict[str, Motion]) -> None:
    motion, body = motions["plank"], pose(motions["plank"], None, None, 0.0)
    pictures = []
    for zoom in (1, 30):
        image = QImage(600, 600, QImage.Format.Format_RGB32)
        image.fill(QColor(LIGHT.paper))
        painter = QPainter(image)
        painter.scale(zoom, zoom)
        paint(painter, QRectF(0, 0, 600 / zoom, 600 / zoom), motion, body, LIGHT, BARE)
        painter.end()
        pictures.append(np.frombuffer(image.constBits(), dtype=np.uint8).reshape(600, 600, 4)[..., :3].astype(float))
    assert (np.abs(pictures[0] - pictures[1]).max(2) > 40).mean() < 0.005


def test_a_pdf_contains_vectors_and_no_pixels(
    motions: dict[str, Motion], qapp: QGuiApplication, tmp_path: Path
) -> None:
    path = tmp_path / "figure.pdf"
    writer = QPdfWriter(str(path))
    painter = QPainter(writer)
    motion = motions["bird-dog"]
    options = FigureOptions(phase="reach", labels=False)
    paint(painter, QRectF(0, 0, 6000, 4000), motion, pose(motion, "left", "reach", 1.0), PRINT, options)
    painter.end()
    page = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))[0]
    kinds = {thing.type for thing in page.get_objects()}
    assert pdfium.FPDF_PAGEOBJ_PATH in kinds
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds


@pytest.mark.usefixtures("qapp")
def test_a_limb_at_work_is_coloured_and_its_letter_can_be_read_in_a_mirror(motions: dict[str, Motion]) -> None:
    motion = motions["bird-dog"]
    plain = drawn(motion, "left", "reach")
    leg = drawn(motion, "left", "reach", options=FigureOptions(marks=False, shadow=False, works=("left-leg",)))
    arm = drawn(motion, "left", "reach", options=FigureOptions(marks=False, shadow=False, works=("right-arm",)))
    assert (plain != leg).any()
    assert (leg != arm).any()
    flipped = FigureOptions(marks=False, shadow=False, works=("left-leg",), flipped=True)
    assert (drawn(motion, "left", "reach", options=flipped) != leg).any(), "the letter is turned, nothing else"


def test_limbs_change_sides_with_the_exercise() -> None:
    assert limbs_of(("left-leg", "right-arm"), "right") == ("right-leg", "left-arm")
    assert limbs_of(("left-leg",), "left") == ("left-leg",)
    assert limbs_of(("left-leg",), None) == ()
