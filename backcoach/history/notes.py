"""How a session's note is made: from what was typed before it, at its stop and after it."""

from backcoach.history.checks import LONGEST_NOTE


def joined(note: str, more: str) -> str:
    """Both notes, one below the other; only the second if it contains the first, or if both are too long together."""
    whole = "\n".join(part for part in (note, more) if part)
    return more if (note in more and more) or len(whole) > LONGEST_NOTE else whole
