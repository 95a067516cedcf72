"""The keyboard shortcuts, and what BackCoach is."""
