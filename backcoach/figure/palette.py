"""The figure's colours for light and dark windows and for paper."""

import msgspec


class Palette(msgspec.Struct, frozen=True):
    """Colours as #rrggbb (or #aarrggbb); `_shade` is the shaded side of a colour, `far` is mixed into the far limbs."""

    skin: str
    skin_shade: str
    shirt: str
    shirt_shade: str
    trousers: str
    trousers_shade: str
    hair: str
    hair_shade: str
    line: str
    band: str
    accent: str
    feel: str
    """Tints where it may be felt."""
    ink: str
    paper: str
    mat: str
    mat_edge: str
    shadow: str
    prop: str
    prop_side: str
    prop_light: str
    pillow: str
    pillow_shade: str
    far: str
    far_share: float = 0.16
    shadow_share: float = 0.15
    """Share of the shadow's colour on the ground under parts near it."""
    line_width: float = 0.0075
    """In metres, so that lines scale with the figure."""


LIGHT = Palette(
    skin="#e3ab86",
    skin_shade="#cb8b66",
    shirt="#2f8f86",
    shirt_shade="#216e69",
    trousers="#3d5878",
    trousers_shade="#2c415d",
    hair="#4a3530",
    hair_shade="#38272a",
    line="#1d3038",
    band="#f2b84b",
    accent="#c4572b",
    feel="#8a35b5",
    ink="#1f2a2e",
    paper="#fbf9f4",
    mat="#dcebe6",
    mat_edge="#b9d5cd",
    shadow="#21383c",
    prop="#d9a066",
    prop_side="#b9824b",
    prop_light="#ecc08d",
    pillow="#f1ece2",
    pillow_shade="#d8cfc0",
    far="#5d7078",
)
DARK = Palette(
    skin="#dda37d",
    skin_shade="#b97d5b",
    shirt="#4fb0a6",
    shirt_shade="#37877f",
    trousers="#6f8db5",
    trousers_shade="#51698c",
    hair="#6b4d42",
    hair_shade="#523931",
    line="#0b1114",
    band="#ffd479",
    accent="#ff9d6b",
    feel="#d08cff",
    ink="#eef2f1",
    paper="#12181b",
    mat="#243438",
    mat_edge="#33494e",
    shadow="#000000",
    prop="#b98a58",
    prop_side="#8f683f",
    prop_light="#d3a573",
    pillow="#8f9aa6",
    pillow_shade="#6f7b88",
    far="#1a2429",
    far_share=0.24,
    shadow_share=0.34,
)
PRINT = Palette(
    skin="#ffffff",
    skin_shade="#dedede",
    shirt="#c4c4c4",
    shirt_shade="#a2a2a2",
    trousers="#7b7b7b",
    trousers_shade="#5f5f5f",
    hair="#3a3a3a",
    hair_shade="#222222",
    line="#000000",
    band="#000000",
    accent="#000000",
    feel="#000000",
    ink="#000000",
    paper="#ffffff",
    mat="#f0f0f0",
    mat_edge="#d4d4d4",
    shadow="#000000",
    prop="#e2e2e2",
    prop_side="#c0c0c0",
    prop_light="#f2f2f2",
    pillow="#ffffff",
    pillow_shade="#dcdcdc",
    far="#ffffff",
    far_share=0.0,
    line_width=0.009,
)
PALETTES = {"light": LIGHT, "dark": DARK, "print": PRINT}
