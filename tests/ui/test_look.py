"""Colours, fonts, icons: contrast that can be read, in every state of the real window, light and dark."""

import re
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QIcon, QImage, QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from backcoach.problem import Problem
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.theme import SvgIconEngine, Theme, ThemeTokens, _load_fonts, read_theme
from tests.corner import sampled
from tests.places import ASSETS
from tests.studio import SETTLED, Studio
from tests.ui.conftest import OpenStudio
from tests.ui.pixels import commonest, pixels

THEMES = ("light", "dark")
ALL = (*THEMES, "contrast-light", "contrast-dark")
TOKENS = ThemeTokens.__struct_fields__
TEXT = {
    "paper": ("ink", "muted", "accent", "accent_strong", "stop", "hurt"),
    "surface": ("ink", "muted", "accent", "accent_strong", "before", "after", "checkin", "day", "stop", "hurt"),
    "raised": ("ink", "muted", "accent", "accent_strong", "stop", "hurt"),
    "tint": ("ink", "muted", "accent", "accent_strong"),
    "accent": ("on_accent",),
    "accent_strong": ("on_accent",),
    "track": ("muted",),
    "stop_tint": ("stop", "ink"),
    "hurt_tint": ("hurt", "ink"),
    "band_low": ("ink", "muted", "before", "after", "checkin", "day"),
    "band_middle": ("ink", "muted", "before", "after", "checkin", "day"),
    "band_high": ("ink", "muted", "before", "after", "checkin", "day"),
}
"""Which text colours are used on which ground."""
STAGE = {
    "paper": ("ink", "muted", "accent_strong", "stop", "hurt"),
    "tint": ("ink", "accent_strong"),
    "raised": ("ink",),
}
"""The texts on the stage in a session, to be read from two metres."""


def theme(name: str) -> ThemeTokens:
    return read_theme(ASSETS / "themes" / f"{name}.json")


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("ground", "tokens"), TEXT.items())
def test_every_text_colour_can_be_read_on_its_grounds(name: str, ground: str, tokens: tuple[str, ...]) -> None:
    high = name.startswith("contrast")
    colors, least = theme(name), 7 if high else 4.5
    for token in tokens if ground != "track" or not high else ():  # with high contrast no text is on a track
        ratio = contrast(QColor(getattr(colors, token)), QColor(getattr(colors, ground)))
        assert ratio >= least, f"{token} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("name", ALL)
def test_edges_of_what_is_pressed_or_typed_into_are_seen(name: str) -> None:
    colors = theme(name)
    for ground in ("paper", "surface", "raised", "tint", "stop_tint", "hurt_tint"):
        for token in ("edge", "accent", "stop", "hurt", "ink"):
            ratio = contrast(QColor(getattr(colors, token)), QColor(getattr(colors, ground)))
            assert ratio >= 3, f"{token} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("name", ["contrast-light", "contrast-dark"])
def test_with_high_contrast_the_lines_of_the_page_are_seen_as_well(name: str) -> None:
    colors = theme(name)
    for one, other in (("line", "paper"), ("track", "paper"), ("accent", "track"), ("edge", "surface")):
        assert contrast(QColor(getattr(colors, one)), QColor(getattr(colors, other))) >= 3, (one, other)


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("ground", "tokens"), STAGE.items())
def test_the_stage_can_be_read_from_afar(name: str, ground: str, tokens: tuple[str, ...]) -> None:
    colors = theme(name)
    for token in tokens:
        ratio = contrast(QColor(getattr(colors, token)), QColor(getattr(colors, ground)))
        assert ratio >= 7, f"{token} on {ground}: {ratio:.2f}"


@pytest.mark.parametrize("name", THEMES)
def test_the_side_is_seen_on_its_pill(name: str) -> None:
    colors = theme(name)
    assert contrast(QColor(colors.on_accent), QColor(colors.accent)) >= 7


def overview(studio: Studio) -> None:
    studio.controller._show_start_page()


def details(studio: Studio) -> None:
    studio.controller.show_details("bird-dog")


def catalogue(studio: Studio) -> None:
    studio.press("Ctrl+F")


def table(studio: Studio) -> None:
    studio.start(7)
    studio.session.leave()
    studio.view.history.show_table(on=True)


def question(studio: Studio) -> None:
    studio.controller.stage.start()


def session(studio: Studio) -> None:
    studio.start()
    studio.jump(420)
    studio.view.stage.say("A message.", "Do it")


def afar(studio: Studio) -> None:
    studio.start()
    studio.jump(420)
    studio.press("F11")


@sampled
@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("state", [overview, details, catalogue, table, question, session, afar])
def test_every_word_in_the_painted_window_can_be_read(open_studio: OpenStudio, name: str, state: object) -> None:
    studio = open_studio(preferences=msgspec.structs.replace(SETTLED, theme=name))
    state(studio)  # type: ignore[operator]
    picture = studio.picture().toImage()
    assert commonest(picture) in (studio.view.theme.color("paper"), studio.view.theme.color("surface"))
    met = 0
    stage = studio.view.stage
    for widget in studio.window.findChildren(QWidget):
        if not isinstance(widget, Label | Pill | Button) or not widget.isVisible() or not widget.text():
            continue
        if widget.visibleRegion().boundingRect() != widget.rect():
            continue  # scrolled out of sight
        shown = studio.window.childAt(widget.mapTo(studio.window, widget.rect().center()))
        if shown is not None and shown is not widget and not widget.isAncestorOf(shown):
            continue  # a message lies over it
        ground, text = painted(picture, studio.window, studio.view.theme, widget)
        needed = 7 if stage.isAncestorOf(widget) and state in (session, afar) else 4.5
        assert contrast(ground, text) >= needed, (widget.accessibleName() or widget.text(), ground.name(), text.name())
        met += 1
    assert met >= 5


def button_text(button: Button) -> str:
    """The colour of the text of a button that the pointer is not on."""
    kind = button.property("kind")
    if kind == "filled" or (kind == "toggle" and button.isChecked()):
        return "on_accent"
    return {"stop": "stop", "hurt": "hurt", "quiet": "muted"}.get(kind, "ink")


def painted(picture: QImage, window: QWidget, theme: Theme, widget: Label | Pill | Button) -> tuple[QColor, QColor]:
    """The commonest colour under a widget, and the colour of its text, which must be found there."""
    box = QRect(widget.mapTo(window, QPoint()), widget.size())
    part = picture.copy(box)
    if isinstance(widget, Button):
        text = theme.color(button_text(widget))
        if not widget.isEnabled():
            return QColor("white"), QColor("black")  # what cannot be pressed need not be read
    elif isinstance(widget, Pill):
        text = theme.color("on_accent" if widget._filled else "ink")
    else:
        text = widget.palette().color(QPalette.ColorRole.WindowText)
    ground = commonest(part)
    near = abs(pixels(part).astype(int) - (text.blue(), text.green(), text.red())).max(axis=2).min()
    assert near < 90, (widget.text(), "its colour is nowhere to be seen")
    return ground, text


@pytest.mark.parametrize("name", ALL)
def test_a_theme_is_whole(name: str) -> None:
    for token in TOKENS:
        assert re.fullmatch(r"#[0-9A-F]{6}", getattr(theme(name), token)), token


def test_every_token_is_used_somewhere() -> None:
    code = "\n".join(
        path.read_text() for path in (ASSETS.parent / "backcoach").rglob("*.py") if path.name != "theme.py"
    )
    assert [token for token in TOKENS if f'"{token}"' not in code] == []


@pytest.mark.parametrize("content", ["", "{}", '{"paper": 1}'])
def test_a_theme_that_is_not_whole_is_a_problem(tmp_path: Path, content: str) -> None:
    (tmp_path / "light.json").write_text(content)
    with pytest.raises(Problem, match=r"The theme light\.json cannot be used .* install BackCoach again"):
        read_theme(tmp_path / "light.json")
    with pytest.raises(Problem, match=r"dark\.json"):
        read_theme(tmp_path / "dark.json")


def is_dark(studio: Studio) -> bool:
    return studio.view.theme.dark


def test_switching_in_the_settings_restyles_all_of_the_window(studio: Studio) -> None:
    light = studio.picture().toImage()
    studio.view.services.settings.change(msgspec.structs.replace(SETTLED, theme="dark"))
    dark = studio.picture().toImage()
    assert commonest(dark) in (studio.view.theme.color("paper"), studio.view.theme.color("surface"))
    assert studio.app.palette().color(QPalette.ColorRole.Window) == studio.view.theme.color("paper")
    same = (pixels(light) == pixels(dark)).all(axis=2).mean()
    assert same < 0.01, "nothing light is left"
    studio.view.services.settings.change(msgspec.structs.replace(SETTLED, theme="light"))
    assert (pixels(studio.picture().toImage()) == pixels(light)).all(axis=2).mean() > 0.99


def test_the_system_is_followed_unless_the_user_chose(open_studio: OpenStudio, monkeypatch: pytest.MonkeyPatch) -> None:
    studio = open_studio()
    view, system_dark = studio.view, [False]
    monkeypatch.setattr(view.system, "are_dark", lambda: system_dark[0])
    system_dark[0] = True
    studio.view.use_theme()
    assert is_dark(studio)
    studio.view.services.settings.change(msgspec.structs.replace(SETTLED, theme="light"))
    assert not is_dark(studio)
    studio.view.services.settings.change(msgspec.structs.replace(SETTLED, theme="system"))
    assert is_dark(studio)
    system_dark[0] = False
    studio.view.use_theme()
    assert not is_dark(studio)


def test_high_contrast_is_chosen_or_wished_for_by_the_system(
    open_studio: OpenStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio = open_studio()
    settings = studio.view.services.settings
    for choice, system, expected in (
        ("high", False, True), ("usual", True, False), ("system", True, True), ("system", False, False),
    ):  # fmt: skip
        monkeypatch.setattr(studio.view.system, "more_contrast", system)
        settings.change(msgspec.structs.replace(SETTLED, contrast=choice))
        studio.view.use_theme()
        assert studio.view.theme.contrast is expected, (choice, system)
    settings.change(msgspec.structs.replace(SETTLED, contrast="high", theme="dark"))
    assert commonest(studio.picture().toImage()) == QColor("#000000")


def test_a_switch_in_the_middle_of_a_session_restyles_and_goes_on(studio: Studio) -> None:
    studio.start()
    studio.jump(420)
    studio.view.services.settings.change(msgspec.structs.replace(SETTLED, theme="dark"))
    picture = studio.picture().toImage()
    stage = studio.controller.stage.view
    corner = stage.mapTo(studio.window, QPoint(4, 4))
    assert picture.pixelColor(corner) == studio.view.theme.color("paper")
    assert studio.state == "running"


def test_figures_have_one_width(theme: Theme) -> None:
    for pixels_ in (13, 15, 21, 200):
        metrics = QFontMetricsF(theme.font(pixels_))
        assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
    assert theme.font(0.2).pixelSize() == 1


def test_the_bundled_face_is_used_and_a_missing_one_is_no_disaster(theme: Theme, tmp_path: Path) -> None:
    assert theme._family == "Inter"
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    assert _load_fonts(tmp_path) == system
    (tmp_path / "broken.otf").write_bytes(b"no font")
    assert _load_fonts(tmp_path) == system


ICONS = sorted(path.stem for path in (ASSETS / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_takes_the_colour_of_the_theme(qtbot: QtBot, theme: Theme, name: str) -> None:
    icon = theme.icon(name, "stop")
    image = pixels(icon.pixmap(32, 32).toImage().convertedTo(QImage.Format.Format_ARGB32))
    stop = theme.color("stop")
    assert (image == (stop.blue(), stop.green(), stop.red())).all(axis=2).any()


def test_an_icon_is_sharp_at_any_size_pale_when_disabled_and_can_be_copied(theme: Theme) -> None:
    icon = theme.icon("play")
    assert icon.pixmap(200, 200).width() == 200
    normal = icon.pixmap(32, 32).toImage()
    pale = icon.pixmap(32, 32, QIcon.Mode.Disabled).toImage()
    assert pale.pixelColor(16, 16).alpha() < normal.pixelColor(16, 16).alpha()
    copy = QIcon(SvgIconEngine(ASSETS / "icons" / "play.svg", theme.color("ink")).clone())
    assert copy.pixmap(32, 32).toImage() == normal


def test_every_icon_that_the_code_names_is_there() -> None:
    code = "\n".join(path.read_text() for path in (ASSETS.parent / "backcoach" / "ui").rglob("*.py"))
    named = set(re.findall(r'icon="([a-z-]+)"', code)) | set(re.findall(r'\.icon\("([a-z-]+)"', code))
    assert named <= set(ICONS)


def test_disabled_text_of_qt_is_muted(theme: Theme) -> None:
    palette = theme.palette()
    assert palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text) == theme.color("muted")
    assert palette.color(QPalette.ColorRole.Highlight) == theme.color("accent")
    assert Qt.GlobalColor.transparent != palette.color(QPalette.ColorRole.Window)
