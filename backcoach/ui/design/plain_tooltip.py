"""Tooltips show text as it is: Qt would take some of it for HTML, and open the files that it names."""

from html import escape

from PySide6.QtGui import Qt  # only there it knows what Qt takes for HTML


def plain_tooltip(text: str) -> str:
    """What to hand to Qt so that a tooltip shows exactly this text."""
    if not Qt.mightBeRichText(text):
        return text
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>'
