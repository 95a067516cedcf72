"""The size of text: by keys and by the settings, on top of the system's, in every part of the window at once."""

import msgspec
import pytest
from PySide6.QtWidgets import QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, Theme
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio


def test_keys_make_text_larger_and_smaller_within_bounds(studio: Studio) -> None:
    settings = studio.view.services.settings
    studio.press("Ctrl++", "Ctrl+=")
    assert settings.current.text_size == 120
    assert studio.view.theme.scale == pytest.approx(1.2)
    studio.press(*["Ctrl++"] * 12)
    assert settings.current.text_size == 200
    studio.press("Ctrl+0")
    assert settings.current.text_size == 100
    studio.press(*["Ctrl+-"] * 3)
    assert settings.current.text_size == 90
    assert studio.view.theme.scale == 0.9


def test_every_text_of_the_window_follows_and_comes_back(open_studio: OpenStudio) -> None:
    studio = open_studio(size=(1600, 900))

    def sizes() -> dict[str, int]:
        return {
            f"{type(part).__name__} {part.accessibleName()}": part.font().pixelSize()
            for part in studio.window.findChildren(QWidget)
            if isinstance(part, Label | Button | LineEdit) and part.isVisible() and part.text()
        }

    before, settings = sizes(), studio.view.services.settings
    settings.change(msgspec.structs.replace(SETTLED, text_size=150))
    studio.app.processEvents()
    after = sizes()
    shared = before.keys() & after.keys()
    assert len(shared) >= 12
    larger = [name for name in shared if after[name] >= 1.4 * before[name]]
    assert len(larger) >= 0.7 * len(shared), "those of the stage are as large as their boxes allow"
    assert all(after[name] >= before[name] * 0.9 for name in shared)
    settings.change(SETTLED)
    studio.app.processEvents()
    assert {name: sizes()[name] for name in before} == before


def test_a_window_opens_with_the_size_that_was_chosen(open_studio: OpenStudio) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, text_size=130))
    assert studio.view.theme.scale == 1.3
    assert studio.view.list._tab_buttons.buttons()[0].font().pixelSize() == pytest.approx(1.3 * 13, abs=1)


def test_what_is_dressed_keeps_its_proportions(theme: Theme) -> None:
    line, other = LineEdit(theme, name="Note"), QWidget()
    theme.dress(other, BODY, width=200)
    high = line.height()
    theme.use_scale(2.0, [line, other, QWidget()])
    assert line.font().pixelSize() == 2 * BODY
    assert line.height() == 2 * high
    assert other.width() == 336, "no wider than the smallest window has room for"
    assert theme.length(10) == 20
    assert theme.exact_font(10).pixelSize() == 10
