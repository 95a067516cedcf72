"""The one error that is meant for the user."""


class Problem(Exception):
    """Something the user can act on; its text is one clear sentence that says what to do."""
