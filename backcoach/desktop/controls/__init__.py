"""The pieces that forms are made of, painted in the window's own look and known to screen readers by Qt's own roles."""
