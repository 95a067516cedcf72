"""Health records of other programs: whose they are, which version counts, and which place they are about."""

import json
from typing import Any

import pytest

from tests.history.diary.test_odd_files import outcome, told


def observation(value: int, when: str = "2026-05-01T08:30:00+02:00", **more: Any) -> dict[str, Any]:
    code = {"coding": [{"system": "http://loinc.org", "code": "72514-3"}]}
    return {
        "resourceType": "Observation", "status": "final", "code": code, "effectiveDateTime": when,
        "valueQuantity": {"value": value}, **more,
    }  # fmt: skip


def bundle(*resources: dict[str, Any]) -> bytes:
    entries = [{"resource": one} for one in resources]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


LATER = "2026-05-02T08:30:00+02:00"


def of(patient: Any, value: int = 5, when: str = LATER) -> dict[str, Any]:
    return observation(value, when, subject=patient)


@pytest.mark.parametrize(
    ("resources", "right"),
    [
        ([of({"reference": "Patient/1"}), of({"reference": "Patient/2"})], "? only"),
        ([of({"display": "Ann"}), of({"display": "Bob"})], "? only"),
        ([of({"identifier": {"value": "17"}}), of({"identifier": {"value": "18"}})], "? only"),
        ([of({"reference": "Patient/1"}), of({"reference": "Patient/1"}, 6)], "05-02 08:30=5, 05-02 08:30=6"),
        ([of("Ann"), of({"identifier": "Ann"}, 6)], "05-02 08:30=5, 05-02 08:30=6"),
        ([observation(5, bodySite={"text": "Low back"}), observation(6, bodySite={"text": "Knee"})], "? only"),
        ([observation(5, bodySite={"text": "Knee"})], "? only"),
        ([observation(5, id="a"), observation(5, id="a")], "05-01 08:30=5"),
        ([observation(5, id="a"), observation(6, id="a", status="amended")], "05-01 08:30=6"),
        ([observation(6, id="a", issued="2026-05-03"), observation(5, id="a", issued="2026-05-02")], "05-01 08:30=6"),
        (
            [
                observation(6, id="a", meta={"lastUpdated": "2026-05-03"}),
                observation(5, id="a", meta={"lastUpdated": "2026-05-02"}),
            ],
            "05-01 08:30=6",
        ),
        ([observation(5, id="a", meta=1), observation(6, LATER, id="a")], "05-01 08:30=5, 05-02 08:30=6"),
        ([observation(5), observation(5)], "05-01 08:30=5, 05-01 08:30=5"),
    ],
)
def test_a_health_record_says_whose_it_is_and_which_version_counts(resources: list[dict[str, Any]], right: str) -> None:
    assert outcome(bundle(*resources)) == right


def test_an_export_of_apple_health_in_an_unknown_encoding_is_refused() -> None:
    words = "# The file is XML in an encoding that nothing knows"
    assert told(outcome(b'<?xml version="1.0" encoding="none-such"?><HealthData/>'), words) == words


def test_bearable_without_the_category_pain_is_asked_what_is_meant() -> None:
    heading = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
    rows = "2026-05-13,x,Wed,pre,Symptom,2,Headache,\n2026-05-13,x,Wed,am,Mood,5,,\n"
    assert outcome(heading + rows) == "? only"
    assert outcome(heading + rows, only=(("category", "Symptom"),)) == "? only"
    assert outcome(heading + rows, only=(("category", "Symptom"), ("detail", "Headache"))) == "05-13 06:00=2"
