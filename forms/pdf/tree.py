"""The structure tree of a file: forms, in them sections, in those what the pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from forms.pdf.file import PdfFile, text_string
from forms.pdf.structure import Blank, Element, Part, nested, written


class PageObjects(NamedTuple):
    """A page in the file: its object, and the elements of what is marked on it, in order.

    `links` are the objects of its links, each with the element that it is a part of.
    """

    number: int
    elements: Sequence[Element]
    links: Sequence[tuple[int, Element]]


def write_tree(file: PdfFile, parts: Iterable[Part], pages: Sequence[PageObjects]) -> int:
    """Put the tree into a file; the number of its root.

    Pages find the elements of what is marked on them by their index, and links, counted
    through all pages, after the last of those.
    """
    return _Tree(file, pages).written(nested(parts))


class _Tree:
    """A tree on its way into a file.

    `_content` are the pages and the content of elements as their entries, by their numbers, and
    `_notes` the footnotes by the names that tell each from all others.
    """

    def __init__(self, file: PdfFile, pages: Sequence[PageObjects]) -> None:
        self._file = file
        self._pages = pages
        self._content: dict[int, str] = {}
        self._pages_of: dict[int, int] = {}
        self._notes: list[tuple[str, int]] = []

    def written(self, forms: Sequence[Element]) -> int:
        """Put the tree of these forms into the file; the number of its root."""
        document = Element("Document")
        document.hold(*forms)
        root = self._file.reserve()
        elements = list(written(document))
        for element in elements:
            element.number = self._file.reserve()
        for page in self._pages:
            self._take_content(page)
        parents = {document.number: root}
        for element in elements:
            self._write(element, parents)
        by_page = [_list(self._file, page.elements) for page in self._pages]
        keys = [*by_page, *(each.number for page in self._pages for _, each in page.links)]
        found = " ".join(f"{key} {number} 0 R" for key, number in enumerate(keys))
        tree = self._file.add(f"<</Nums[{found}]>>")
        notes = "".join(f"({name}){number} 0 R" for name, number in self._notes)
        names = f"/IDTree {self._file.add(f'<</Names[{notes}]>>')} 0 R" if notes else ""
        return self._file.add(
            f"<</Type/StructTreeRoot/K {document.number} 0 R/ParentTree {tree} 0 R"
            f"/ParentTreeNextKey {len(keys)}{names}>>",
            root,
        )

    def _take_content(self, page: PageObjects) -> None:
        """Note what is marked on a page as content of its elements, and its links as parts."""
        for place, element in enumerate(page.elements):
            number = element.number
            own = self._pages_of.setdefault(number, page.number)
            said = str(place) if own == page.number else _overleaf(page, place)
            before = self._content.get(number)
            self._content[number] = f"{before} {said}" if before else said
        for link, element in page.links:
            said = f"<</Type/OBJR/Pg {page.number} 0 R/Obj {link} 0 R>>"
            before = self._content.get(element.number)
            self._content[element.number] = f"{before} {said}" if before else said

    def _write(self, element: Element, parents: dict[int, int]) -> None:
        """An element as an object; `parents` are those of elements, this one's among them."""
        number = element.number
        content = self._content.get(number, "")
        page = self._pages_of.get(number)
        said = "" if page is None else f"/Pg {page} 0 R"
        if element.kids:
            content = " ".join((content, *self._references(element, parents)))
        if content:
            said += f"/K[{content}]"
        head = f"<</S/{element.kind}/P {parents[number]} 0 R"
        self._file.add(f"{head}{said}{self._said(element)}>>", number)

    def _references(self, element: Element, parents: dict[int, int]) -> Iterator[str]:
        """The elements within another; blank cells are made here."""
        for kid in element.kids:
            if isinstance(kid, Blank):
                blank = self._file.add(f"<</S/{kid.value}/P {element.number} 0 R>>")
                yield f"{blank} 0 R"
            elif kid.number:
                parents[kid.number] = element.number
                yield f"{kid.number} 0 R"

    def _said(self, element: Element) -> str:
        """What an element says of itself."""
        said = f"/Alt{text_string(element.words)}" if element.words else ""
        if element.title:
            said += f"/T{text_string(element.title)}"
        attributes = element.attributes
        if element.box is not None:
            attributes = "/O/Layout/BBox[{:.2f} {:.2f} {:.2f} {:.2f}]".format(*element.box)
        if attributes:
            said += f"/A<<{attributes}>>"
        if element.kind == "Note":
            name = f"note-{len(self._notes) + 1:06}"
            self._notes.append((name, element.number))
            said += f"/ID({name})"
        return said


def _overleaf(page: PageObjects, place: int) -> str:
    """Content on another page than its element begins on."""
    return f"<</Type/MCR/Pg {page.number} 0 R/MCID {place}>>"


def _list(file: PdfFile, elements: Iterable[Element]) -> int:
    """A list of elements, as an object."""
    return file.add(f"[{' '.join([f'{element.number} 0 R' for element in elements])}]")
