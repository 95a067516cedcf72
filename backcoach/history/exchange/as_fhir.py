"""The scores as a FHIR R4 Bundle of Observations, for health records."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from backcoach.history.exchange.source import Source
from backcoach.history.records import PEG, Question
from backcoach.history.rows import ScoreRow

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
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


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What no string of FHIR may hold."""
_DISPLAYS = {PAIN_NOW: "Pain severity - 0-10 verbal numeric rating [Score] - Reported"}
"""LOINC's own names, as far as they are known for certain: a wrong one is worse than none."""
QUESTION_SYSTEM = "urn:backcoach:question"
"""Names which of the journal's questions was asked, so that the file can come back."""


def observation(score: ScoreRow, person: str = "") -> dict[str, Any]:
    """One score, with a code if there is one with exactly this meaning; of a person, if one is named."""
    notes = [text for text in (f"Exercise: {score.exercise}" if score.exercise else "", score.note.strip()) if text]
    whom = {"display": _clean(person)}
    return {
        "resourceType": "Observation",
        "id": score.id,
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{score.id}"}],
        "status": "final" if score.revision == 1 else "amended",
        "category": [{"coding": [{"system": _CATEGORY, "code": "survey", "display": "Survey"}]}],
        "code": {"coding": _codings(score.question), "text": TEXTS.get(score.question, score.question)},
        "effectiveDateTime": score.at.isoformat(),
        "issued": score.changed_at.isoformat(),
        "valueQuantity": {"value": score.value, "unit": "{score}", "system": UCUM, "code": "{score}"},
    } | ({"subject": whom, "performer": [whom]} if person else {}) | (
        {"bodySite": {"text": "Low back"}} if score.question not in PEG else {}
    ) | ({"note": [{"text": _clean(text)} for text in notes]} if notes else {})  # fmt: skip


def _codings(question: Question) -> list[dict[str, str]]:
    own = {"system": QUESTION_SYSTEM, "code": question}
    if question not in CODES:
        return [own]
    code = CODES[question]
    named = {"display": _DISPLAYS[code]} if code in _DISPLAYS else {}
    return [{"system": LOINC, "code": code} | named, own]


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


def as_fhir(source: Source, person: str = "") -> Iterator[bytes]:
    """The parts of the file, one score in each line; deleted scores are left out."""
    yield b'{"resourceType":"Bundle","type":"collection"'
    before = b',"entry":[\n'
    end = b"}\n"
    for score in source.rows(ScoreRow):
        if not score.deleted:
            entry = {"fullUrl": f"urn:uuid:{score.id}", "resource": observation(score, person)}
            yield before + msgspec.json.encode(entry)
            before, end = b",\n", b"]}\n"
    yield end
