"""No state of the window looks different unseen: each is compared with the look that was last accepted."""

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tests.gallery.looks import MOST, difference, look_of


def picture(folder: Path, name: str, *, y: int = 100, ink: str = "black", size: tuple[int, int] = (600, 400)) -> Path:
    """A picture of a line of words."""
    image = Image.new("RGB", size, "#F6F3EC")
    ImageDraw.Draw(image).text((60, y), "Crocodile breathing, eight breaths", fill=ink, font_size=16)
    path = folder / f"{name}.png"
    image.save(path)
    return path


def test_a_line_of_text_that_moved_or_changed_its_colour_is_another_look(tmp_path: Path) -> None:
    look = look_of(picture(tmp_path, "one"))
    for other in (picture(tmp_path, "moved", y=130), picture(tmp_path, "gone", ink="#F6F3EC")):
        assert difference(look, look_of(other)) > MOST
    assert difference(look, look_of(picture(tmp_path, "larger", size=(620, 400)))) == 255


def test_letters_that_are_drawn_a_little_differently_are_the_same_look(tmp_path: Path) -> None:
    with Image.open(picture(tmp_path, "one")) as image:
        softer = np.asarray(image).astype(float)
    softer[:, 1:] = 0.7 * softer[:, 1:] + 0.3 * softer[:, :-1]
    Image.fromarray(softer.astype(np.uint8)).save(tmp_path / "softer.png")
    assert difference(look_of(tmp_path / "one.png"), look_of(tmp_path / "softer.png")) <= MOST
