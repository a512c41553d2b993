"""What is said of a text that cannot be the value of a field."""

from __future__ import annotations


class EntryError(ValueError):
    """A text that cannot be the value of a field; says in Thai why, and what to type."""
