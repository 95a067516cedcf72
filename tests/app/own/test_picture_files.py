"""Own pictures: small, upright, bare of what the camera wrote; what is no picture is a sentence."""

import io
import json
from pathlib import Path

import pytest
from PIL import Image

from backcoach.app.own import picture_files
from backcoach.app.own.picture_files import Cut, PictureFiles, read_picture, shrinking_command, small
from backcoach.catalog.types import Picture
from backcoach.figure.photos import photo_for, read_photos
from backcoach.problem import Problem
from backcoach.ui.figures.picture_shrinker import main, shrunk
from tests.builders import exercise

RED, BLUE = (200, 30, 30), (30, 30, 200)


def photo(size: tuple[int, int] = (1600, 1200), form: str = "JPEG", **how: object) -> bytes:
    """The left half blue, the right half red."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, 0, size[0] // 2, size[1]))
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def taken_upright() -> bytes:
    """As a phone writes it: turned by a note in EXIF, and with the place."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Telephone"
    exif.get_ifd(0x8825)[1] = "N"
    return photo(exif=exif)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def near(pixel: object, color: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(pixel, color, strict=True))  # type: ignore[call-overload]


def test_in_a_process_of_its_own_a_phone_s_picture_is_made_small_upright_and_bare() -> None:
    made = small(taken_upright(), "a.jpg")
    assert b"Telephone" not in made
    assert b"Exif" not in made
    image = opened(made)
    assert image.size == (900, 1200)
    assert near(image.getpixel((450, 10)), BLUE), "what was left is above"
    assert near(image.getpixel((450, 1190)), RED)


@pytest.mark.parametrize("form", ["PNG", "WEBP", "JPEG"])
def test_what_is_small_keeps_its_size(form: str) -> None:
    assert opened(shrunk(photo((300, 200), form), Cut())).size == (300, 200)


def test_what_shines_through_stays_so() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(shrunk(out.getvalue(), Cut()))).mode == "RGBA"


def test_it_is_turned_then_cut() -> None:
    made = opened(shrunk(photo((400, 200)), Cut(turns=1, part=(0, 0, 1, 0.5))))
    assert made.size == (200, 200)
    assert near(made.getpixel((100, 100)), BLUE)


@pytest.mark.parametrize("data", [b"", b"GIF89a" + bytes(40), b"no picture", b"<svg xmlns='x'/>"])
def test_what_is_no_picture_makes_none(data: bytes) -> None:
    assert shrunk(data, Cut()) == b""


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    head = photo((10, 10), "PNG")
    ihdr = head.index(b"IHDR") + 4
    assert shrunk(head[:ihdr] + (60_000).to_bytes(4, "big") * 2 + head[ihdr + 8 :], Cut()) == b""


def test_each_fault_is_a_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="cannot be read as a picture"):
        small(photo()[:300], "a.jpg")
    with pytest.raises(Problem, match="HEIC"):
        small(b"\0\0\0\x18ftypheic" + bytes(20), "a.heic")
    monkeypatch.setattr(picture_files, "LARGEST_GIVEN", 10)
    with pytest.raises(Problem, match="is larger than"):
        small(bytes(11), "a.jpg")
    monkeypatch.setattr(picture_files, "run", lambda *_: b"")
    with pytest.raises(Problem, match="cannot be read as a picture"):
        small(bytes(5), "a.jpg")

    def hangs(*_: object) -> bytes:
        raise OSError("no answer")

    monkeypatch.setattr(picture_files, "run", hangs)
    with pytest.raises(Problem, match="cannot be read as a picture"):
        small(bytes(5), "a.jpg")
    with pytest.raises(Problem, match="cannot be read"):
        read_picture(tmp_path / "nowhere.jpg")


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.frozen", True, raising=False)
    told = json.dumps({"turns": 1, "code": False, "part": [0.0, 0.0, 1.0, 1.0]}, separators=(",", ":"))
    assert shrinking_command(Cut(turns=1), "/opt/backcoach", "linux") == ["/opt/backcoach", "picture", told]
    assert shrinking_command(Cut(turns=1), "/opt/backcoach.exe", "win32")[0].endswith("backcoach-cli.exe")


def test_the_process_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    class Streams:
        buffer = io.BytesIO(photo((40, 20)))

    class Out:
        buffer = io.BytesIO()

    monkeypatch.setattr("backcoach.ui.figures.picture_shrinker._limit", lambda: None)
    monkeypatch.setattr("sys.stdin", Streams)
    monkeypatch.setattr("sys.stdout", Out)
    assert main() == 0
    assert opened(Out.buffer.getvalue()).size == (40, 20)
    assert main() == 1, "nothing more comes in"


def test_the_folder_keeps_names_apart_and_tidies_up(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path)
    first, second = files.keep("wall", b"\x89PNG..."), files.keep("wall", b"one")
    assert (first.file, second.file) == ("wall-1.png", "wall-1.jpg")
    third = files.keep("wall", b"two")
    other = files.keep("wall-sit", b"three")
    assert files.read(third) == b"two"
    files.tidy("wall", {third.file})
    assert sorted(path.name for path in files.folder.iterdir()) == [third.file, other.file]
    one = exercise("wall", pictures=(third, Picture(file="gone-1.jpg")))
    assert [picture for picture, _ in files.of(one)] == [third]
    assert read_photos(files.of(one)) == (), "what somebody put there is no picture"


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "exercises").write_text("a file")
    with pytest.raises(Problem, match="cannot be written"):
        PictureFiles(tmp_path).keep("wall", b"\xff\xd8")


def test_a_phase_has_its_picture_else_the_one_for_all(tmp_path: Path) -> None:
    files = PictureFiles(tmp_path)
    kept = [files.keep("wall", photo((20, 10))) for _ in range(3)]
    lift = Picture(file=kept[1].file, phase="lift")
    lower = Picture(file=kept[2].file, phase="lower")
    photos = read_photos(files.of(exercise("wall", pictures=(lift, kept[0], lower))))
    assert photo_for(photos, "lower").picture == lower
    assert photo_for(photos, "hold").picture == kept[0]
    assert photo_for(photos, None).picture == kept[0]
    assert photo_for(photos[::2], None).picture == lift
