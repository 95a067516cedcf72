"""Tooltips show text as it is: Qt would take some of it for HTML, and open the files that it names."""

from PySide6 import QtGui  # only there `Qt` knows what Qt takes for HTML


def plain_tooltip(text: str) -> str:
    """What to hand to Qt so that a tooltip shows exactly this text."""
    if "<" not in text or not QtGui.Qt.mightBeRichText(text):
        return text
    from html import escape  # its table of entities costs 2 ms, and hardly any tooltip needs it

    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
