"""The figure in the window: in a session, beside an exercise's text, and small in lists."""
