"""How closely a sheet is set: from few exercises in large letters to as many as a page can take."""

import msgspec


class Density(msgspec.Struct, frozen=True):
    """Sizes and distances in points; leading in sizes; one or two `columns` of steps."""

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
    """Whether the steps follow each other within a paragraph."""


class RunIn(Density, frozen=True):
    """Steps in two paragraphs: as many letters as in a list twice as tall, so pictures can be larger."""

    columns: int = 2
    leading: float = 1.2
    run_in: bool = True


LADDER = (
    Density(title=26, name=13, dose=20, body=9.5, small=8, picture=150, pad=10),
    Density(title=26, name=12.5, dose=18, body=9, small=8, picture=132, pad=8),
    Density(title=24, name=12, dose=16, body=8.5, small=7.5, picture=116, pad=6),
    Density(title=24, name=11.5, dose=15, body=8, small=7.5, picture=104, pad=5),
    Density(title=24, name=11.5, dose=15, body=8.5, small=7.5, picture=108, pad=6, columns=2),
    Density(title=24, name=11, dose=14.5, body=8, small=7.5, picture=100, pad=5, columns=2),
    RunIn(title=24, name=11, dose=15, body=8, small=7.5, picture=122, pad=5),
    RunIn(title=22, name=11, dose=14.5, body=7.7, small=7.2, picture=114, pad=4),
    RunIn(title=20, name=10.5, dose=14, body=7.4, small=7, picture=104, pad=3.5),
    RunIn(title=19, name=10.5, dose=14, body=7.1, small=6.8, picture=96, pad=3),
    RunIn(title=18, name=10, dose=13.5, body=6.8, small=6.5, picture=88, pad=2),
)
"""From roomy to tight; below 6.8 points the body would be hard to read, even in Inter with its tall small letters."""
TIGHT = (
    RunIn(title=17, name=10, dose=13, body=6.5, small=6.3, picture=78, pad=1.5, leading=1.18),
    RunIn(title=16, name=9.5, dose=12.5, body=6.2, small=6, picture=66, pad=1.2, leading=1.17),
    RunIn(title=15, name=9, dose=12, body=5.8, small=5.7, picture=58, pad=1, leading=1.16),
)
"""For up to eight exercises that would otherwise spill a little on a second page: no step is left out for it."""
LARGE = LADDER[:2]
"""For those who asked for large letters: fewer exercises a page."""
