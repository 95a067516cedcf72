"""An event calls its listeners, and no longer those that were disconnected."""

import pytest

from backcoach.app.events import Event


def test_listeners_are_called_in_their_order_until_they_stop_listening() -> None:
    changed, heard = Event[int](), list[tuple[str, int]]()

    def first(value: int) -> None:
        heard.append(("first", value))
        changed.disconnect(first)

    changed.connect(first)
    changed.connect(lambda value: heard.append(("second", value)))
    changed.emit(1)
    changed.emit(2)
    assert heard == [("first", 1), ("second", 1), ("second", 2)]
    with pytest.raises(ValueError, match="not in list"):
        changed.disconnect(first)
