"""Shots on screens of all sizes: text of the usual size and twice as large, light and dark, and high contrast.

What is kept as a look is a chosen part; `make gallery` draws the whole matrix.
"""

from collections.abc import Callable, Iterator
from itertools import product

import msgspec

from tests.gallery.shots import LIGHT_AND_DARK
from tests.gallery.take import Shot, Take
from tests.studio import SETTLED

SIZES = ((1366, 768), (960, 600), (640, 360), (480, 320), (1920, 1080), (3840, 2160))
"""Pixels of the screens; the largest is one of twice as many for each length."""
STATES = dict(LIGHT_AND_DARK)


def _part(name: str) -> Callable[[Take], object]:
    return lambda take: take.studio().window.show_part(name)  # type: ignore[arg-type]


PARTS: dict[str, Callable[[Take], object]] = {
    "overview": STATES["overview"], "movement": STATES["movement"], "before": STATES["before"],
    "list": _part("list"), "history": _part("history"), "follow-along": STATES["follow-along-side"],
    "settings": STATES["dialog-settings"], "check-in": STATES["dialog-check-in"],
}  # fmt: skip
_OFTEN, _SMALL = ("overview", "movement"), ("before", "list", "history", "follow-along", "settings")


def shot(state: str, size: tuple[int, int], text: int, theme: str, contrast: str = "usual") -> Shot:
    """A state on a screen of that size."""
    density = 2 if size[0] > 2000 else 1
    preferences = msgspec.structs.replace(SETTLED, text_size=text, contrast=contrast)
    name = f"screen-{size[0]}x{size[1]}-{text}-{state}-{theme}{'' if contrast == 'usual' else '-contrast'}"
    seen = (size[0] // density, size[1] // density)
    return Shot(name, PARTS[state], theme, seen, preferences, density=density)


def _chosen() -> Iterator[Shot]:
    for size in SIZES:
        for state in _OFTEN:
            if size != (1366, 768):  # is among the others
                yield shot(state, size, 100, "light")
            yield shot(state, size, 200, "dark")
    for state in _SMALL:
        yield shot(state, (640, 360), 100, "light")
        yield shot(state, (480, 320), 200, "light")
    for state, theme in product((*_OFTEN, "settings"), ("light", "dark")):
        yield shot(state, (1366, 768), 100, theme, "high")


CHOSEN = list(_chosen())
"""Those whose looks are kept."""
MATRIX = [shot(*one) for one in product(PARTS, SIZES, (100, 200), ("light", "dark"))]
"""All of them, drawn to be looked at."""
