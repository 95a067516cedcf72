"""What comes up over the window."""
