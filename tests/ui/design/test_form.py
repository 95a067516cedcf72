"""Dotted paths reach into preferences without touching anything beside."""

import msgspec

from backcoach.app.preferences import Preferences
from backcoach.session import BreathPattern, SessionSettings
from backcoach.ui.design.form import value_at, with_value


def test_a_path_reads_and_replaces_one_value() -> None:
    before = Preferences(session=SessionSettings(rest_s=20))
    after = with_value(before, "session.breath.hold", 0)
    assert value_at(after, "session.breath.hold") == 0
    assert after == msgspec.structs.replace(before, session=SessionSettings(rest_s=20, breath=BreathPattern(4, 0, 6)))
    assert value_at(with_value(before, "theme", "dark"), "theme") == "dark"
