"""The figure in the window: on the stage, beside an exercise's text, and small in lists."""
