"""The design system: theme, icons and the widgets that every page uses."""
