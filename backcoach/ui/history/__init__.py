"""The right pane: pain scores as a chart and a table, and the views beside it."""
