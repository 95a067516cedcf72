"""The middle of the window: a routine at rest, a session, one exercise, a question."""
