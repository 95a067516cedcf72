"""The keys, and what BackCoach is."""
