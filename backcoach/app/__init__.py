"""The application without a window: library, settings, session, journal. Nothing here imports Qt."""
