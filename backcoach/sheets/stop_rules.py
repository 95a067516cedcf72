"""The sheet's texts about pain, when to stop and when to get help."""

from pathlib import Path

import msgspec

from backcoach.problem import Problem
from backcoach.toml_file import read_toml


class StopRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The texts at the foot of a sheet; `light` rows are (band, words).

    Fields with a default are not in the file; the caller fills them in from the safety page.
    """

    emergency_title: str
    emergency_when: str
    light_title: str
    stop_title: str
    stop: tuple[str, ...]
    breath: str
    notice: str
    emergency_signs: tuple[str, ...] = ()
    emergency_limits: str = ""
    light: tuple[tuple[str, str], ...] = ()

    def with_number(self, number: str) -> "StopRules":
        """The rules with the emergency number filled in."""
        return msgspec.structs.replace(
            self,
            emergency_title=self.emergency_title.replace("{number}", number),
            stop=tuple(rule.replace("{number}", number) for rule in self.stop),
        )


def read_stop_rules(path: Path) -> StopRules:
    """The rules from a shipped TOML file; raises Problem if it is missing or incomplete."""
    try:
        return msgspec.convert(read_toml(path), StopRules)
    except (OSError, ValueError) as error:
        raise Problem(
            "{file} cannot be used ({error}); please install BackCoach again.", file=path.name, error=error
        ) from None
