"""The desktop's wishes for less motion, more contrast and larger text are asked for, and followed."""

import shutil
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from backcoach.ui.design.system_look import scaled
from backcoach.ui.system_wishes import (
    APPEARANCE,
    GNOME,
    GNOME_ACCESS,
    KDE,
    SystemWishes,
    Values,
    Wishes,
    ask_portal,
    wishes_of,
)
from tests.studio import Studio
from tests.ui.session.test_inhibiting import OpenService, serve

__all__ = ["serve"]


@pytest.mark.parametrize(
    ("values", "wishes"),
    [
        ({}, Wishes()),
        ({APPEARANCE: {"reduced-motion": ("u", 1), "contrast": ("u", 1)}}, Wishes(still=True, contrast=True)),
        ({APPEARANCE: {"reduced-motion": ("u", 0), "contrast": ("u", 0)}}, Wishes()),
        ({GNOME: {"enable-animations": ("b", False), "text-scaling-factor": ("d", 1.5)}}, Wishes(True, False, 1.5)),
        ({GNOME: {"enable-animations": ("b", True), "text-scaling-factor": ("d", 90.0)}}, Wishes()),
        ({GNOME_ACCESS: {"high-contrast": ("b", True)}}, Wishes(contrast=True)),
        ({KDE: {"AnimationDurationFactor": ("s", "0")}}, Wishes(still=True)),
        ({KDE: {"AnimationDurationFactor": ("s", "1")}}, Wishes()),
    ],
)
def test_each_desktop_says_it_in_its_way(values: Values, wishes: Wishes) -> None:
    assert wishes_of(values) == wishes


@pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")
def test_the_portal_is_asked_over_the_bus(serve: OpenService) -> None:
    def answer(message: Any) -> Any:
        from jeepney import new_method_return  # type: ignore[import-untyped]

        assert APPEARANCE in message.body[0]
        return new_method_return(message, "a{sa{sv}}", ({APPEARANCE: {"contrast": ("u", 1)}},))

    serve("org.freedesktop.portal.Desktop", answer)
    assert ask_portal() == Wishes(contrast=True)


def test_without_a_bus_nothing_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/dev/null/none")
    assert ask_portal() == Wishes()


def test_what_is_wanted_is_followed_in_the_thread_of_the_window(qtbot: QtBot, studio: Studio) -> None:
    told = list[bool]()
    studio.view.services.settings.motion_changed.connect(lambda _old, new: told.append(new))
    wishes = SystemWishes(studio.view.follow_wishes, studio.window, lambda: Wishes(True, True, 1.5))
    wishes.begin()
    qtbot.waitUntil(lambda: studio.view.theme.contrast)
    assert told == [True]
    assert studio.view.services.settings.still
    assert studio.view.theme.scale == 1.5


def test_a_window_that_was_closed_is_told_nothing(studio: Studio) -> None:
    wishes = SystemWishes(studio.view.follow_wishes, studio.window, lambda: Wishes(still=True))
    wishes._answered.disconnect(wishes._take)
    wishes._ask_and_answer()
    assert not studio.view.services.settings.still


@pytest.mark.parametrize(
    ("per_cent", "system", "scale"), [(100, 1.0, 1.0), (150, 1.2, 1.8), (200, 1.5, 2.0), (90, 1.0, 0.9)]
)
def test_the_users_size_of_text_counts_on_top_of_the_systems(per_cent: int, system: float, scale: float) -> None:
    assert scaled(per_cent, system) == scale
