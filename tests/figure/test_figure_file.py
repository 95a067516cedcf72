"""One figure written to a file."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from backcoach.figure import DARK, LIGHT, Motion
from backcoach.figure.figure_file import PIXELS, SIZE, shown_pose, write_figure
from backcoach.figure.geometry import Array
from backcoach.problem import Problem
from tests.corner import thorough

pytestmark = pytest.mark.usefixtures("qapp")
W, H = SIZE


def pixels_of(image: QImage) -> Array:
    """(h,w,3) colours of an image."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(plain.height(), plain.width(), 4)
    return raw[..., 2::-1].astype(float)


def rendered_svg(path: Path) -> Array:
    image = QImage(W, H, QImage.Format.Format_RGB32)
    image.fill(QColor("magenta"))
    painter = QPainter(image)
    QSvgRenderer(str(path)).render(painter, QRectF(0, 0, W, H))
    painter.end()
    return pixels_of(image)


def rendered_pdf(path: Path) -> Array:
    page = pypdfium2.PdfDocument(io.BytesIO(path.read_bytes()))[0]
    return np.asarray(page.render(scale=1).to_pil().convert("RGB")).astype(float)


def test_the_three_formats_show_the_same_picture(motions: dict[str, Motion], tmp_path: Path) -> None:
    for suffix in ("png", "svg", "pdf"):
        write_figure(tmp_path / f"figure.{suffix}", motions["cat-cow"], "left", "inhale")
    image = QImage(str(tmp_path / "figure.png"))
    assert (image.width(), image.height()) == (W * PIXELS, H * PIXELS)
    shown = pixels_of(image.scaled(W, H))
    for drawn in (rendered_svg(tmp_path / "figure.svg"), rendered_pdf(tmp_path / "figure.pdf")):
        assert drawn.shape == shown.shape
        assert (np.abs(drawn - shown).max(2) > 60).mean() < 0.02


def test_svg_and_pdf_contain_only_vectors(motions: dict[str, Motion], tmp_path: Path) -> None:
    write_figure(tmp_path / "figure.svg", motions["bird-dog"], "left", "reach")
    write_figure(tmp_path / "figure.pdf", motions["bird-dog"], "left", "reach")
    tags = {element.tag.rpartition("}")[2] for element in ET.parse(tmp_path / "figure.svg").iter()}
    assert "path" in tags
    assert "image" not in tags
    page = pypdfium2.PdfDocument(tmp_path / "figure.pdf")[0]
    kinds = {thing.type for thing in page.get_objects()}
    assert pdfium.FPDF_PAGEOBJ_PATH in kinds
    assert pdfium.FPDF_PAGEOBJ_IMAGE not in kinds


@thorough
def test_every_number_in_an_svg_is_valid(motions: dict[str, Motion], tmp_path: Path) -> None:
    for motion in motions.values():
        write_figure(tmp_path / "figure.svg", motion)
        for path in re.findall(r' d="([^"]*)"', (tmp_path / "figure.svg").read_text(encoding="utf-8")):
            assert re.fullmatch(r"[MLCQAZ0-9 ,.e+-]*", path), motion.id


def test_the_other_side_is_the_mirror(motions: dict[str, Motion], tmp_path: Path) -> None:
    for side in ("left", "right"):
        write_figure(tmp_path / f"{side}.png", motions["kneeling-lunge"], side)
    left, right = (pixels_of(QImage(str(tmp_path / f"{side}.png"))) for side in ("left", "right"))
    assert (np.abs(left - right).max(2) > 60).mean() > 0.02


def test_a_palette_colours_the_paper(motions: dict[str, Motion], tmp_path: Path) -> None:
    write_figure(tmp_path / "dark.png", motions["plank"], palette=DARK)
    assert QImage(str(tmp_path / "dark.png")).pixelColor(0, 0) == QColor(DARK.paper)
    write_figure(tmp_path / "dark.png", motions["plank"])
    assert QImage(str(tmp_path / "dark.png")).pixelColor(0, 0) == QColor(LIGHT.paper)


def test_an_unknown_extension_is_refused(motions: dict[str, Motion], tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"“figure\.gif” must end in \.png, \.svg or \.pdf"):
        write_figure(tmp_path / "figure.gif", motions["plank"])


def test_an_unknown_phase_is_refused_with_a_list_of_known_ones(motions: dict[str, Motion], tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"bird-dog has no phase “fly”; choose one of start, reach, hold, return\."):
        write_figure(tmp_path / "figure.png", motions["bird-dog"], "left", "fly")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("place", ["nowhere/figure.png", "folder.png"])
def test_a_path_that_cannot_be_written_is_refused(motions: dict[str, Motion], tmp_path: Path, place: str) -> None:
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(Problem, match=r"cannot be written to .*; choose another place\."):
        write_figure(tmp_path / place, motions["plank"])


def test_the_starting_pose_has_two_names(motions: dict[str, Motion]) -> None:
    first, named = shown_pose(motions["plank"], "right", None), shown_pose(motions["plank"], "right", "start")
    assert first[0] == named[0] == "start"
    assert np.array_equal(first[1].origins, named[1].origins)


def test_a_hold_without_its_own_key_pose_is_the_held_pose(motions: dict[str, Motion]) -> None:
    crocodile = {name: one for name, one in motions.items() if "hold" not in one.phases}
    for motion in crocodile.values():
        name, body = shown_pose(motion, "right", "hold")
        assert name == "hold"
        assert body.mirror
