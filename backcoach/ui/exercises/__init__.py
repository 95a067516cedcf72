"""The left pane: routines and the catalogue, and the page about one exercise."""
