"""The window and the command line: all that a user meets."""
