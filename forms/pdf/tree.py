"""The structure tree of a file: forms, in them sections, in those what the pages show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from forms.pdf.file import PdfFile, text_string
from forms.pdf.structure import Annotation, Content, Element, Part, nested, walked


class PageObjects(NamedTuple):
    """A page in the file: its object, those of its links, and what is marked on it, in order."""

    number: int
    links: Sequence[int]
    elements: Sequence[Element]


def write_tree(file: PdfFile, parts: Iterable[Part], pages: Sequence[PageObjects]) -> int:
    """Put the tree into a file; the number of its root.

    Pages find the elements of what is marked on them by their index, and links, counted
    through all pages, after the last of those.
    """
    document = Element("Document")
    document.kids += nested(parts)
    root = file.reserve()
    elements = list(_numbered(file, document, root))
    writer = _Writer(pages)
    for element, parent in elements:
        file.add(writer.written(element, parent), element.number)
    by_page = [_list(file, (each.number for each in page.elements)) for page in pages]
    keys = [*by_page, *(writer.linking[link] for page in pages for link in page.links)]
    found = " ".join(f"{key} {number} 0 R" for key, number in enumerate(keys))
    tree = file.add(f"<</Nums[{found}]>>")
    notes = "".join(f"({name}){number} 0 R" for name, number in writer.notes)
    names = f"/IDTree {file.add(f'<</Names[{notes}]>>')} 0 R" if notes else ""
    return file.add(
        f"<</Type/StructTreeRoot/K {document.number} 0 R/ParentTree {tree} 0 R"
        f"/ParentTreeNextKey {len(keys)}{names}>>",
        root,
    )


def _numbered(file: PdfFile, document: Element, root: int) -> Iterator[tuple[Element, int]]:
    """All elements with the numbers of their parents, each given its own."""
    for element, parent in walked(document):
        element.number = file.reserve()
        yield element, parent.number if parent is not None else root


def _list(file: PdfFile, numbers: Iterable[int]) -> int:
    """A list of objects, as an object."""
    return file.add(f"[{' '.join([f'{number} 0 R' for number in numbers])}]")


class _Writer:
    """Elements on their way into a file.

    `linking` are the elements that links belong to, by the links' objects, and `notes` those
    of footnotes, by the names that tell each from all others.
    """

    def __init__(self, pages: Sequence[PageObjects]) -> None:
        self._pages = pages
        self.linking: dict[int, int] = {}
        self.notes: list[tuple[str, int]] = []

    def written(self, element: Element, parent: int) -> str:
        """An element as an object; its number and its kids' are known."""
        return f"<</S/{element.kind}/P {parent} 0 R{self._kids(element)}{self._said(element)}>>"

    def _kids(self, element: Element) -> str:
        """What is in an element, and the page that the first of its content is on."""
        kids: list[str] = []
        own = -1
        for kid in element.kids:
            if isinstance(kid, Content):
                own = kid.page if own < 0 else own
                kids.append(str(kid.number) if kid.page == own else self._overleaf(kid))
            elif isinstance(kid, Annotation):
                kids.append(self._link(element, kid))
            elif kid.number:
                kids.append(f"{kid.number} 0 R")
        if not kids:
            return ""
        page = f"/Pg {self._pages[own].number} 0 R" if own >= 0 else ""
        return f"{page}/K {kids[0]}" if len(kids) == 1 else f"{page}/K[{' '.join(kids)}]"

    def _overleaf(self, content: Content) -> str:
        """Content on another page than the element begins on."""
        page = self._pages[content.page].number
        return f"<</Type/MCR/Pg {page} 0 R/MCID {content.number}>>"

    def _link(self, element: Element, annotation: Annotation) -> str:
        page = self._pages[annotation.page]
        link = page.links[annotation.number]
        self.linking[link] = element.number
        return f"<</Type/OBJR/Pg {page.number} 0 R/Obj {link} 0 R>>"

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
            name = f"note-{len(self.notes) + 1:06}"
            self.notes.append((name, element.number))
            said += f"/ID({name})"
        return said
