"""The structure tree of a PDF file, as a screen reader goes through it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from tests.forms.pdf.pdf_readers import pypdf

# What of a page's operators says what is read: marks, fonts and letters.
_TOKENS = re.compile(
    rb"/(?P<tag>\w+)<<(?P<said>.*?)>>BDC|(?P<end>EMC)(?=\n|$)|/(?P<font>F\d+) \S+ Tf"
    rb"|<(?P<letters>[0-9a-f]*)>(?= ?Tj|[^\n]*\] TJ)|/(?P<picture>I\d+) Do|(?P<ink> [SfB]\b)"
)


@dataclass
class Node:
    """An element: what it says of itself, what is in it, the words of its content."""

    kind: str
    words: str = ""
    title: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node] = field(default_factory=list)
    own: str = ""
    pages: list[int] = field(default_factory=list)
    links: int = 0
    pictures: int = 0
    ink: int = 0

    @property
    def text(self) -> str:
        """All words in it, in reading order."""
        return self.own + "".join(kid.text for kid in self.kids)

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        """The elements of some kinds in it, at any depth."""
        for kid in self.kids:
            if kid.kind in kinds:
                yield kid
            yield from kid.of_kind(*kinds)


@dataclass
class Piece:
    """What is marked on a page under a number; artefacts have none."""

    number: int | None
    text: str = ""
    pictures: int = 0
    ink: int = 0


class StructuredFile:
    """A file with its tree, and what of its pages is in no element."""

    def __init__(self, data: bytes) -> None:
        self.reader = pypdf.PdfReader(BytesIO(data))
        self.catalogue = self.reader.trailer["/Root"]
        self.pages = [_pieces(page) for page in self.reader.pages]
        self._indexes = {
            page.indirect_reference.idnum: index for index, page in enumerate(self.reader.pages)
        }
        root = self.catalogue["/StructTreeRoot"]
        # What the tree speaks of, by page and number, each with the element that holds it.
        self.held: dict[tuple[int, int], list[int]] = {}
        (document,) = _kids(root)
        self.document = self._node(document, None)
        self.parents = _numbers(root["/ParentTree"])

    def parents_of(self, page: int) -> list[Any]:
        """The elements of what is marked on a page, as the page finds them."""
        found = self.parents[self.reader.pages[page]["/StructParents"]].get_object()
        return [list.__getitem__(found, at) for at in range(len(found))]

    @property
    def artifacts(self) -> list[list[Piece]]:
        """What of each page is in no element."""
        return [[each for each in page if each.number is None] for page in self.pages]

    def _node(self, reference: Any, parent: Any) -> Node:
        """An element with all that is in it."""
        found = reference.get_object()
        if parent is not None:
            assert found.raw_get("/P").idnum == parent.idnum
        said = found.get("/A", {})
        node = Node(
            found["/S"][1:],
            found.get("/Alt", ""),
            found.get("/T", ""),
            {key[1:]: value for key, value in said.items()},
        )
        page = found.get("/Pg")
        own = self._indexes[found.raw_get("/Pg").idnum] if page is not None else None
        for kid in _kids(found):
            self._take(node, reference, kid, own)
        return node

    def _take(self, node: Node, reference: Any, kid: Any, page: int | None) -> None:
        """Take what is in an element: content, an element, a link."""
        if isinstance(kid, int):
            self._content(node, reference, page, kid)
            return
        found = kid.get_object()
        if found.get("/Type") == "/MCR":
            other = self._indexes[found.raw_get("/Pg").idnum]
            self._content(node, reference, other, found["/MCID"])
        elif found.get("/Type") == "/OBJR":
            assert found["/Obj"]["/Subtype"] == "/Link"
            node.links += 1
        else:
            assert not node.own or node.kind in {"TD", "Figure"}, "words beside elements"
            node.kids.append(self._node(kid, reference))

    def _content(self, node: Node, reference: Any, page: int | None, number: int) -> None:
        assert page is not None
        (piece,) = [each for each in self.pages[page] if each.number == number]
        self.held.setdefault((page, number), []).append(reference.idnum)
        node.own += piece.text
        node.pictures += piece.pictures
        node.ink += piece.ink
        node.pages.append(page)


def _pieces(page: Any) -> list[Piece]:
    """What is drawn on a page, in order; all of it is marked."""
    letters = {
        name[1:]: _letters(font.get_object()["/ToUnicode"].get_data())
        for name, font in page["/Resources"]["/Font"].items()
    }
    pieces: list[Piece] = []
    current: Piece | None = None
    font: dict[int, str] = {}
    for found in _TOKENS.finditer(page.get_contents().get_data()):
        if found["tag"]:
            assert current is None, "marks within marks"
            number = re.search(rb"/MCID (\d+)", found["said"])
            assert (number is None) == (found["tag"] == b"Artifact")
            current = Piece(int(number[1]) if number else None)
            pieces.append(current)
        elif found["end"]:
            assert current is not None
            current = None
        elif found["font"]:
            font = letters[found["font"].decode()]
        else:
            assert current is not None, "something is drawn outside all marks"
            if found["letters"] is not None:
                codes = found["letters"]
                current.text += "".join(
                    font[int(codes[at : at + 4], 16)] for at in range(0, len(codes), 4)
                )
            current.pictures += found["picture"] is not None
            current.ink += found["ink"] is not None
    assert current is None
    return pieces


def _letters(table: bytes) -> dict[int, str]:
    """The characters of a font's codes."""
    return {
        int(code, 16): bytes.fromhex(char.decode()).decode("utf-16-be")
        for code, char in re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]+)>\n", table)
    }


def _numbers(tree: Any) -> dict[int, Any]:
    """A number tree of one node."""
    found = tree["/Nums"]
    return {int(found[at]): found[at + 1] for at in range(0, len(found), 2)}


def _kids(element: Any) -> list[Any]:
    """What is in an element, references as they are."""
    found = element.raw_get("/K") if "/K" in element else []
    if not isinstance(found, list):
        return [found]
    return [list.__getitem__(found, at) for at in range(len(found))]
