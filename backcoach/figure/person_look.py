"""What a person looks like: colours of skin and hair, and the shape of the body's surface."""

from functools import cache
from typing import Literal

import msgspec
import numpy as np

from backcoach.figure.geometry import Array
from backcoach.figure.palette import PALETTES, Palette
from backcoach.figure.surface import BEAD_CENTRE, BEAD_CHAIN, BEAD_RADII, CHAIN_NAMES
from backcoach.person import Build, Hair, Person, Skin

Ground = Literal["light", "dark", "print"]
"""What the figure is drawn on; on paper without colour, skin and hair are greys."""

_SKIN: dict[tuple[Ground, Skin], tuple[str, str]] = {
    ("light", "tan"): ("#c98c62", "#ab6f49"),
    ("light", "brown"): ("#9a6442", "#7c4d31"),
    ("light", "dark"): ("#6d4532", "#543324"),
    ("dark", "tan"): ("#c68a61", "#a06d49"),
    ("dark", "brown"): ("#a06c4b", "#7f5439"),
    ("dark", "dark"): ("#83573f", "#67432f"),
    ("print", "tan"): ("#f4f4f4", "#d6d6d6"),
    ("print", "brown"): ("#e6e6e6", "#c8c8c8"),
    ("print", "dark"): ("#d6d6d6", "#b4b4b4"),
}
"""Lit and shaded; what is not here is as in the palette."""
_HAIR: dict[tuple[Ground, Hair], str] = {
    ("light", "black"): "#262024",
    ("light", "fair"): "#c69a52",
    ("light", "red"): "#9b4f2a",
    ("light", "grey"): "#8b9093",
    ("light", "white"): "#dcdedd",
    ("dark", "black"): "#3a3338",
    ("dark", "fair"): "#d3aa66",
    ("dark", "red"): "#b0633a",
    ("dark", "grey"): "#9ba1a5",
    ("dark", "white"): "#e3e6e6",
    ("print", "black"): "#202020",
    ("print", "fair"): "#b8b8b8",
    ("print", "grey"): "#9a9a9a",
    ("print", "white"): "#ececec",
}
_TRUNK, _LIMBS = ("hips", "belly"), ("arm", "thigh", "shin", "forearm", "buttock", "breast", "trapezius")
_GROWTH: dict[Build, tuple[float, float, float]] = {
    "slim": (0.88, 0.87, 0.85), "middle": (1.0, 1.0, 1.0), "sturdy": (1.20, 1.28, 1.17)
}  # fmt: skip
"""How wide and how deep the trunk is, and how thick the limbs are, as shares of the usual."""


def palette_of(person: Person, ground: Ground) -> Palette:
    """The colours of a person on a ground."""
    usual = PALETTES[ground]
    hair = _HAIR.get((ground, person.hair), usual.hair)
    skin, shade = _SKIN.get((ground, person.skin), (usual.skin, usual.skin_shade))
    return msgspec.structs.replace(usual, skin=skin, skin_shade=shade, hair=hair)


@cache
def shape_of(build: Build) -> tuple[Array, Array]:
    """(n,3) centres and (n,3) radii of the surface's beads; the back of the trunk stays where it lies on the floor."""
    wide, deep, thick = _GROWTH[build]
    centre, radii = BEAD_CENTRE.copy(), BEAD_RADII.copy()
    kind = np.array([CHAIN_NAMES[k].rpartition("-")[2].rpartition("_")[2] for k in BEAD_CHAIN])
    trunk, limbs = np.isin(kind, _TRUNK), np.isin(kind, _LIMBS)
    centre[trunk, 0] += (deep - 1) * radii[trunk, 0]
    radii[trunk] *= (deep, wide, 1.0)
    radii[limbs, :2] *= thick
    return centre, radii
