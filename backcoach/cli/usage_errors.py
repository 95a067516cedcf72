"""What argparse says of wrong usage, as messages: it words its errors in English and hands over only the text."""

import re

from backcoach.words import N_, Words

EMPTY_NAME = N_("expected a name that is not empty")
"""What the type of a path says itself."""
_SHAPES = (
    (r"argument (?P<argument>[^:]+): (?P<fault>.+)", N_("argument {argument}: {fault}")),
    (r"unrecognized arguments: (?P<arguments>.+)", N_("unrecognized arguments: {arguments}")),
    (r"ignored explicit argument (?P<text>.+)", N_("ignored explicit argument {text}")),
    (
        r"the following arguments are required: (?P<arguments>.+)",
        N_("the following arguments are required: {arguments}"),
    ),
    (r"expected one argument", N_("expected one argument")),
    (
        r"ambiguous option: (?P<option>.+) could match (?P<options>.+)",
        N_("ambiguous option: {option} could match {options}"),
    ),
    (r"invalid int value: (?P<text>.+)", N_("not a whole number: {text}")),
    (
        r"invalid choice: (?P<text>.+) \(choose from (?P<choices>.+)\)",
        N_("invalid choice: {text} (choose from {choices})"),
    ),
)
"""Each error that a command line of ours can bring about, and the message for it."""
_INTERNAL = re.compile("'(sound|picture)', ")
"""Commands by which the program starts itself, in argparse's list of all commands."""


def usage_error(words: Words, text: str) -> str:
    """An error of argparse's in the language of the words; one that is not known stays as it is."""
    for shape, message in _SHAPES:
        if match := re.fullmatch(shape, text, re.DOTALL):
            values = match.groupdict()
            if "choices" in values:
                values["choices"] = _INTERNAL.sub("", values["choices"])
            if "fault" in values:
                values["fault"] = usage_error(words, values["fault"])
            return words.look_up(message, **values)
    return words.look_up(text)
