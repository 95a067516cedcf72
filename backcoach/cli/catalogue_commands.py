"""The commands that show the catalogue, the timeline of a routine, and its cue script."""

import argparse
from typing import TYPE_CHECKING

from backcoach.cli.command_options import AddCommand, catalog_of, services_of
from backcoach.cli.terminal import say
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.catalog import Catalog
    from backcoach.cli.text_output import TextOutput
    from backcoach.cues import Script
    from backcoach.session import Timeline

_JSON = "print JSON, for other programs"


def add(command: AddCommand) -> None:
    """Add these commands with the given function."""
    command("list", _list, "list all exercises and routines").add_argument("--json", action="store_true", help=_JSON)
    command("show", _show, "show everything about an exercise or routine").add_argument("id", metavar="ID")
    for name, run, about in (
        ("timeline", _timeline, "show when everything in a routine or exercise happens"),
        ("cues", _cues, "show when each tone and sentence of a routine or exercise is heard"),
    ):
        added = command(name, run, about)
        added.add_argument("id", metavar="ID")
        added.add_argument("--json", action="store_true", help=_JSON)


def _list(options: argparse.Namespace) -> None:
    from backcoach.cli.json_output import catalogue_json

    catalog = catalog_of(options)
    say(catalogue_json(catalog) if options.json else _text_output(catalog, options).catalogue())


def _show(options: argparse.Namespace) -> None:
    catalog = catalog_of(options)
    say(_text_output(catalog, options).either(catalog.either(options.id)))


def _timeline(options: argparse.Namespace) -> None:
    from backcoach.cli.json_output import timeline_json

    catalog = catalog_of(options)
    timeline = _compiled(options.id, catalog)[0]
    say(timeline_json(timeline) if options.json else _text_output(catalog, options).timeline(timeline))


def _cues(options: argparse.Namespace) -> None:
    from backcoach.cli.json_output import script_json
    from backcoach.cli.text_output import script_text

    script = _compiled(options.id, catalog_of(options))[1]
    say(script_json(script) if options.json else script_text(script))


def _compiled(id: str, catalog: "Catalog") -> "tuple[Timeline, Script]":
    """The timeline and the cue script with the default settings."""
    from backcoach.cues import SpeechWording, compile_script, compile_spoken_timeline
    from backcoach.session.settings import SessionSettings, SoundSettings

    wording, sound = SpeechWording(Words(), catalog), SoundSettings()
    timeline = compile_spoken_timeline(catalog.as_routine(id), wording, SessionSettings(), sound)
    return timeline, compile_script(timeline, wording, sound)


def _text_output(catalog: "Catalog", options: argparse.Namespace) -> "TextOutput":
    from shutil import get_terminal_size

    from backcoach.cli.text_output import TextOutput
    from backcoach.phrases import Phrases

    return TextOutput(catalog, Phrases(services_of(options).words), get_terminal_size().columns)
