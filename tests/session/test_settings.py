import msgspec
import pytest

from backcoach.session import PATTERNS, BreathPattern, SessionSettings


def test_a_breath_is_in_hold_out() -> None:
    assert BreathPattern(4, 2, 6).phases == (("inhale", 4), ("hold", 2), ("exhale", 6))


@pytest.mark.parametrize("hold", [0, 1e-9, 0.09])
def test_a_breath_with_a_very_short_hold_has_two_phases(hold: float) -> None:
    assert BreathPattern(4, hold, 6).phases == (("inhale", 4), ("exhale", 6))


def test_the_first_pattern_offered_is_the_default() -> None:
    assert PATTERNS[0] == SessionSettings().breath == BreathPattern()


@pytest.mark.parametrize(
    "stored",
    [
        {"get_ready_s": 2}, {"get_ready_s": 61}, {"rest_s": 301}, {"pace": 0.7}, {"pace": 1.6}, {"level": "highest"},
        {"breath": {"inhale": 1.9}}, {"breath": {"exhale": 10.5}}, {"breath": {"hold": -1}},
    ],
)  # fmt: skip
def test_settings_outside_their_limits_are_refused(stored: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(stored, SessionSettings)


def test_settings_are_stored_and_read_back() -> None:
    chosen = SessionSettings(
        get_ready_s=8, rest_s=0, breath=BreathPattern(3, 1, 4), pace=1.25, level="high", own_pace=True
    )
    assert msgspec.convert(msgspec.to_builtins(chosen), SessionSettings) == chosen
