"""Sizes and distances of a sheet, from few exercises in large letters to as many as a page can hold."""

import msgspec
from msgspec.structs import replace

SMALLEST_TEXT = 7.0
"""Size in points of the smallest text on any page; Inter's lower-case letters at 7 are taller than Times's at 8."""


class LayoutPreset(msgspec.Struct, frozen=True):
    """Sizes and distances in points; `leading` is a multiple of the size; steps are in one or two `columns`."""

    title: float
    name: float
    dose: float
    body: float
    small: float
    picture: float
    pad: float
    columns: int = 1
    leading: float = 1.27
    run_in: bool = False
    """Whether the steps are one running text instead of a list."""
    feel: bool = True
    """Whether it says what to feel."""


class RunInPreset(LayoutPreset, frozen=True):
    """Steps as running text in two columns: this takes half the height of a list, so pictures can be larger."""

    columns: int = 2
    leading: float = 1.2
    run_in: bool = True


_DENSE = (
    RunInPreset(title=20, name=10.5, dose=14, body=7.4, small=7, picture=104, pad=3.5),
    RunInPreset(title=19, name=10.5, dose=14, body=7.2, small=7, picture=96, pad=3),
    RunInPreset(title=18, name=10, dose=13.5, body=7, small=SMALLEST_TEXT, picture=88, pad=2),
)
PRESETS = (
    LayoutPreset(title=26, name=13, dose=20, body=9.5, small=8, picture=150, pad=10),
    LayoutPreset(title=26, name=12.5, dose=18, body=9, small=8, picture=132, pad=8),
    LayoutPreset(title=24, name=12, dose=16, body=8.5, small=7.5, picture=116, pad=6),
    LayoutPreset(title=24, name=11.5, dose=15, body=8, small=7.5, picture=104, pad=5),
    LayoutPreset(title=24, name=11.5, dose=15, body=8.5, small=7.5, picture=108, pad=6, columns=2),
    LayoutPreset(title=24, name=11, dose=14.5, body=8, small=7.5, picture=100, pad=5, columns=2),
    RunInPreset(title=24, name=11, dose=15, body=8, small=7.5, picture=122, pad=5),
    RunInPreset(title=22, name=11, dose=14.5, body=7.7, small=7.2, picture=114, pad=4),
    *_DENSE,
    *(replace(one, feel=False) for one in _DENSE),
)
"""From generous to dense; if the exercises do not fit on a page even with the last one, there are more pages."""
TIGHT_PRESETS = tuple(
    RunInPreset(title=title, name=name, dose=dose, body=SMALLEST_TEXT, small=SMALLEST_TEXT, picture=picture, pad=pad,
                leading=leading, feel=False)
    for title, name, dose, picture, pad, leading in (
        (17, 10, 13, 80, 1.5, 1.17), (16, 9.5, 12.5, 70, 1, 1.15), (15, 9, 12, 58, 1, 1.13), (15, 9, 12, 50, 0.5, 1.1),
    )
)  # fmt: skip
"""For up to eight exercises that would otherwise just miss one page; no step is left out."""
LARGE_PRESETS = PRESETS[:2]
"""For large letters: fewer exercises per page."""
