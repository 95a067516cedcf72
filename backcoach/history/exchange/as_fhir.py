"""The scores as a FHIR R4 Bundle of Observations, for health records."""

from collections.abc import Iterator
from typing import Any

import msgspec

from backcoach.history.exchange.source import Source
from backcoach.history.records import Question
from backcoach.history.rows import ScoreRow

LOINC = "http://loinc.org"
PAIN_NOW = "72514-3"
"""Pain severity, 0-10 verbal numeric rating, reported."""
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"

TEXTS: dict[Question, str] = {
    "now-before": "Low back pain right now, before a session of exercise, 0 (no pain) to 10 (worst pain imaginable)",
    "now-after": "Low back pain right now, after a session of exercise, 0 (no pain) to 10 (worst pain imaginable)",
    "now": "Low back pain right now, 0 (no pain) to 10 (worst pain imaginable)",
    "last-24-hours": "Low back pain on average in the last 24 hours, 0 (no pain) to 10 (worst pain imaginable)",
    "during": "Low back pain during an exercise, 0 (no pain) to 10 (worst pain imaginable)",
    "peg-pain": "Pain on average in the past week, 0 (no pain) to 10 (worst pain imaginable)",
    "peg-enjoyment": "Interference of pain with enjoyment of life in the past week, 0 (none) to 10 (complete)",
    "peg-activity": "Interference of pain with general activity in the past week, 0 (none) to 10 (complete)",
}
CODES: dict[Question, str] = {
    "now-before": PAIN_NOW,
    "now-after": PAIN_NOW,
    "now": PAIN_NOW,
    "peg-pain": "75893-8",
    "peg-enjoyment": "91145-3",
    "peg-activity": "91146-1",
}
"""LOINC has none for pain in the last 24 hours or during an exercise."""


def observation(score: ScoreRow) -> dict[str, Any]:
    """One score as an Observation, with a LOINC code if there is one for exactly this question."""
    code: dict[str, Any] = {"text": TEXTS.get(score.question, score.question)}
    if score.question in CODES:
        code["coding"] = [{"system": LOINC, "code": CODES[score.question]}]
    notes = [text for text in (f"Exercise: {score.exercise}" if score.exercise else "", score.note.strip()) if text]
    return {
        "resourceType": "Observation",
        "id": score.id,
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "survey"}]}],
        "code": code,
        "effectiveDateTime": score.at.isoformat(),
        "valueInteger": score.value,
    } | ({"note": [{"text": text} for text in notes]} if notes else {})


def as_fhir(source: Source) -> Iterator[bytes]:
    """The parts of the file, one score on a line; deleted ones are left out."""
    yield b'{"resourceType":"Bundle","type":"collection"'
    before = b',"entry":[\n'
    end = b"}\n"
    for score in source.rows(ScoreRow):
        if not score.deleted:
            entry = {"fullUrl": f"urn:uuid:{score.id}", "resource": observation(score)}
            yield before + msgspec.json.encode(entry)
            before, end = b",\n", b"]}\n"
    yield end
