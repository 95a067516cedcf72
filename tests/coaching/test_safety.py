"""The safety texts are complete and keep to the project's rules for them."""

import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.coaching import SafetyReason, SafetyTexts, read_safety
from backcoach.coaching.emergency import number_for
from backcoach.history.records import StopReason
from backcoach.problem import Problem
from tests.places import ASSETS

SAFETY = read_safety(ASSETS)
FORBIDDEN = re.compile(
    r"\b(treat|therap|cure|heal|relie[fv]|prevent|rehab|prescri|clinically|patient|correct posture|weak core"
    r"|decompress|realign|safe\b|diagnos)",
    re.IGNORECASE,
)


def everything(safety: SafetyTexts) -> str:
    return msgspec.json.encode(safety).decode()


def test_the_texts_keep_to_the_projects_words() -> None:
    assert not FORBIDDEN.search(everything(msgspec.structs.replace(SAFETY, intended_use=())))


def test_what_the_program_is_meant_for_says_what_it_does_not_do() -> None:
    first, second = SAFETY.intended_use
    assert first.startswith("BackCoach is an exercise timer, breathing pacer and personal diary for adults")
    assert "does not diagnose, treat, monitor or predict" in second
    assert "does not replace a doctor or physiotherapist" in second


def test_the_emergency_number_is_on_the_page_on_its_card_and_in_the_advice_for_chest_symptoms() -> None:
    filled = SAFETY.with_emergency_number("999")
    assert "Call 999" in filled.page.emergency_lead
    assert "999" in filled.page.emergency_advice[0]
    (chest,) = (rule for rule in filled.stop if rule.id == "dizzy-or-chest")
    assert "call 999" in chest.advice[-1]


@given(st.text(alphabet=st.characters(exclude_characters="{}", exclude_categories=["Cs"])))
def test_any_number_fills_every_placeholder_and_changes_nothing_else(number: str) -> None:
    filled = SAFETY.with_emergency_number(number)
    assert "{number}" not in everything(filled)
    assert filled.why == SAFETY.why
    assert filled.light == SAFETY.light
    assert [rule.id for rule in filled.stop] == [rule.id for rule in SAFETY.stop]


def test_every_emergency_sign_and_every_reason_to_ask_first_is_there() -> None:
    assert (len(SAFETY.page.emergency_signs), len(SAFETY.page.today), len(SAFETY.page.ask_first)) == (8, 8, 7)
    assert SAFETY.page.closing[0] == "This list cannot rule anything out."


@pytest.mark.parametrize(
    ("locale", "number"),
    [("de_AT", "112"), ("en_GB", "999"), ("en-US", "911"), ("en_AU.UTF-8", "000"), ("mi_NZ", "111"), ("de", "112")],
)
def test_the_emergency_number_of_a_country_is_suggested(locale: str, number: str) -> None:
    assert number_for(locale) == number


def test_there_is_one_message_about_pain() -> None:
    (too_much,) = (rule for rule in SAFETY.stop if rule.id == "too-much-pain")
    said = " ".join(too_much.advice)
    assert "Up to 3 is fine. At 4 or 5 go on gently; it is fine if it has settled by next morning." in said
    assert "Sharp, new, or down the leg: stop." in said
    assert "pain is a reason to stop" not in everything(SAFETY)


def test_every_reason_has_a_sentence() -> None:
    assert set(SAFETY.why) == set(get_args(SafetyReason))


def test_stop_asks_the_reasons_that_the_journal_knows() -> None:
    assert [rule.id for rule in SAFETY.stop] == [reason for reason in get_args(StopReason) if reason]


def test_leg_symptoms_hide_the_exercise_and_open_the_safety_page() -> None:
    assert [rule.id for rule in SAFETY.stop if rule.hides_exercise] == ["leg-symptoms"]
    assert [rule.id for rule in SAFETY.stop if rule.opens_safety] == ["leg-symptoms"]


def test_only_after_dizziness_or_chest_symptoms_the_session_cannot_be_resumed() -> None:
    assert [rule.id for rule in SAFETY.stop if not rule.resume] == ["dizzy-or-chest"]


def test_the_lights_cover_every_score_once() -> None:
    covered = [value for light in SAFETY.light for value in range(light.low, light.high + 1)]
    assert covered == list(range(11))
    assert [(light.color, light.high) for light in SAFETY.light] == [("green", 3), ("amber", 5), ("red", 10)]


def test_missing_texts_are_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(Problem, match=r"safety\.toml cannot be used .* install BackCoach again\.$"):
        read_safety(tmp_path)


def test_broken_texts_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "safety.toml").write_text("[page]\ntitle = 3\n", encoding="utf-8")
    with pytest.raises(Problem, match="install BackCoach again"):
        read_safety(tmp_path)


def test_notes_for_a_rest_are_short_and_say_where_they_come_from() -> None:
    assert len(SAFETY.note) >= 4
    assert not [note.words for note in SAFETY.note if len(note.words.split()) > 30 or not note.origin]


def test_one_rule_covers_every_strength_of_pain() -> None:
    rules = [SAFETY.rule_at(value) for value in range(11)]
    assert rules == [
        rule for light, count in zip(SAFETY.light, (4, 2, 5), strict=True) for rule in [light.words] * count
    ]


def test_notes_are_short_and_say_where_they_come_from() -> None:
    assert len(SAFETY.note) >= 4
    for note in SAFETY.note:
        assert len(note.words.split()) <= 30
        assert not re.search(r"\bS\d\b", note.origin), "no number of an article, which means nothing to a reader"
