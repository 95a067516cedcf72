"""What a picture of the gallery looks like from far off, and how far two looks are apart.

A look is the picture at a twelfth of its size, so that another version of the font renderer makes no difference, while
a line of text, a button or a colour that is elsewhere does. `python -m tests.gallery.looks FOLDER` keeps the looks of a
folder of pictures as those that `make check` compares with.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Look = NDArray[np.uint8]
"""(h,w,3): red, green and blue."""
KEPT = Path(__file__).parent / "kept"
SMALLER = 12
MOST = 16
"""By so many of 255 levels may a place of three by three pixels of a look differ in its mean; text differs by 40."""


def look_of(picture: Path) -> Look:
    """The look of a picture."""
    with Image.open(picture) as image:
        width, height = image.size
        small = image.convert("RGB").resize((width // SMALLER, height // SMALLER), Image.Resampling.BOX)
    return np.asarray(small)


def kept_look(name: str) -> Look | None:
    """The look that was kept of a state; None if there is none."""
    path = KEPT / f"{name}.png"
    if not path.exists():
        return None
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def difference(one: Look, other: Look) -> int:
    """By how many levels the place differs that differs most; 255 if the sizes differ."""
    if one.shape != other.shape:
        return 255
    apart = Image.fromarray(np.abs(one.astype(int) - other.astype(int)).max(axis=2).astype(np.uint8))
    return int(np.asarray(apart.filter(ImageFilter.BoxBlur(1))).max())


def keep(folder: Path, names: list[str]) -> None:
    """Keep the looks of these pictures of a folder, and no others."""
    KEPT.mkdir(exist_ok=True)
    for old in KEPT.glob("*.png"):
        old.unlink()
    for name in names:
        Image.fromarray(look_of(folder / f"{name}.png")).save(KEPT / f"{name}.png", optimize=True)


def main(folder: Path) -> None:
    """Keep the looks of all shots."""
    from tests.gallery.screens import CHOSEN
    from tests.gallery.shots import SHOTS

    names = [shot.name for shot in (*SHOTS, *CHOSEN)]
    changed = []
    for name in names:
        kept = kept_look(name)
        if kept is None or difference(kept, look_of(folder / f"{name}.png")) > MOST:
            changed.append(name)
    keep(folder, names)
    print(f"{len(names)} looks kept, {len(changed)} of them new or changed: {', '.join(changed) or 'none'}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
