"""A page reduced to what paragraphs it has: no looks, no tables, nothing to fetch or to nest."""

from __future__ import annotations

import html
from html.parser import HTMLParser

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LISTS = {"ol", "ul"}
# What begins a paragraph; the cells of a table are paragraphs, too.
_BLOCKS = {
    *("p", "div", "td", "th", "tr", "table", "caption", "blockquote", "section", "article"),
    *("header", "footer", "main", "dt", "dd", "dl", "address", "center", "figure", "body"),
}
_KEPT = {*_HEADINGS, *_LISTS, "li", "pre"}
# What of a list says how its items are numbered.
_NUMBERING = {"type", "start", "value"}
_LONGEST_VALUE = 6
# Nothing that one writes is nested deeper.
_DEEPEST = 30


def bare_html(page: str) -> str:
    """The page with its headings, paragraphs, lists and line breaks, and with its words."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.found)


class _Reader(HTMLParser):
    """Writes down the tags that part paragraphs, and the words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.found.append("<br>")
            return
        name = "div" if tag in _BLOCKS else tag
        if (name == "div" or name in _KEPT) and len(self._open) < _DEEPEST:
            self._open.append(tag)
            self.found.append(f"<{name}{_numbering(attrs) if name in {*_LISTS, 'li'} else ''}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag != "br":
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while True:
            closed = self._open.pop()
            self.found.append(f"</{'div' if closed in _BLOCKS else closed}>")
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        self.found.append(html.escape(data))


def _numbering(attrs: list[tuple[str, str | None]]) -> str:
    said = ((name, value or "") for name, value in attrs if name in _NUMBERING)
    return "".join(
        f' {name}="{html.escape(value)}"' for name, value in said if len(value) <= _LONGEST_VALUE
    )
