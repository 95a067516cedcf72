"""Paints the pages of a sheet on a printer, a PDF or the screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPainter, QPen, QPolygonF

from backcoach.problem import Problem
from backcoach.sheets.fonts import FINE
from backcoach.sheets.page_model import (
    Box,
    ChartBox,
    DrawingBox,
    DrawingShape,
    FigureBox,
    FrameBox,
    LineBox,
    Page,
    PictureBox,
    Rect,
    Sheet,
    SignBox,
    TextBox,
)
from backcoach.sheets.paper_chart import paint_chart, paint_sign
from backcoach.sheets.paragraph import Reader

POINTS_PER_INCH = 72


def paint_sheet(sheet: Sheet, device: QPagedPaintDevice, reader: Reader | None = None) -> None:
    """Paint every page at full size, whatever the device's margins; raises Problem if the device refuses."""
    painter = QPainter()
    if not painter.begin(device):
        raise Problem("This printer or file cannot be written to; choose another one.")
    try:
        for number, page in enumerate(sheet.pages):
            if number and not device.newPage():
                raise Problem("The printer did not accept the next page; check that it is ready and print again.")
            painter.save()
            _to_paper(painter, device, sheet)
            paint_page(sheet, page, painter, reader)
            painter.restore()
    finally:
        painter.end()


def paint_page(sheet: Sheet, page: Page, painter: QPainter, reader: Reader | None = None) -> None:
    """Paint one page; the painter's unit must be the point and its origin the paper's top left corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for box in page.boxes:
        painter.save()
        _paint(box, sheet, painter, reader)
        painter.restore()


def _to_paper(painter: QPainter, device: QPagedPaintDevice, sheet: Sheet) -> None:
    """Set the painter's unit to points and its origin to the corner of the paper, not of its printable area.

    The page is scaled down to fit smaller paper, and keeps its size on larger paper.
    """
    scale = device.logicalDpiX() / POINTS_PER_INCH
    painter.scale(scale, device.logicalDpiY() / POINTS_PER_INCH)
    layout = device.pageLayout()
    if layout.mode() == QPageLayout.Mode.StandardMode:
        margins = layout.margins(QPageLayout.Unit.Point)
        painter.translate(-margins.left(), -margins.top())
    paper = layout.fullRect(QPageLayout.Unit.Point)
    shrunk = min(1.0, (paper.width() + 1) / sheet.width, (paper.height() + 1) / sheet.height)
    painter.scale(shrunk, shrunk)


def _paint(box: Box, sheet: Sheet, painter: QPainter, reader: Reader | None) -> None:
    match box:
        case TextBox():
            _paint_text(box, painter, reader)
        case LineBox():
            painter.setPen(_pen(box.width, box.grey))
            painter.drawLine(QPointF(box.rect.x, box.rect.y), QPointF(box.rect.right, box.rect.bottom))
        case FrameBox():
            painter.setPen(_pen(box.width, box.grey))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(_rect(box.rect), box.radius, box.radius)
        case DrawingBox():
            painter.translate(box.rect.x, box.rect.y)
            for shape in box.shapes:
                _paint_shape(shape, painter)
        case PictureBox():
            painter.setClipRect(_rect(box.rect))
            box.draw(painter, _rect(box.rect))
        case FigureBox() | ChartBox() | SignBox():
            _paint_other(box, sheet, painter)


def _paint_other(box: FigureBox | ChartBox | SignBox, sheet: Sheet, painter: QPainter) -> None:
    """What others know how to paint: figures, charts, and the signs of a chart."""
    if isinstance(box, ChartBox):
        paint_chart(painter, box, sheet.family, sheet.language)
    elif isinstance(box, SignBox):
        paint_sign(painter, box, sheet.family, sheet.language)
    elif sheet.draw_figure:
        painter.setClipRect(_rect(box.rect))
        sheet.draw_figure(painter, _rect(box.rect), box.exercise)


def _paint_shape(shape: DrawingShape, painter: QPainter) -> None:
    pen = _pen(shape.width, shape.grey) if shape.width else QPen(Qt.PenStyle.NoPen)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if shape.dashed:
        pen.setDashPattern([3, 2.5])
    filling = None if shape.fill is None else QColor.fromRgbF(shape.fill, shape.fill, shape.fill)
    painter.setPen(pen)
    painter.setBrush(filling or Qt.BrushStyle.NoBrush)
    line = QPolygonF([QPointF(x, y) for x, y in shape.points])
    painter.drawPolygon(line) if filling else painter.drawPolyline(line)


def _paint_text(text: TextBox, painter: QPainter, reader: Reader | None) -> None:
    """Paint text as it was measured: `FINE` times too large, with the painter scaled down accordingly."""
    painter.translate(text.rect.x, text.rect.y)
    painter.scale(1 / FINE, 1 / FINE)
    painter.setPen(_pen(1, text.grey))
    for number, line in enumerate(text.lines):
        baseline = text.rise + number * text.leading
        line.paragraph.paint(painter, line.number, line.x, baseline, reader)


def _pen(width: float, grey: float) -> QPen:
    pen = QPen(QColor.fromRgbF(grey, grey, grey))
    pen.setWidthF(width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _rect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)
