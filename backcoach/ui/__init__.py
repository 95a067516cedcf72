"""The window: one package for each thing on the screen, the design system beside them."""
