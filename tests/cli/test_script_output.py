"""The cue script on the command line has the keys that are promised."""

import json

from backcoach.cli.json_output import script_json
from backcoach.cli.text_output import script_text
from backcoach.cues import Cue, Script
from backcoach.words import Words

SCRIPT = Script(
    "mine",
    70.0,
    (Cue(0.25, 0.2, "tone", "ready", "get ready", 4, 1), Cue(61.5, 1, "speech", "announce", "Child’s", 5, 63)),
)


def test_json_has_each_cue_with_four_keys_in_plain_ascii() -> None:
    text = script_json(SCRIPT)
    assert text.isascii()
    assert json.loads(text) == {
        "id": "mine",
        "cues": [
            {"at_s": 0.25, "kind": "tone", "name": "ready", "text": "get ready"},
            {"at_s": 61.5, "kind": "speech", "name": "announce", "text": "Child’s"},
        ],
    }


def test_text_is_one_line_for_each_cue() -> None:
    assert script_text(SCRIPT, Words()).splitlines() == ["   0:00.2  ready", "   1:01.5  “Child’s”"]
