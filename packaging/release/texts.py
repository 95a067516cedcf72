"""Makes the manual page and the shell completions from the program's own parser."""

from __future__ import annotations

import argparse
import gzip
from collections.abc import Iterator

from backcoach.cli.command_line import build_parser
from backcoach.cli.help_parser import HelpParser
from backcoach.words import N_, Words
from release.project import Project

WHAT = N_("exercise timer, breathing pacer and diary for a sore lower back")
WITHOUT_COMMAND = N_("Without a command the window opens.")
FILES = (
    (
        "~/.local/share/backcoach",
        N_(
            "The journal (journal.db), its backups, settings, own exercises and routines; --data-dir names another "
            "folder."
        ),
    ),
    (
        "~/.config/backcoach-folder.txt",
        N_("Where another folder was chosen because the usual one could not be used."),
    ),
    ("~/.cache/backcoach", N_("What can be made again.")),
)
STATUS = N_(
    "0 for success, 1 for a problem that one sentence on the error stream explains, 2 for wrong usage, 3 for a bug."
)


def completions() -> dict[str, str]:
    """The script of each shell."""
    import shtab  # only the environment that packs has it

    made = {shell: shtab.complete(build_parser(), shell=shell) for shell in ("bash", "zsh")}
    return made | {"fish": fish(build_parser())}


def commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, HelpParser]]:
    """Name, short help and parser of every command that is listed in the help."""
    for action in parser._actions:  # argparse has no public way to them  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for listed in action._choices_actions:  # noqa: SLF001
                yield listed.dest, listed.help or "", action.choices[listed.dest]


def options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and argument that has a help text."""
    for action in parser._actions:  # noqa: SLF001
        if not isinstance(action, argparse._SubParsersAction) and action.help not in (None, argparse.SUPPRESS):  # noqa: SLF001
            yield action


def fish(parser: argparse.ArgumentParser) -> str:
    """Completions for fish, which shtab does not make."""
    lines = ["complete -c backcoach -n __fish_use_subcommand -f"]
    for name, about, command in commands(parser):
        lines.append(f"complete -c backcoach -n __fish_use_subcommand -a {name} -d {quoted(about)}")
        lines += [_fish_option(action, name) for action in options(command) if action.option_strings]
    lines += [_fish_option(action, "") for action in options(parser) if action.option_strings]
    return "\n".join(lines) + "\n"


def _fish_option(action: argparse.Action, command: str) -> str:
    where = f"'__fish_seen_subcommand_from {command}'" if command else "__fish_use_subcommand"
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in action.option_strings)
    choices = f" -xa '{' '.join(map(str, action.choices))}'" if action.choices else ""
    takes = "" if action.nargs == 0 or choices else " -r"
    return f"complete -c backcoach -n {where} {names}{takes}{choices} -d {quoted(_help(action))}"


def quoted(text: str) -> str:
    """For a shell."""
    return "'" + text.replace("'", "\\'") + "'"


def manual(project: Project, words: Words | None = None) -> str:
    """The manual page in roff, in English or another language."""
    words = words or Words()
    parser = build_parser()
    for one in (parser, *(command for _, _, command in commands(parser))):
        one.translate(words)
    parts = [
        f'.TH BACKCOACH 1 "{project.date}" "BackCoach {project.version}" "{words.gettext("User Commands")}"',
        f".SH {_head(words.pgettext('manual', 'Name'))}\nbackcoach \\- {escaped(words.look_up(WHAT))}",
        f".SH {_head(words.pgettext('manual', 'Synopsis'))}\n.B backcoach\n[\\-\\-data\\-dir DIR] [COMMAND] ...",
        f".SH {_head(words.pgettext('manual', 'Description'))}\n{escaped(parser.description or '')}",
        escaped(words.look_up(WITHOUT_COMMAND)),
        f".SH {_head(words.gettext('options'))}",
        *map(_roff_option, options(parser)),
        f".SH {_head(words.gettext('commands'))}",
        *(_roff_command(name, about, command) for name, about, command in commands(parser)),
        f".SH {_head(words.pgettext('manual', 'Files'))}",
        *(f".TP\n.I {name}\n{escaped(words.look_up(about))}" for name, about in FILES),
        f".SH {_head(words.pgettext('manual', 'Exit status'))}\n{escaped(words.look_up(STATUS))}\n",
    ]
    return "\n".join(parts)


def _head(title: str) -> str:
    return title.upper()


def packed(text: str) -> bytes:
    """By gzip, the same bytes each time."""
    return gzip.compress(text.encode(), mtime=0)


def _roff_command(name: str, about: str, parser: argparse.ArgumentParser) -> str:
    asked = [action for action in options(parser) if "--help" not in action.option_strings]
    return "\n".join(
        [f".SS backcoach {escaped(name)}", escaped(about[:1].upper() + about[1:]) + ".", *map(_roff_option, asked)]
    )


def _roff_option(action: argparse.Action) -> str:
    names = ", ".join(action.option_strings) or str(action.metavar or action.dest)
    value = "" if action.nargs == 0 or not action.option_strings else f" {action.metavar or action.dest.upper()}"
    return f".TP\n.B {escaped(names + value)}\n{escaped(_help(action))}"


def _help(action: argparse.Action) -> str:
    text = " ".join((action.help or "").split())
    return text.replace("%(default)s", str(action.default)).replace("%%", "%")


def escaped(text: str) -> str:
    """For roff: a hyphen stays a hyphen, a line never begins with a command."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{text}" if text.startswith((".", "'")) else text
