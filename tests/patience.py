"""How long a test waits for something that must come: never a measure, only the point at which it gives up."""

PATIENCE_S = 60.0
PATIENCE_MS = 60_000
"""So long that no busy machine reaches it. How quick something is, `make bench` tells."""
