"""FHIR: the observations of pain in a bundle of any program, as a table."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from backcoach.history.checks import UNREADABLE
from backcoach.history.diary.opened import OpenedFile
from backcoach.history.diary.shapes import Shape
from backcoach.history.diary.table import Table
from backcoach.problem import Problem
from backcoach.words import Message

LOINC = "http://loinc.org"
QUESTIONS = {
    "72514-3": "now",
    "38208-5": "now",
    "75893-8": "peg-pain",
    "91145-3": "peg-enjoyment",
    "91146-1": "peg-activity",
}
"""The codes that are read, and the question that each answers; the last two come with the third as the PEG scale."""
_CODES = (
    "LA6111-4", "LA6112-2", "LA6113-0", "LA6114-8", "LA6115-5", "LA10137-0", "LA10138-8", "LA10139-6", "LA10140-4",
    "LA10141-2", "LA13942-0",
)  # fmt: skip
ANSWERS = {code: number for number, code in enumerate(_CODES)}
"""LOINC's codes for the numbers 0 to 10."""
_HEADING = ["effective", "score", "note", "question", "body site", "patient", "id"]
_OTHERS = Shape(
    "FHIR", (), day="effective", score="score", note="note", asked="question", within=("body site", "patient")
)
_OURS = Shape("BackCoach", (), day="effective", score="score", note="note", asked="question", own=True)
_GONE = {"entered-in-error", "cancelled"}
_OWN_SYSTEM = "urn:backcoach:question"
_DEEPEST = 60


def open_observations(data: bytes) -> OpenedFile:
    """The table of a bundle, a list or lines of resources; a Problem for other JSON and for one without pain scores."""
    resources = list(_resources(_decoded(data), 0))
    if not resources:
        raise Problem("The file is JSON of a program that BackCoach does not know; choose a table or a FHIR bundle.")
    wanted = [(place, one) for place, one in enumerate(resources, start=1) if _question(one)]
    wanted = [(place, one) for place, one in wanted if one.get("status") not in _GONE]
    if not wanted:
        raise Problem("The FHIR file holds no observation of pain (LOINC 72514-3, 38208-5 or 75893-8); choose another.")
    ours = all(_own_question(one) for _, one in wanted)
    if not ours:
        wanted = _latest(wanted)
    heading = _HEADING if ours else _HEADING[:-1]
    rows = [_row(one, ours=ours) for _, one in wanted]
    aside = len(resources) - len(wanted)
    told = Message.plural(
        "{count:,} other resource in the file is not a pain score.",
        "{count:,} other resources in the file are not pain scores.",
        aside,
    )
    table = Table([heading, *rows], [0, *(place for place, _ in wanted)], headed=True, unit="Entry")
    return OpenedFile(Message("a FHIR bundle"), table, _OURS if ours else _OTHERS, remarks=(told,) if aside else ())


def _decoded(data: bytes) -> Any:
    """The content of JSON, or of one JSON a line."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(data)
    except UNREADABLE as error:
        lines = [line for line in data.splitlines() if line.strip()]
        if len(lines) < 2:
            raise _unreadable(error) from None
    try:
        return [msgspec.json.decode(line) for line in lines]
    except UNREADABLE as error:
        raise _unreadable(error) from None


def _unreadable(error: Exception) -> Problem:
    words = " ".join(str(error).split())
    if isinstance(error, RecursionError):
        words = Message("it is nested too deeply")
    return Problem("The file cannot be read as JSON ({words}); export it again.", words=words)


def _resources(node: Any, depth: int) -> Iterator[dict[str, Any]]:
    """All resources in bundles and lists."""
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for one in node:
            yield from _resources(one, depth + 1)
    elif isinstance(node, dict):
        if node.get("resourceType") == "Bundle":
            entries = node.get("entry")
            for entry in entries if isinstance(entries, list) else []:
                yield from _resources(entry.get("resource") if isinstance(entry, dict) else None, depth + 1)
        elif isinstance(node.get("resourceType"), str):
            yield node


def _codings(concept: Any) -> Iterator[dict[str, Any]]:
    codings = concept.get("coding") if isinstance(concept, dict) else None
    yield from (one for one in (codings if isinstance(codings, list) else []) if isinstance(one, dict))


def _question(resource: dict[str, Any]) -> str | None:
    """Which question an observation answers; None for what is no pain score."""
    if resource.get("resourceType") != "Observation":
        return None
    if own := _own_question(resource):
        return own
    codes = [one.get("code") for one in _codings(resource.get("code")) if one.get("system") == LOINC]
    return next((QUESTIONS[code] for code in codes if isinstance(code, str) and code in QUESTIONS), None)


def _own_question(resource: dict[str, Any]) -> str | None:
    """The question by BackCoach's own coding."""
    found = (one.get("code") for one in _codings(resource.get("code")) if one.get("system") == _OWN_SYSTEM)
    return next((code for code in found if isinstance(code, str)), None)


def _row(resource: dict[str, Any], *, ours: bool) -> list[str]:
    site = resource.get("bodySite")
    where = _text(site.get("text")) if isinstance(site, dict) else ""
    where = where or next((_text(one.get("display")) for one in _codings(site)), "")
    cells = [
        _effective(resource),
        _value(resource),
        _note(resource, ours=ours),
        _question(resource) or "",
        where,
        _patient(resource),
    ]
    return [*cells, _text(resource.get("id"))] if ours else cells


def _latest(wanted: Sequence[tuple[int, dict[str, Any]]]) -> list[tuple[int, dict[str, Any]]]:
    """Of several versions of one observation, the one written last; if they do not say when, the last in the file."""
    latest: dict[object, tuple[int, dict[str, Any]]] = {}
    for place, one in wanted:
        key = (one["id"], _effective(one), _patient(one)) if _text(one.get("id")) else place
        if key not in latest or _written(latest[key][1]) <= _written(one):
            latest[key] = place, one
    return sorted(latest.values(), key=lambda found: found[0])


def _written(resource: dict[str, Any]) -> str:
    meta = resource.get("meta")
    updated = _text(meta.get("lastUpdated")) if isinstance(meta, dict) else ""
    return updated or _text(resource.get("issued"))


def _patient(resource: dict[str, Any]) -> str:
    """Whose observation it is, by whatever names the person."""
    subject = resource.get("subject")
    if not isinstance(subject, dict):
        return ""
    identifier = subject.get("identifier")
    number = identifier.get("value") if isinstance(identifier, dict) else None
    return next((text for text in map(_text, (subject.get("reference"), number, subject.get("display"))) if text), "")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _effective(resource: dict[str, Any]) -> str:
    period = resource.get("effectivePeriod")
    start = period.get("start") if isinstance(period, dict) else None
    found = (resource.get("effectiveDateTime"), resource.get("effectiveInstant"), start, resource.get("issued"))
    return next((text for text in found if isinstance(text, str) and text), "")


def _value(resource: dict[str, Any]) -> str:
    """The number as text, however it is given; empty if there is none."""
    quantity = resource.get("valueQuantity")
    number = quantity.get("value") if isinstance(quantity, dict) else resource.get("valueInteger")
    if isinstance(number, int | float) and not isinstance(number, bool):
        unit = _text(quantity.get("unit") or quantity.get("code")).strip() if isinstance(quantity, dict) else ""
        above = _text(quantity.get("comparator")) if isinstance(quantity, dict) else ""
        return f"{above}{number:g} {unit}" if unit in ("mm", "cm", "%") else f"{above}{number:g}"
    for coding in _codings(resource.get("valueCodeableConcept")):
        if coding.get("system") in (LOINC, None) and coding.get("code") in ANSWERS:
            return str(ANSWERS[coding["code"]])
    concept = resource.get("valueCodeableConcept")
    said = [_text(one.get("display")) for one in _codings(concept)]
    return next((text for text in (*said, _text(resource.get("valueString"))) if text), "")


def _note(resource: dict[str, Any], *, ours: bool) -> str:
    notes = resource.get("note")
    texts = [_text(one.get("text")) for one in (notes if isinstance(notes, list) else []) if isinstance(one, dict)]
    if ours:
        texts = [text for text in texts if not text.startswith("Exercise: ")]
    return "\n".join(text for text in texts if text)
