"""The command line: it shows, stores and prints things without the window, and it opens the window."""

from backcoach.cli.command_line import main

__all__ = ["main"]
