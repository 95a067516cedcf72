"""The only kind of error that is shown to the user as it is."""


class Problem(Exception):
    """Something the user can act on; its text is one clear sentence that says what to do."""
