"""Pages laid out to a PDF file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import count

from forms.document import Document
from forms.pdf.composition import Composition
from forms.pdf.file import PdfFile, text_string
from forms.pdf.images import write_images
from forms.pdf.ink import RULE, Link, PictureMark, Sheet, artifact
from forms.pdf.metadata import LANGUAGE, output_intent, write_info, write_metadata
from forms.pdf.outline import Spot, entries, page_labels, spots, write_outline
from forms.pdf.rendering import PageInfo, Rendering
from forms.pdf.structure import Element
from forms.pdf.tree import PageObjects, write_tree

# A link is printed with its page, that is, not at all: it has no look of its own.
_PRINTED = 4


def write(
    document: Document, composition: Composition, progress: Callable[[int, int], None]
) -> Rendering:
    """The file of a composition. `progress` goes from half of its total to the end."""
    sheets = composition.sheets
    file = PdfFile()
    root, pages, resources = (file.reserve() for _ in range(3))
    first = file.reserve(len(sheets))
    numbers = range(first, first + len(sheets))
    pictures = write_images(
        file, ((mark.data, mark.width) for sheet in sheets for mark in sheet.pictures)
    )
    links = _Links(file, spots(sheets, numbers), len(sheets))
    written: list[PageObjects] = []
    for sheet, number in zip(sheets, numbers, strict=True):
        leading = links.written(sheet)
        text = file.add_stream(_drawn(sheet, pictures).encode("ascii"))
        annotations = f"/Annots[{_references(link for link, _ in leading)}]" if leading else ""
        file.add(
            f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 {sheet.width:.4f} {sheet.height:.4f}]"
            f"/Resources {resources} 0 R/Contents {text} 0 R/Tabs/S"
            f"/StructParents {sheet.index}{annotations}>>",
            number,
        )
        written.append(PageObjects(number, sheet.elements, leading))
        progress(len(sheets) + sheet.index + 1, 2 * len(sheets))
    fonts = "".join(
        f"/{font.name} {font.written(file)} 0 R" for font in composition.fonts.fonts.values()
    )
    drawn = "".join(f"/{_name(number)} {number} 0 R" for number in pictures.values())
    file.add(f"<</Font<<{fonts}>>/XObject<<{drawn}>>>>", resources)
    file.add(f"<</Type/Pages/Count {len(sheets)}/Kids[{_references(numbers)}]>>", pages)
    tree = write_tree(file, composition.parts, written)
    bookmarks = write_outline(file, tuple(entries(sheets, numbers)))
    file.add(
        f"<</Type/Catalog/Version/1.7/Pages {pages} 0 R/Lang({LANGUAGE})/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {tree} 0 R/Outlines {bookmarks} 0 R/PageMode/UseOutlines"
        f"/PageLabels{page_labels(sheets)}/ViewerPreferences<</DisplayDocTitle true>>"
        f"/Metadata {write_metadata(file, document)} 0 R/OutputIntents[{output_intent(file)}]>>",
        root,
    )
    data = file.bytes(root, write_info(file, document))
    return Rendering(data, tuple(_info(sheet) for sheet in sheets))


def _drawn(sheet: Sheet, pictures: Mapping[bytes, int]) -> str:
    """What is drawn on a page: its frame, then what is read, then pictures."""
    operators = [f"{RULE} w", *sheet.operators]
    for picture in sheet.pictures:
        if picture.data in pictures:
            drawn = _picture(sheet, picture, pictures[picture.data])
            element = picture.element
            operators += artifact(drawn) if element is None else sheet.marked(element, drawn)
    return "\n".join(operators)


def _picture(sheet: Sheet, picture: PictureMark, number: int) -> list[str]:
    lower = sheet.height - picture.top - picture.height
    place = f"{picture.left:.5f} {lower:.5f} cm"
    return [f"q {picture.width:.5f} 0 0 {picture.height:.5f} {place} /{_name(number)} Do Q"]


def _name(number: int) -> str:
    """What a page calls a picture."""
    return f"I{number}"


class _Links:
    """The links of all pages on their way into a file; `spots` is where they lead."""

    def __init__(self, file: PdfFile, spots: Mapping[str, Spot], first_key: int) -> None:
        self._file = file
        self._spots = spots
        self._keys = count(first_key)

    def written(self, sheet: Sheet) -> list[tuple[int, Element]]:
        """The objects of a page's links, each with the element that it is a part of."""
        return [
            (self._file.add(self._link(link, sheet.height)), link.element) for link in sheet.links
        ]

    def _link(self, link: Link, page_height: float) -> str:
        lower, upper = page_height - link.bottom, page_height - link.top
        return (
            f"<</Type/Annot/Subtype/Link/F {_PRINTED}/Border[0 0 0]"
            f"/Rect[{link.left:.2f} {lower:.2f} {link.right:.2f} {upper:.2f}]"
            f"/Contents{text_string(link.words)}/StructParent {next(self._keys)}"
            f"/Dest{self._spots[link.key].destination}>>"
        )


def _references(numbers: Iterable[int]) -> str:
    return " ".join(f"{number} 0 R" for number in numbers)


def _info(sheet: Sheet) -> PageInfo:
    return PageInfo(sheet.form.id, sheet.label, sheet.width, sheet.height, tuple(sheet.rows))
