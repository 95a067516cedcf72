"""The commands that tell what is in the catalogue, what happens when in it and what is heard."""

import argparse
from typing import TYPE_CHECKING

from backcoach.cli.command_options import AddCommand, catalog_of
from backcoach.cli.terminal import say

if TYPE_CHECKING:
    from backcoach.catalog import Catalog
    from backcoach.cli.text_output import TextOutput
    from backcoach.cues import Script
    from backcoach.session import Timeline

_JSON = "as JSON for other programs"


def add(command: AddCommand) -> None:
    """To a parser, by the function that makes its commands."""
    command("list", _list, "all exercises and routines").add_argument("--json", action="store_true", help=_JSON)
    command("show", _show, "one exercise or routine in full").add_argument("id", metavar="ID")
    for name, run, about in (
        ("timeline", _timeline, "what happens when in a routine or an exercise"),
        ("cues", _cues, "what is heard when in a routine or an exercise"),
    ):
        told = command(name, run, about)
        told.add_argument("id", metavar="ID")
        told.add_argument("--json", action="store_true", help=_JSON)


def _list(options: argparse.Namespace) -> None:
    from backcoach.cli.json_output import catalogue_json

    catalog = catalog_of(options)
    say(catalogue_json(catalog) if options.json else _as_text(catalog).catalogue())


def _show(options: argparse.Namespace) -> None:
    catalog = catalog_of(options)
    say(_as_text(catalog).either(catalog.either(options.id)))


def _timeline(options: argparse.Namespace) -> None:
    from backcoach.cli.json_output import timeline_json

    catalog = catalog_of(options)
    timeline = _heard(options.id, catalog)[0]
    say(timeline_json(timeline) if options.json else _as_text(catalog).timeline(timeline))


def _cues(options: argparse.Namespace) -> None:
    from backcoach.cues.listing import script_json, script_text

    script = _heard(options.id, catalog_of(options))[1]
    say(script_json(script) if options.json else script_text(script))


def _heard(id: str, catalog: "Catalog") -> "tuple[Timeline, Script]":
    """What happens and what is heard with the usual settings."""
    from backcoach.cues import SpeechWording, compile_script, compile_spoken_timeline
    from backcoach.session.settings import SessionSettings, SoundSettings

    wording, sound = SpeechWording(str, catalog), SoundSettings()
    timeline = compile_spoken_timeline(catalog.as_routine(id), wording, SessionSettings(), sound)
    return timeline, compile_script(timeline, wording, sound)


def _as_text(catalog: "Catalog") -> "TextOutput":
    from shutil import get_terminal_size

    from backcoach.cli.text_output import TextOutput
    from backcoach.phrases import Phrases

    return TextOutput(catalog, Phrases(str), get_terminal_size().columns)
