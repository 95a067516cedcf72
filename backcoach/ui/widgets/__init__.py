"""Widgets about one subject that several pages share: a score, steps, the safety signs, rows for settings."""
