"""How the window looks: colours by name, fonts, icons and words, handed to every widget as one `Theme`."""

from collections.abc import Iterable
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from backcoach.person import Person
from backcoach.problem import Problem
from backcoach.words import Words

RADIUS = 12
"""Pixels of the rounded corner of a panel."""
SMALL, BODY, LARGE, TITLE = 13, 15, 21, 30
"""Pixel sizes of text at its usual size."""
_WIDEST_FIXED = 336
"""Pixels to which a fixed width grows with the text at most: it has to fit into the smallest window."""
_TURNED = {"left": "right", "right": "left"}
"""The icons that point the other way where one reads from the right."""
_PIXELS, _STRONG, _FIXED = "textPixels", "textStrong", "fixedSize"
"""Properties of a widget that was dressed."""


class ThemeTokens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Colours named by their purpose, as #RRGGBB."""

    paper: str
    surface: str
    raised: str
    ink: str
    muted: str
    line: str
    """What sets parts of a page apart."""
    edge: str
    """The line round what can be pressed or typed into: 3:1 to all that is beside it."""
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
    """Read the colours of a JSON file. Raises Problem if the file or one of its colours cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=ThemeTokens)
    except (OSError, msgspec.MsgspecError) as error:
        raise Problem(
            "The theme {file} cannot be used ({error}); please install BackCoach again.", file=path.name, error=error
        ) from None


class Theme(QObject):
    """Colours, fonts and icons, light or dark, and the text size; `changed` is sent when any of it changes.

    `scale` is the text size: 1 for the usual one. Every widget with text takes its font from `font`; a widget that
    keeps a font or a size calls `dress`, so that it follows. `person` is who the figure is.
    """

    changed = Signal()

    def __init__(self, assets: Path, *, dark: bool, words: Words | None = None) -> None:
        super().__init__()
        self.words = Words() if words is None else words
        """What widgets say, in the user's language."""
        self._assets = assets
        self._family = _load_fonts(assets / "fonts")
        self._icons: dict[tuple[str, str], QIcon] = {}
        self.scale = 1.0
        self.person = Person()
        self.use(dark=dark)

    def use(self, *, dark: bool, contrast: bool = False) -> None:
        """Switch to the dark or the light colours; with `contrast` to those of high contrast."""
        self.dark, self.contrast = dark, contrast
        name = f"{'contrast-' if contrast else ''}{'dark' if dark else 'light'}.json"
        self.tokens = read_theme(self._assets / "themes" / name)
        self._icons.clear()
        self.changed.emit()

    def use_person(self, person: Person) -> None:
        """Show another person as the figure."""
        if person != self.person:
            self.person = person
            self.changed.emit()

    def use_scale(self, scale: float, dressed: Iterable[QWidget]) -> None:
        """Show text in another size; `dressed` are all widgets, those that were dressed among them."""
        self.scale = scale
        for widget in dressed:
            if widget.property(_PIXELS):
                self._put_on(widget)
        self.changed.emit()

    def dress(self, widget: QWidget, pixels: int, *, strong: bool = False, width: int = 0, height: int = 0) -> None:
        """Give a widget a font, and a fixed width or height in pixels at the usual size of text; they follow `scale`.

        0 leaves the width or the height to the widget.
        """
        widget.setProperty(_PIXELS, pixels)
        widget.setProperty(_STRONG, strong)
        widget.setProperty(_FIXED, QSize(width, height))
        self._put_on(widget)

    def _put_on(self, widget: QWidget) -> None:
        widget.setFont(self.font(widget.property(_PIXELS), strong=bool(widget.property(_STRONG))))
        fixed = widget.property(_FIXED)
        if fixed.width():
            widget.setFixedWidth(min(self.length(fixed.width()), max(fixed.width(), _WIDEST_FIXED)))
        if fixed.height():
            widget.setFixedHeight(self.length(fixed.height()))

    def length(self, pixels: float) -> int:
        """A length in pixels at the usual size of text, as long as it is at the present one."""
        return round(pixels * self.scale)

    def color(self, token: str) -> QColor:
        """The colour of a token of `ThemeTokens`."""
        return QColor(getattr(self.tokens, token))

    def font(self, pixels: float, *, strong: bool = False) -> QFont:
        """A font with this size in pixels at the usual text size; `strong` is semi-bold."""
        return self.exact_font(pixels * self.scale, strong=strong)

    def exact_font(self, pixels: float, *, strong: bool = False) -> QFont:
        """A font of that size in pixels, whatever the size of text is; its digits all have one width."""
        font = QFont(self._family)
        font.setPixelSize(max(1, round(pixels)))
        if strong:
            font.setWeight(QFont.Weight.DemiBold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def icon(self, name: str, token: str = "ink") -> QIcon:
        """The icon of that name in a colour of the theme, sharp at any size; arrows for back and forward follow the
        reading direction."""
        if self.words.right_to_left:
            name = _TURNED.get(name, name)
        key = (name, token)
        if key not in self._icons:
            # A copy, because Python takes its QIcon for the engine's parent: the garbage collector would destroy the
            # engine twice, or empty it while a button still paints with it. The copy leaves the engine to Qt alone.
            engine = SvgIconEngine(self._assets / "icons" / f"{name}.svg", self.color(token))
            self._icons[key] = QIcon(QIcon(engine))
        return self._icons[key]

    def palette(self) -> QPalette:
        """The theme as Qt's colour roles."""
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


class SvgIconEngine(QIconEngine):
    """Paints one SVG, with `color` in place of its `currentColor`."""

    def __init__(self, path: Path, color: QColor) -> None:
        super().__init__()
        self._path = path
        self._color = color
        text = path.read_text(encoding="utf-8").replace("currentColor", color.name())
        self._renderer = QSvgRenderer(QByteArray(text.encode()))

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it into a rectangle, fainter when it is disabled."""
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.4)
        self._renderer.render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """A picture of it on a transparent ground."""
        pixmap = QPixmap(size)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Another one of the same, as Qt asks for."""
        return SvgIconEngine(self._path, self._color)


def _load_fonts(folder: Path) -> str:
    """Load the bundled fonts; returns the name of their family, or of the system's font if they cannot be read."""
    families = ""
    for path in sorted(folder.glob("*.otf")):
        handle = QFontDatabase.addApplicationFont(str(path))
        if handle >= 0:
            families = QFontDatabase.applicationFontFamilies(handle)[0]
    return families or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
