"""Printing: the routine sheet, the progress report, and typing in a ticked sheet."""
