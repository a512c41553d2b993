"""A page that another program copied, without what its reader did not see."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser

from forms.thai.raised import lowered, raised

# Of these nothing is seen; a deletion that is still tracked is gone for who reads.
_UNSEEN = {"style", "script", "title", "head", "xml", "del", "template", "noscript"}
# What a word processor, or a page, keeps of a text without showing it.
_HIDDEN = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE
)
# What may name a file to be fetched is never kept.
_FETCHED = {"img", "image", "link", "base", "object", "embed", "iframe", "frame", "input"}
# What only word processors read.
_DECLARED = re.compile(r"<!\[[^>]{0,200}>")
# Tags without an end hide nothing.
_EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "wbr", "base", "embed", "frame"}
# Texts keep no looks, but what stands raised or lowered means something else: ม² is no ม2.
_SHIFTED = {"sup": raised, "sub": lowered}
_ALIGNED = re.compile(r"vertical-align\s*:\s*(su[pb])(?:er)?\s*(?:;|$)", re.IGNORECASE)
# With these a text begins anew, whatever was left open before.
_BLOCKS = {"td", "th", "tr", "table", "p", "div", "li", "body"}
# What is hidden deeper than this no program wrote.
_DEEPEST = 100


def visible_html(page: str) -> str:
    """The page without styles, scripts, pictures, tracked deletions and hidden text.

    Figures that stand raised or lowered are letters of their own: ม², H₂O.
    """
    reader = _Reader()
    try:
        reader.feed(_of_whole_tags(_DECLARED.sub("", _without_comments(page))))
        reader.close()
    except AssertionError:
        # So the library takes a declaration that it does not know.
        return ""
    return "".join(reader.seen)


def _without_comments(page: str) -> str:
    first, *others = page.split("<!--")
    kept = [first]
    for other in others:
        _, end, after = other.partition("-->")
        kept.append(after if end else other)
    return "".join(kept)


def _of_whole_tags(page: str) -> str:
    """The page in which every tag ends before the next: else its ends are sought over and over."""
    first, *others = page.split("<")
    return first + "".join(f"<{other}" if ">" in other else f"&lt;{other}" for other in others)


class _Reader(HTMLParser):
    """Keeps the tags and the text outside what is hidden, as they stand."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.seen: list[str] = []
        # The tags that hide what is in them, innermost last.
        self._hiding: list[str] = []
        # The tags in which text stands raised or lowered, innermost last, and what it becomes.
        self._shifts: list[tuple[str, Callable[[str], str]]] = []

    def _keep(self, text: str | None) -> None:
        if text and not self._hiding:
            self.seen.append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        style = attributes.get("style") or ""
        self._shift(tag, style)
        if tag in {"body", "table"} and {*self._hiding} <= {"head"}:
            # A head may be left open: what follows is not in it.
            self._hiding = []
        hides = tag in _UNSEEN or "hidden" in attributes or _HIDDEN.search(style)
        deep = len(self._hiding) >= _DEEPEST
        if tag not in _EMPTY and not deep and (hides or tag in self._hiding):
            # Within what is hidden tags of its name are counted, to know its end.
            self._hiding.append(tag)
        if tag not in _FETCHED:
            self._keep(self.get_starttag_text())

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _FETCHED:
            self._keep(self.get_starttag_text())

    def handle_endtag(self, tag: str) -> None:
        if self._shifts and self._shifts[-1][0] == tag:
            self._shifts.pop()
        if tag in self._hiding:
            # The innermost of its name, with what was left open in it.
            del self._hiding[len(self._hiding) - 1 - self._hiding[::-1].index(tag) :]
        else:
            self._keep(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._keep(self._shifts[-1][1](data) if self._shifts else data)

    def _shift(self, tag: str, style: str) -> None:
        """Know whether text stands raised or lowered from here on."""
        aligned = _ALIGNED.search(style)
        becomes = _SHIFTED.get(aligned[1].lower() if aligned else tag)
        if tag in _BLOCKS:
            self._shifts = []
        if becomes is not None:
            self._shifts = [*self._shifts[-_DEEPEST:], (tag, becomes)]
        elif self._shifts and self._shifts[-1][0] == tag:
            # Within it tags of its name are counted, to know its end.
            self._shifts.append(self._shifts[-1])

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")
