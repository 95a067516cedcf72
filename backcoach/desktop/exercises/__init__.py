"""The left pane: routines and the catalogue."""
