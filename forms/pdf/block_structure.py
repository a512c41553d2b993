"""The elements of blocks that only pages have: lines of labels, the table of contents."""

from __future__ import annotations

from collections.abc import Iterable

from forms.pdf.blocks import ContentsEntry
from forms.pdf.structure import Element
from forms.thai.strips import Path


class LeaderTags:
    """The elements of a line of labels and values, one a part."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self._parts = tuple(parts)

    def at(self, path: Path) -> Element:
        """The element of the part that a path names."""
        return self._parts[path[0]]


class ContentsTags:
    """The elements of a table of contents: entries of a deeper level in the one above them."""

    def __init__(self) -> None:
        self.element = Element("TOC")
        # The entries that are open, each with its level, and the lists within them.
        self._open: list[tuple[int, Element, Element | None]] = []
        self._last: tuple[ContentsEntry, Element] | None = None

    def of(self, entry: ContentsEntry) -> Element:
        """The link that the next line of an entry belongs to."""
        if self._last is not None and self._last[0] is entry:
            return self._last[1]
        item = self._list_for(entry.level).add("TOCI")
        self._open.append((entry.level, item, None))
        link = item.add("Reference").add("Link")
        self._last = entry, link
        return link

    def _list_for(self, level: int) -> Element:
        """The list that an entry of a level stands in."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        if not self._open:
            return self.element
        above, item, within = self._open[-1]
        if within is None:
            within = item.add("TOC")
            self._open[-1] = above, item, within
        return within
