"""The right pane: what was felt, as a chart and as a table."""
