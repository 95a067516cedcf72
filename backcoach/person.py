"""Who the figure is: build, skin and hair, as the user chose them. What they look like: `figure/person_look.py`."""

from typing import Annotated, Literal

import msgspec

from backcoach.setting import setting
from backcoach.words import N_

Build = Literal["slim", "middle", "sturdy"]
Skin = Literal["light", "tan", "brown", "dark"]
Hair = Literal["black", "brown", "fair", "red", "grey", "white"]
Cut = Literal["short", "tied", "bald"]
_ACTS = "figure in window, list and sheet"


class Person(msgspec.Struct, frozen=True):
    """The person that the figure shows; the default is the one of the shipped pictures."""

    build: Annotated[
        Build,
        setting(
            N_("Build"),
            page="figure",
            acts=_ACTS,
            choices={"slim": N_("Slim"), "middle": N_("In between"), "sturdy": N_("Sturdy")},
            hint=N_("The movement is the same for everybody; only the picture changes."),
        ),
    ] = "middle"
    skin: Annotated[
        Skin,
        setting(
            N_("Skin"),
            page="figure",
            acts=_ACTS,
            choices={"light": N_("Pale"), "tan": N_("Tan"), "brown": N_("Brown"), "dark": N_("Deep brown")},
        ),
    ] = "light"
    hair: Annotated[
        Hair,
        setting(
            N_("Hair"),
            page="figure",
            acts=_ACTS,
            choices={
                "black": N_("Black"), "brown": N_("Brown"), "fair": N_("Fair"), "red": N_("Red"),
                "grey": N_("Grey"), "white": N_("White"),
            },
            hint=N_("With grey or white hair the face is an older person’s, too."),
        ),
    ] = "brown"  # fmt: skip
    cut: Annotated[
        Cut,
        setting(
            N_("Haircut"),
            page="figure",
            acts=_ACTS,
            choices={"short": N_("Short"), "tied": N_("Tied back"), "bald": N_("Bald")},
        ),
    ] = "short"

    @property
    def is_older(self) -> bool:
        """Whether the face shows its years."""
        return self.hair in ("grey", "white")
