"""The command line: what can be read, written down or printed without the window, and the way into it."""

from backcoach.cli.command_line import main

__all__ = ["main"]
