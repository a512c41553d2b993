"""The window and the command line: all that a user meets."""

__version__ = "0.1.0"
