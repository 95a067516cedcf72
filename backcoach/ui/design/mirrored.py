"""What is placed by hand, seen from the other side in a right-to-left language; layouts of Qt do that by themselves."""

from PySide6.QtWidgets import QWidget


def mirror(whole: QWidget, *parts: QWidget) -> None:
    """Let parts that were just placed from the left stand as far from the right; nothing in other languages."""
    if whole.isRightToLeft():
        for part in parts:
            box = part.geometry()
            part.move(whole.width() - box.left() - box.width(), box.top())
