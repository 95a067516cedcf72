"""Settings of a user who knows the program: nothing is asked at a start, and nothing is taught."""

from typing import Any

from backcoach.app.preferences import Preferences


def settled(**changes: Any) -> Preferences:
    """The usual settings past the first start, with these changes."""
    usual: dict[str, Any] = {"first_start_done": True, "view": "window", "lessons": "off", "routine": "seven-actions"}
    return Preferences(**(usual | changes))
