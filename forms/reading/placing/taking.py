"""What is typed rather than filled into lines: paragraphs under a heading, one after the other.

A `Taker` gets the paragraphs and tables of a section that no line or table of the form claims,
and puts them where the section holds them.
"""

from __future__ import annotations

from typing import Protocol

from forms.reading.outline import Grid, Text


class Taker(Protocol):
    """Takes what stands in a section."""

    def text(self, text: Text) -> bool:
        """Takes a paragraph; False where it is none of its own."""
        ...

    def grid(self, grid: Grid) -> bool:
        """Takes a table; False where it is none of its own."""
        ...

    def close(self) -> None:
        """Puts what was taken into fields: the section is over."""
        ...
