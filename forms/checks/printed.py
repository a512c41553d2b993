"""What the forms of an edition have a place for, read from the edition's own data.

A check asks for nothing that no form of the edition prints: what one edition has and
another has not is told by their files, never by their years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from forms.editions.blocks import BlockSpec
from forms.editions.edition import Edition

# How the lines above an issue's table begin: ประเด็นการพัฒนาที่ {issue.number}.
_ISSUE = re.compile(r"([ก-๛/]+)ที่\s*\{(?:issue|mission)\.number\}")
# The rows of a form that prints entries of one number as one.
_MISSIONS = "missions"
_BOLD = "**"
_ANY_ISSUE = "ประเด็นการพัฒนา"


class Printed:
    """The places and words of one edition's forms, as far as checks need them."""

    def __init__(self, edition: Edition) -> None:
        self._blocks = {form.id: tuple(_all_blocks(form.blocks)) for form in edition.forms}
        self._sheets = {form.id: form.sheet or form.title for form in edition.forms}

    def has(self, form: str) -> bool:
        """Whether the edition has a form of that id."""
        return form in self._blocks

    def name(self, form: str) -> str:
        """What a form is called for short: `ตาราง ค`; empty where the edition has none."""
        return self._sheets.get(form, "")

    def asks(self, form: str, name: str) -> bool:
        """Whether a form has a line for something even where there is none of it."""
        return any(
            line.when == f"no.{name}"
            for block in self._blocks.get(form, ())
            for line in block.lines
        )

    def shows(self, form: str, show: str) -> bool:
        """Whether a form has a column of that computed content."""
        return any(
            column.show == show for block in self._blocks.get(form, ()) for column in block.columns
        )

    @property
    def joins_issues(self) -> bool:
        """Whether Part 2 prints entries of one number as one issue, with all their indicators."""
        return any(block.rows == _MISSIONS for block in self._blocks.get("part2", ()))

    @cached_property
    def issue(self) -> str:
        """What Part 2 calls its entries: ประเด็นการพัฒนา or ภารกิจ."""
        for block in self._blocks.get("part2", ()):
            for line in block.lines:
                if found := _ISSUE.search(line.text.replace(_BOLD, "")):
                    return found[1]
        return _ANY_ISSUE


def _all_blocks(blocks: tuple[BlockSpec, ...]) -> Iterator[BlockSpec]:
    for block in blocks:
        yield block
        yield from _all_blocks(block.blocks)
