"""How the window looks: colours from theme tokens, fonts and icons, handed to every widget as one `Theme`."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPalette

from backcoach.problem import Problem
from backcoach.ui.design.icons import themed_icon

RADIUS = 12
"""Pixels of a rounded corner."""
SMALL, BODY, LARGE, TITLE = 13, 15, 21, 30
"""Pixel sizes of text."""


class ThemeTokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours by what they are for, as #RRGGBB."""

    paper: str
    surface: str
    raised: str
    ink: str
    muted: str
    line: str
    track: str
    accent: str
    accent_strong: str
    on_accent: str
    tint: str
    before: str
    after: str
    checkin: str
    day: str
    stop: str
    stop_tint: str
    hurt: str
    hurt_tint: str
    band_low: str
    band_middle: str
    band_high: str


def read_theme(path: Path) -> ThemeTokens:
    """The theme of a JSON file; Problem when it is not a whole one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=ThemeTokens)
    except (OSError, msgspec.MsgspecError) as error:
        raise Problem(f"The theme {path.name} cannot be used ({error}); please install BackCoach again.") from None


class Theme(QObject):
    """The theme in use; `changed` is sent after another one was chosen."""

    changed = Signal()

    def __init__(self, assets: Path, *, dark: bool) -> None:
        super().__init__()
        self._assets = assets
        self._family = _load_fonts(assets / "fonts")
        self.use(dark=dark)

    def use(self, *, dark: bool) -> None:
        """Change to the dark or the light theme."""
        self.dark = dark
        self.theme = read_theme(self._assets / "themes" / ("dark.json" if dark else "light.json"))
        self.changed.emit()

    def color(self, token: str) -> QColor:
        """The colour of a token of `ThemeTokens`."""
        return QColor(getattr(self.theme, token))

    def font(self, pixels: float, *, strong: bool = False) -> QFont:
        """A font of that height with figures of one width; strong is semi-bold."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(pixels)))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def icon(self, name: str, token: str = "ink") -> QIcon:
        """The icon of that name in a colour of the theme, sharp at any size."""
        return themed_icon(self._assets / "icons" / f"{name}.svg", self.color(token))

    def palette(self) -> QPalette:
        """The theme as Qt's own colour roles, for widgets that Qt draws."""
        roles = QPalette.ColorRole
        palette = QPalette()
        for role, token in (
            (roles.Window, "paper"),
            (roles.WindowText, "ink"),
            (roles.Base, "raised"),
            (roles.AlternateBase, "surface"),
            (roles.Text, "ink"),
            (roles.PlaceholderText, "muted"),
            (roles.Button, "surface"),
            (roles.ButtonText, "ink"),
            (roles.ToolTipBase, "raised"),
            (roles.ToolTipText, "ink"),
            (roles.Highlight, "accent"),
            (roles.HighlightedText, "on_accent"),
            (roles.Link, "accent"),
            (roles.Light, "raised"),
            (roles.Midlight, "surface"),
            (roles.Mid, "line"),
            (roles.Dark, "muted"),
            (roles.Shadow, "line"),
            (roles.BrightText, "stop"),
        ):
            palette.setColor(role, self.color(token))
        for role in (roles.Text, roles.ButtonText, roles.WindowText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted"))
        return palette


def _load_fonts(folder: Path) -> str:
    """Make the bundled faces known; the name of their family, or of the system's own when they cannot be read."""
    families = ""
    for path in sorted(folder.glob("*.otf")):
        handle = QFontDatabase.addApplicationFont(str(path))
        if handle >= 0:
            families = QFontDatabase.applicationFontFamilies(handle)[0]
    return families or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
