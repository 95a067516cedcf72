"""The safety page."""
