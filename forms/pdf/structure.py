"""What a PDF file says that its pages show: the elements of its structure tree.

An element is a paragraph, a table, a cell …; content is drawn on pages as the content of one.
What comes of no element is an artefact: borders, page numbers, headers drawn again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from forms.document import Figure, Fraction, Paragraph

# What is said of a picture without a caption.
_PICTURE_WORDS = "รูปประกอบ"


class Blank(Enum):
    """A cell of one row and one column in which nothing stands; most cells of months are."""

    CELL = "TD"


class Box(NamedTuple):
    """Where on its page a picture stands: points from the left and the lower edge."""

    left: float
    bottom: float
    right: float
    top: float


class Element:
    """An element of a kind that the standard names, and what is in it, in reading order.

    `words` are read in place of a picture, a formula or an arrow; `title` is what a form is
    called. `attributes` are what a cell says of itself, as a dictionary's entries. `level` is
    that of a heading. What is `drawn` in it is read before the elements in it. One that nothing
    was drawn in is not written, unless it is a cell.

    Most are cells of text alone: a plan has tens of thousands, so that they hold no lists.
    """

    __slots__ = (
        "_kids",
        "attributes",
        "box",
        "drawn",
        "kind",
        "level",
        "number",
        "title",
        "words",
    )

    def __init__(self, kind: str, words: str = "", attributes: str = "", level: int = 0) -> None:
        self.kind = kind
        self.words = words
        self.attributes = attributes
        self.level = level
        self.title = ""
        self.drawn = False
        self.box: Box | None = None
        self.number = 0
        self._kids: list[Element | Blank] | None = None

    @property
    def kids(self) -> Sequence[Element | Blank]:
        """The elements in it."""
        return self._kids or ()

    def hold(self, *kids: Element | Blank) -> None:
        """Put elements into it, after all that are there."""
        if self._kids is None:
            self._kids = []
        self._kids += kids

    def add(self, kind: str, words: str = "") -> Element:
        """A new element in it, after all that are there."""
        element = Element(kind, words)
        self.hold(element)
        return element

    def at(self, _path: tuple[int, ...]) -> Element:
        """What stands anywhere within it is its own."""
        return self


class ListItem(Element):
    """An item of a list: its label, which is so many letters at its beginning, and the rest."""

    __slots__ = ("body", "label", "letters")

    def __init__(self, letters: int) -> None:
        super().__init__("LI")
        self.letters = letters
        self.label = self.add("Lbl")
        self.body = self.add("LBody")


class Part:
    """A form in the tree: its title, and its elements in order, none in another yet."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.blocks: list[Element] = []

    def put(self, element: Element) -> Element:
        """An element put at its end."""
        self.blocks.append(element)
        return element


def flow_element(flow: Paragraph | Fraction | Figure) -> Element:
    """The element of a flow that is no table."""
    if isinstance(flow, Fraction):
        return Element("Formula", formula_words(flow))
    if isinstance(flow, Figure):
        return Element("Figure", flow.caption or _PICTURE_WORDS)
    return ListItem(len(flow.label)) if flow.label else Element("P")


def listed(elements: Iterable[Element]) -> Iterator[Element]:
    """Elements that follow each other, items of a list in one."""
    for is_item, group in groupby(elements, key=lambda each: isinstance(each, ListItem)):
        if not is_item:
            yield from group
            continue
        whole = Element("L")
        whole.hold(*group)
        yield whole


def formula_words(fraction: Fraction) -> str:
    """A formula as it is read aloud."""
    said = (fraction.label, "เศษ", fraction.numerator, "ส่วน", fraction.denominator, fraction.factor)
    return " ".join(" ".join(filter(None, said)).split())


def nested(parts: Iterable[Part]) -> list[Element]:
    """Forms as elements, what is in each in its sections, each opened by its heading.

    No heading is more than a level below the heading before it.
    """
    before = 0
    found: list[Element] = []
    for part in parts:
        root = Element("Part")
        root.title = part.title
        found.append(root)
        # The sections that are open, each with the level of its heading.
        sections: list[tuple[int, Element]] = [(0, root)]
        for block in listed(filter(has_content, part.blocks)):
            if block.level:
                before = level = min(block.level, before + 1)
                block.kind = f"H{min(level, _DEEPEST_HEADING)}"
                while sections[-1][0] >= level:
                    sections.pop()
                sections.append((level, sections[-1][1].add("Sect")))
            sections[-1][1].hold(block)
    return found


# The standard names no deeper one.
_DEEPEST_HEADING = 6
# What stands in a table though nothing is drawn in it.
_CELLS = frozenset({"TR", "TD", "TH"})


def has_content(element: Element) -> bool:
    """Whether an element is written: something was drawn in it, or it is a cell."""
    if element.drawn or element.kind in _CELLS:
        return True
    return any(isinstance(kid, Blank) or has_content(kid) for kid in element.kids)


def written(element: Element) -> Iterator[Element]:
    """An element and all below it that are written, each before those in it."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        yield each
        if each.kids:
            kids = [kid for kid in each.kids if isinstance(kid, Element) and has_content(kid)]
            kids.reverse()
            waiting += kids
