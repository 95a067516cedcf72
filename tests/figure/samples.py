"""Motion files for tests."""

SMALL = """
[start]
from = "all-fours"

[[key]]
phase = "reach"
arm_left = { flex = 160, elbow = 5 }

[[key]]
phase = "hold"

[[key]]
phase = "return"
from = "start"
"""
"""The text of a valid motion file, for tests to break."""
