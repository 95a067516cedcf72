"""The routine sheet: a routine on as few pages as it needs, to be pinned up and ticked off."""

import msgspec

from backcoach.catalog import Catalog, Routine
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings
from backcoach.sheets.boxes import DrawFigure, Sheet
from backcoach.sheets.compose import MARGIN, Composer
from backcoach.sheets.options import USUAL, Occasion, SheetOptions
from backcoach.sheets.rules import StopRules
from backcoach.sheets.words import Words


def routine_sheet(
    routine: Routine,
    catalog: Catalog,
    settings: SessionSettings,
    phrases: Phrases,
    rules: StopRules,
    occasion: Occasion,
    options: SheetOptions = USUAL,
    draw_figure: DrawFigure | None = None,
) -> Sheet:
    """The pages of a routine whose exercises are in the catalogue; needs a QGuiApplication.

    Without `draw_figure` the texts take the pictures' room.
    """
    routine = chosen_part(routine, options.exercises)
    composer = Composer(routine, catalog, settings, Words(phrases), occasion, options, pictures=draw_figure is not None)
    pages, outline = composer.pages(rules)
    width, height = options.size
    return Sheet(
        title=routine.name,
        language=occasion.language,
        family=occasion.family,
        width=width,
        height=height,
        margin=MARGIN,
        pages=pages,
        outline=outline,
        draw_figure=draw_figure,
    )


def chosen_part(routine: Routine, places: tuple[int, ...] | None) -> Routine:
    """The routine with only the items at those places; all of them for None, or where nothing would be left."""
    items = tuple(item for place, item in enumerate(routine.items) if places is None or place in places)
    return msgspec.structs.replace(routine, items=items or routine.items)
