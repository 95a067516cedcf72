"""Every setting is found by its record; its value can be read and replaced without touching any other."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.app.preferences import Preferences
from backcoach.app.setting_fields import SettingField, field_of, fields_on, setting_fields
from backcoach.session import BreathPattern, SessionSettings
from tests.places import ROOT

FIELDS = setting_fields()
UNSEEN = {"routine", "favourites", "forms", "sheet", "first_start_done", "shared_folder", "share_at_start"}
"""What is chosen elsewhere than on the settings page."""


def test_every_preference_has_a_record_or_is_chosen_elsewhere() -> None:
    known = {field.names[0] for field in FIELDS}
    assert known | UNSEEN == set(Preferences.__struct_fields__)
    assert not known & UNSEEN


def test_no_two_settings_have_the_same_words() -> None:
    titles = [field.record.title for field in FIELDS]
    assert len(set(titles)) == len(titles)


def test_one_value_is_read_and_replaced() -> None:
    before = Preferences(session=SessionSettings(rest_s=20))
    breath = field_of(lambda chosen: chosen.session.breath)
    after = breath.replaced(before, BreathPattern(4, 0, 6))
    assert breath.value(after) == BreathPattern(4, 0, 6)
    assert after == msgspec.structs.replace(before, session=SessionSettings(rest_s=20, breath=BreathPattern(4, 0, 6)))


def test_what_has_no_record_is_not_found() -> None:
    with pytest.raises(KeyError):
        field_of(lambda chosen: chosen.routine)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_a_default_is_within_its_bounds_and_among_its_choices(field: SettingField) -> None:
    if field.record.choices:
        assert field.default in dict(field.record.choices)
    if field.least is not None and field.greatest is not None and field.default is not None:
        assert field.least <= field.default <= field.greatest


@given(st.sampled_from([field for field in FIELDS if field.greatest is not None]), st.integers(1, 1000))
def test_the_file_refuses_what_the_page_does_not_offer(field: SettingField, beyond: int) -> None:
    assert field.greatest is not None
    wrong = field.replaced(Preferences(), int(field.greatest) + beyond)
    with pytest.raises(msgspec.ValidationError, match=field.key):
        msgspec.json.decode(msgspec.json.encode(wrong), type=Preferences)


def test_each_page_has_its_settings_in_order() -> None:
    assert [field.key for field in fields_on("breath")] == ["session.breath"]
    assert [field.record.title for field in fields_on("safety")] == ["Cautions", "Emergency number"]


def test_the_documentation_is_made_from_the_records() -> None:
    import settings_doc

    assert (ROOT / "docs" / "settings.md").read_text("utf-8") == settings_doc.text()
