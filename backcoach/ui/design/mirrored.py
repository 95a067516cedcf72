"""What is placed by hand, seen from the other side in a right-to-left language; layouts of Qt do that by themselves."""

from PySide6.QtWidgets import QLabel, QWidget


def mirror(whole: QWidget, *parts: QWidget) -> None:
    """Mirror parts that were just placed from the left if the language reads from the right."""
    if whole.isRightToLeft():
        for part in parts:
            box = part.geometry()
            part.move(whole.width() - box.left() - box.width(), box.top())


def grow(part: QWidget) -> None:
    """Take the room that a part wants, and stay where it begins: at its right in a right-to-left language."""
    right = part.x() + part.width()
    part.resize(part.sizeHint())
    if part.isRightToLeft():
        part.move(right - part.width(), part.y())


def begin_at_start(label: QLabel) -> None:
    """Let a text begin where the language does; Qt lets it begin where its own letters do."""
    from PySide6.QtCore import Qt

    sides, where = Qt.AlignmentFlag, label.alignment()
    if where & (sides.AlignLeft | sides.AlignRight) and not where & sides.AlignAbsolute:
        at_right = bool(where & sides.AlignRight) != label.isRightToLeft()
        side = sides.AlignRight if at_right else sides.AlignLeft
        QLabel.setAlignment(label, where & sides.AlignVertical_Mask | sides.AlignAbsolute | side)
