"""What is drawn on a page, as the operators of a PDF content stream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from db.places import Place
from forms.document import Form
from forms.pdf.embedding import DocumentFonts
from forms.pdf.footnotes import PageNotes
from forms.pdf.rendering import PlacedRow
from forms.pdf.structure import Box, Element, Part
from forms.thai.spacing import Spread, moved
from forms.thai.strips import POINTS, Image, Mark, Path, Strip

A4 = (210 * POINTS, 297 * POINTS)
RULE = 0.5
# A dot of a dotted line is a dash of no length with round ends.
_DOT = 0.9
_DOT_GAP = 2.6
_ARROW_HEAD = 4.0
_ARROW_HALF = 1.9


class Flowing(Protocol):
    """What strips belong to: an element for each place within it."""

    def at(self, path: Path) -> Element:
        """The element of what stands at a place."""


class Bookmark(NamedTuple):
    """A heading in the outline; `key` names the spot on the page."""

    key: str
    title: str
    level: int
    top: float


class Link(NamedTuple):
    """A rectangle that leads to a bookmark; points from the left and top edges.

    `words` say where to, to those who do not see it; it is a part of `element`.
    """

    key: str
    words: str
    element: Element
    left: float
    top: float
    right: float
    bottom: float


class PictureMark(NamedTuple):
    """A picture in a rectangle, and the element that it is; None where it is drawn again."""

    data: bytes
    left: float
    top: float
    width: float
    height: float
    element: Element | None = None


class Sheet:
    """A page in the making. `body` is what is read, `frame` lines and repeated matter.

    `index` is its place among the document's pages, from 0; `part` the form in the tree that
    it belongs to. What is marked on it belongs to `elements`, in order.
    """

    def __init__(self, form: Form, index: int = 0, part: Part | None = None) -> None:
        short, long = A4
        self.width, self.height = (
            (long, short) if form.orientation == "landscape" else (short, long)
        )
        self.form = form
        self.index = index
        self.part = part or Part(form.title)
        self.elements: list[Element] = []
        self.label = ""
        # The first line of text on the page.
        self.opening = ""
        self.body: list[str] = []
        self.frame: list[str] = []
        # How much of the body is read before the frame. A page that goes on with what the
        # one before began has its frame later: nothing is to be read between the two.
        self.frame_after: int | None = 0
        self.bookmarks: list[Bookmark] = []
        self.links: list[Link] = []
        self.pictures: list[PictureMark] = []
        self.rows: list[PlacedRow] = []
        margins = form.margins
        self.notes = PageNotes(self.width - (margins.left + margins.right) * POINTS)

    @property
    def operators(self) -> list[str]:
        """All that is drawn, in the order it is read."""
        cut = len(self.body) if self.frame_after is None else self.frame_after
        return [*self.body[:cut], *self.frame, *self.body[cut:]]

    def place(self, place: Place, left: float, top: float, right: float, bottom: float) -> None:
        """Note where a record was drawn."""
        self.rows.append(PlacedRow(place, left, top, right, bottom))

    def marked(self, element: Element, operators: Sequence[str]) -> list[str]:
        """Operators marked as content of an element."""
        if not operators:
            return []
        number = len(self.elements)
        self.elements.append(element)
        element.drawn = True
        return [f"/{element.kind}<</MCID {number}>>BDC", *operators, "EMC"]

    def take(self, strips: Sequence[Strip], x: float, y: float, flow: Flowing | None) -> None:
        """Take the pictures of strips that are drawn from (x, y) down, and their footnotes.

        `flow` is what they belong to; without one they are drawn again, and are no more than ink.
        """
        for strip in strips:
            if strip.notes or strip.images:
                break
        else:
            return
        top = y
        for number, strip in enumerate(strips):
            top += strip.before if number else 0.0
            if strip.notes and flow is not None:
                self.notes.add(strip.notes)
            for image in strip.images:
                self._take_picture(image, x, top, flow)
            top += strip.height

    def _take_picture(self, image: Image, x: float, top: float, flow: Flowing | None) -> None:
        element = None if flow is None or image.path is None else flow.at(image.path)
        left, upper = x + image.x, top + image.y
        picture = PictureMark(image.data, left, upper, image.width, image.height, element)
        self.pictures.append(picture)
        if element is not None:
            lower = self.height - upper
            element.box = Box(left, lower - image.height, left + image.width, lower)


def text_operators(
    fonts: DocumentFonts, strips: Iterable[Strip], x: float, y: float, page_height: float
) -> list[str]:
    """Strips one below the other, the left top corner of the first at (x, y).

    The blank space before the first strip is the caller's to leave.
    """
    operators: list[str] = ["BT"]
    rules: list[str] = []
    look = ""
    top = y
    first = True
    for strip in strips:
        if not first:
            top += strip.before
        first = False
        for mark in strip.marks:
            if not mark.line.segments:
                continue
            left, baseline = x + mark.x, page_height - top - mark.baseline
            operators.append(f"1 0 0 1 {left:.2f} {baseline:.2f} Tm")
            if mark.spread is not None:
                operators += _spread(fonts, mark, mark.spread, (left, baseline), rules)
                look = ""
                continue
            end = left + mark.line.width
            for segment in mark.line.segments:
                font = fonts.of(segment.face)
                wanted = f"/{font.name} {mark.size:g} Tf"
                if wanted != look:
                    look = wanted
                    operators.append(look)
                operators.append(f"<{font.encode(segment.codes)}> Tj")
                if segment.underline:
                    width = min(segment.width, end - left)
                    rules.append(underline(left, baseline, width, mark.size))
                left += segment.width
        if strip.bars or strip.dots or strip.sides:
            rules += _strip_rules(strip, x, page_height - top)
        top += strip.height
    operators.append("ET")
    return operators + rules if len(operators) > 2 else rules


def _spread(
    fonts: DocumentFonts,
    mark: Mark,
    spread: Spread,
    start: tuple[float, float],
    rules: list[str],
) -> list[str]:
    """A line from `start` on that fills its column, and lines below it added to `rules`.

    Its room is moves between letters, not letters: what is copied is what was typed.
    """
    left, baseline = start
    operators = []
    for segment, clusters in zip(mark.line.segments, moved(mark.line, spread), strict=True):
        font = fonts.of(segment.face)
        parts = []
        for room, codes in clusters:
            if room:
                parts.append(f"{-1000 * room / mark.size:.1f}")
            parts.append(f"<{font.encode(codes)}>")
        operators.append(f"/{font.name} {mark.size:g} Tf [{' '.join(parts)}] TJ")
        width = segment.width + sum([room for room, _ in clusters])
        if segment.underline:
            rules.append(underline(left, baseline, width, mark.size))
        left += width
    return operators


def _strip_rules(strip: Strip, x: float, top: float) -> list[str]:
    """The lines of a strip whose left top corner is at (x, top)."""
    rules = [
        line(x + start, top - drop, x + start + length, top - drop)
        for start, drop, length in strip.bars
    ]
    rules += [
        dotted(x + start, top - drop, x + start + length) for start, drop, length in strip.dots
    ]
    rules += [
        line(x + along, top - drop, x + along, top - drop - length)
        for along, drop, length in strip.sides
    ]
    return rules


def underline(left: float, baseline: float, width: float, size: float) -> str:
    """A line below a stretch of text, clear of its letters."""
    y = baseline - size * 0.11
    return f"{size * 0.045:.2f} w {left:.2f} {y:.2f} m {left + width:.2f} {y:.2f} l S {RULE} w"


def line(x: float, y: float, to_x: float, to_y: float) -> str:
    """A thin line."""
    return f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S"


def dotted(x: float, y: float, end: float) -> str:
    """A dotted line along a baseline, as the leader of a value or a page number."""
    if end - x < _DOT_GAP:
        return ""
    # Dots are drawn from the end, so that those of all lines stand in columns.
    start = end - int((end - x) / _DOT_GAP) * _DOT_GAP
    return f"q 1 J {_DOT} w [0 {_DOT_GAP}] 0 d {end:.2f} {y:.2f} m {start:.2f} {y:.2f} l S Q"


def arrow(left: float, right: float, y: float) -> str:
    """A line with a filled head at both ends."""
    head = min(_ARROW_HEAD, (right - left) / 2)
    shaft = ""
    if right - left > 2 * head:
        shaft = f"0.9 w {line(left + head, y, right - head, y)} {RULE} w "
    return (
        f"{shaft}{left:.2f} {y:.2f} m {left + head:.2f} {y + _ARROW_HALF:.2f} l "
        f"{left + head:.2f} {y - _ARROW_HALF:.2f} l f "
        f"{right:.2f} {y:.2f} m {right - head:.2f} {y + _ARROW_HALF:.2f} l "
        f"{right - head:.2f} {y - _ARROW_HALF:.2f} l f"
    )


# What is drawn besides what is said: lines of tables, and what each page has at its ends.
Artifact = Literal["Layout", "Header", "Footer"]
_ARTIFACTS: dict[Artifact, str] = {
    "Layout": "/Artifact<</Type/Layout>>BDC",
    "Header": "/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC",
    "Footer": "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC",
}


def artifact(operators: Sequence[str], kind: Artifact = "Layout") -> list[str]:
    """Operators marked as no part of what the document says."""
    return [_ARTIFACTS[kind], *operators, "EMC"] if operators else []
