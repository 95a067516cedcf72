"""The command that draws an exercise's figure into a file."""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.cli_history import Command
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.catalog import Catalog


class FigureCommand:
    """Adds the command; `drawing` brings Qt up without a screen, `assets` is where motions and fonts lie."""

    def __init__(
        self, say: Callable[[str], None], catalog: Callable[[argparse.Namespace], "Catalog"],
        drawing: Callable[[], AbstractContextManager[None]], assets: Callable[[], Path],
    ) -> None:  # fmt: skip
        self._say = say
        self._catalog = catalog
        self._drawing = drawing
        self._assets = assets

    def add(self, command: Command) -> None:
        """To a parser, by the function that makes its commands."""
        figure = command("figure", self._figure, "a picture of an exercise, to look at or to print")
        figure.add_argument("id", metavar="ID")
        figure.add_argument("-o", "--output", metavar="FILE.png|svg|pdf", required=True, help="where the picture goes")
        figure.add_argument("--side", choices=("left", "right"), default="left", help="the side that works (left)")
        figure.add_argument("--phase", metavar="NAME", help="the end of which phase is shown; else the pose to take up")
        figure.add_argument(
            "--look", choices=("light", "dark", "print"), default="light", help="its colours; print is black on white"
        )

    def _figure(self, options: argparse.Namespace) -> int:
        exercise = self._catalog(options).exercise(options.id)
        with self._drawing():
            from backcoach.figure import PALETTES, load_motion
            from backcoach.figure.files import write_figure
            from backcoach.sheets import printing_family

            assets, output = self._assets(), Path(options.output)
            motions = assets / "motions"
            if not (motions / f"{exercise.id}.toml").is_file():
                raise Problem(
                    f"There is no figure of {exercise.id}; only the exercises that come with BackCoach have one."
                )
            family, palette = printing_family(assets / "fonts"), PALETTES[options.look]
            motion = load_motion(motions, exercise.id)
            write_figure(output, motion, options.side, options.phase, palette, family=family)
        if output.is_file():  # and not what this would be printed on
            self._say(f"{output}: {exercise.name}, {options.phase or 'start'}.")
        return 0
