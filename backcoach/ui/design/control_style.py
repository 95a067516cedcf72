"""How Qt draws the controls: Fusion, with our shapes in the colours of the theme.

Dynamic properties say what Qt does not know about a control; a plain Qt widget without any is drawn as well:

- push button: `kind` (see `buttons.Kind`), `iconName`, `buttonHeight` (pixels), `key` (shown before the text) and
  `chosen` (a filter that lets only some through);
- check box: `hint` (a quieter line below its text) and `token` (the colour of a set tick);
- radio button: `compact` (smaller, in a track);
- line edit: `iconName` (shown at the left);
- any: `ring` (the focus came by the keyboard; see `painting.FocusRing`).

An exception here can end the program inside Qt's layout code, so whatever is added needs a test that draws it.
"""

from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6 import QtCore
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QWidget

from backcoach.ui.design.button_painting import button_size, paint_button, paint_segment, segment_size, shrink_to
from backcoach.ui.design.check_painting import BESIDE_TEXT, paint_check_box
from backcoach.ui.design.menu_painting import menu_item_size, paint_menu_item, paint_menu_panel
from backcoach.ui.design.painting import HEIGHT, draw_box, draw_ring, edge_of
from backcoach.ui.design.qt_numbers import ALIGN_V_CENTER
from backcoach.ui.design.theme import Theme

if TYPE_CHECKING:  # each of these types costs 1 ms, which a control pays when it is first painted
    from PySide6.QtWidgets import (
        QStyleOption,
        QStyleOptionButton,
        QStyleOptionComboBox,
        QStyleOptionComplex,
        QStyleOptionFrame,
        QStyleOptionMenuItem,
        QStyleOptionSlider,
        QStyleOptionSpinBox,
    )

_STEP = QSize(52, 36)
"""Pixels of the buttons at both ends of a spin box; they are narrower where the number would be squeezed."""
Control: TypeAlias = QStyle.ControlElement
Complex: TypeAlias = QStyle.ComplexControl
Contents: TypeAlias = QStyle.ContentsType
Primitive: TypeAlias = QStyle.PrimitiveElement
Part: TypeAlias = QStyle.SubControl
Element: TypeAlias = QStyle.SubElement
State: TypeAlias = QStyle.StateFlag


class ControlStyle(QProxyStyle):
    """The application's style; what is not drawn here is drawn by Fusion from the palette."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme

    def drawControl(
        self, element: Control, option: "QStyleOption", painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Buttons of all kinds."""
        paint = {
            Control.CE_PushButton: paint_button,
            Control.CE_CheckBox: paint_check_box,
            Control.CE_RadioButton: paint_segment,
        }.get(element)
        if paint is not None and widget is not None:
            _begin(painter, option)
            paint(self._theme, painter, cast("QStyleOptionButton", option), widget)
            painter.restore()
        elif element == Control.CE_MenuItem and widget is not None:
            paint_menu_item(self._theme, painter, cast("QStyleOptionMenuItem", option), widget)
        elif element == Control.CE_ComboBoxLabel:
            self._paint_choice(painter, cast("QStyleOptionComboBox", option))
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self, control: Complex, option: "QStyleOptionComplex", painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """Spin boxes, drop-downs and scroll bars."""
        if control not in (Complex.CC_SpinBox, Complex.CC_ComboBox, Complex.CC_ScrollBar):
            super().drawComplexControl(control, option, painter, widget)
            return
        _begin(painter, option)
        if control == Complex.CC_SpinBox:
            self._paint_spin_box(painter, cast("QStyleOptionSpinBox", option))
        elif control == Complex.CC_ComboBox:
            self._paint_combo_box(painter, cast("QStyleOptionComboBox", option), widget)
        else:
            self._paint_scroll_bar(painter, cast("QStyleOptionSlider", option), widget)
        painter.restore()

    def drawPrimitive(
        self, element: Primitive, option: "QStyleOption", painter: QPainter, widget: QWidget | None = None
    ) -> None:
        """The frame of a line edit; one without a frame is part of a control that painted its ground already."""
        if element == Primitive.PE_PanelMenu:
            paint_menu_panel(self._theme, painter, option)
        elif element == Primitive.PE_FrameMenu:
            return  # the panel has its edge
        elif element != Primitive.PE_PanelLineEdit:
            super().drawPrimitive(element, option, painter, widget)
        elif cast("QStyleOptionFrame", option).lineWidth > 0:
            _begin(painter, option)
            self._paint_field(painter, option)
            icon = widget.property("iconName") if widget is not None else None
            if icon:
                place = QRect(option.rect.left() + 10, option.rect.center().y() - 8, 18, 18)
                self._theme.icon(icon, "muted").paint(painter, place)
            painter.restore()

    def sizeFromContents(
        self, kind: Contents, option: "QStyleOption", size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """How large a control would like to be."""
        if widget is not None and kind == Contents.CT_PushButton:
            return button_size(self._theme, cast("QStyleOptionButton", option), widget)
        if widget is not None and kind == Contents.CT_RadioButton:
            return segment_size(cast("QStyleOptionButton", option), widget)
        if kind == Contents.CT_ComboBox:
            widest = option.fontMetrics.horizontalAdvance(cast("QStyleOptionComboBox", option).currentText)
            return QSize(max(260, widest + 56), max(HEIGHT, option.fontMetrics.height() + 12))
        if kind == Contents.CT_CheckBox:
            width = option.fontMetrics.horizontalAdvance(cast("QStyleOptionButton", option).text)
            return QSize(width + BESIDE_TEXT, HEIGHT - 4)
        if kind == Contents.CT_MenuItem:
            usual = super().sizeFromContents(kind, option, size, cast("QWidget", widget))
            return menu_item_size(cast("QStyleOptionMenuItem", option), usual)
        if kind in (Contents.CT_LineEdit, Contents.CT_SpinBox):
            return QSize(size.width(), self._theme.length(HEIGHT))
        return super().sizeFromContents(kind, option, size, cast("QWidget", widget))

    def subElementRect(self, element: Element, option: "QStyleOption", widget: QWidget | None = None) -> QRect:
        """All of a check box and of a segment can be clicked, and is what a screen reader points at."""
        if widget is not None and element in (Element.SE_CheckBoxClickRect, Element.SE_RadioButtonClickRect):
            return widget.rect()
        return super().subElementRect(element, option, cast("QWidget", widget))

    def subControlRect(
        self, control: Complex, option: "QStyleOptionComplex", part: Part, widget: QWidget | None = None
    ) -> QRect:
        """A spin box has its buttons at both ends, the number between them."""
        if control != Complex.CC_SpinBox:
            return super().subControlRect(control, option, part, cast("QWidget", widget))
        box = option.rect
        wide = min(_STEP.width(), max(_STEP.height(), box.width() // 2 - 36))
        step = QRect(box.left() + 4, box.top() + (box.height() - _STEP.height()) // 2, wide, _STEP.height())
        if part == Part.SC_SpinBoxDown:
            return step
        if part == Part.SC_SpinBoxUp:
            return step.translated(box.width() - 8 - wide, 0)
        return box.adjusted(4 + wide, 4, -4 - wide, -4) if part == Part.SC_SpinBoxEditField else box

    def _paint_field(self, painter: QPainter, option: "QStyleOption") -> None:
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        draw_box(painter, box, self._theme.color("raised"), edge_of(self._theme))
        if option.state & State.State_HasFocus:
            draw_ring(painter, box, self._theme.color("accent"))

    def _paint_spin_box(self, painter: QPainter, option: "QStyleOptionSpinBox") -> None:
        self._paint_field(painter, option)
        for part, icon in ((Part.SC_SpinBoxDown, "minus"), (Part.SC_SpinBoxUp, "plus")):
            box = self.subControlRect(Complex.CC_SpinBox, option, part)
            hot = bool(option.state & State.State_MouseOver and option.activeSubControls & part)
            if hot:
                ground = QRectF(box).adjusted(2, 2, -2, -2)
                draw_box(painter, ground, self._theme.color("tint"), radius=ground.height() / 2)
            place = QRect(0, 0, 19, 19)
            place.moveCenter(box.center())
            self._theme.icon(icon, "ink" if hot else "muted").paint(painter, place)

    def _paint_combo_box(self, painter: QPainter, option: "QStyleOptionComboBox", widget: QWidget | None) -> None:
        theme, box = self._theme, QRectF(option.rect).adjusted(1, 1, -1, -1)
        hot = option.state & State.State_MouseOver
        draw_box(painter, box, theme.color("raised"), theme.color("muted") if hot else edge_of(theme))
        if widget is not None and widget.property("ring"):
            draw_ring(painter, box, theme.color("ink"))
        arrow = QRect(option.rect.right() - 31, option.rect.center().y() - 7, 16, 16)
        theme.icon("down", "muted").paint(painter, arrow)

    def _paint_choice(self, painter: QPainter, option: "QStyleOptionComboBox") -> None:
        """What is chosen in a drop-down."""
        _begin(painter, option)
        box = option.rect.adjusted(16, 0, -36, 0)
        painter.setPen(self._theme.color("ink"))
        shrink_to(painter, option.currentText, box.width())
        painter.drawText(box, ALIGN_V_CENTER, option.currentText)
        painter.restore()

    def _paint_scroll_bar(self, painter: QPainter, option: "QStyleOptionSlider", widget: QWidget | None) -> None:
        """Only the handle, and only if there is something to scroll."""
        if option.maximum == option.minimum:
            return
        handle = QRectF(self.subControlRect(Complex.CC_ScrollBar, option, Part.SC_ScrollBarSlider, widget))
        ring = widget is not None and widget.property("ring")
        hot = option.state & State.State_MouseOver
        upright = option.orientation == QtCore.Qt.Orientation.Vertical
        box = handle.adjusted(3, 1, -1, -1) if upright else handle.adjusted(1, 3, -1, -1)
        draw_box(painter, box, self._theme.color("accent" if ring else "muted" if hot else "track"), radius=3)


def _begin(painter: QPainter, option: "QStyleOption") -> None:
    """Soft edges; what cannot be used is faint."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not option.state & State.State_Enabled:
        painter.setOpacity(0.45)
