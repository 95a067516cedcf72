"""A script for the command line: as lines of text, and as the JSON that `docs/cues.md` promises."""

import json

from backcoach.cues.cue import Cue, Script


def script_text(script: Script) -> str:
    """One line a cue: when, what, and the words."""
    return "\n".join(_row(cue) for cue in script.cues)


def script_json(script: Script) -> str:
    """The cues by their start in seconds, whole milliseconds; plain ASCII."""
    cues = [{"at_s": round(cue.at_s, 3), "kind": cue.kind, "name": cue.name, "text": cue.text} for cue in script.cues]
    return json.dumps({"id": script.id, "cues": cues}, indent=2)


def _row(cue: Cue) -> str:
    minutes, seconds = divmod(round(cue.at_s, 1), 60)
    what = f"“{cue.text}”" if cue.kind == "speech" else cue.name.replace("_", " ")
    return f"{int(minutes):>4}:{seconds:04.1f}  {what}"
