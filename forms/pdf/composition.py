"""The pages of a document in the making."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from forms.document import Form
from forms.pdf.blocks import ContentsEntry
from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import Sheet
from forms.pdf.structure import Part

# Draws what had to wait for the numbers of all pages, by the key of their bookmarks.
Late = Callable[[dict[str, str]], None]


class Reached(NamedTuple):
    """How far a composition has come; `blocks` are the elements of its last part."""

    sheets: int
    late: int
    headings: int
    parts: int
    blocks: int


class Composition:
    """The pages of a document, laid out but not yet in a file.

    `turned` is called with every page that is begun; what it raises ends the work.
    `forms` are the forms as they stand on the pages, in their digits, widths and spaces.
    """

    def __init__(
        self, entries: tuple[ContentsEntry, ...], turned: Callable[[], None] = lambda: None
    ) -> None:
        self.turned = turned
        self.fonts = DocumentFonts()
        self.forms: list[Form] = []
        self.sheets: list[Sheet] = []
        self.entries = entries
        self.late: list[Late] = []
        self.headings = 0
        self.parts: list[Part] = []

    @property
    def reached(self) -> Reached:
        """Where it is now, to go back to."""
        blocks = len(self.parts[-1].blocks) if self.parts else 0
        return Reached(len(self.sheets), len(self.late), self.headings, len(self.parts), blocks)

    def go_back(self, to: Reached) -> None:
        """Forget all that was laid out since then."""
        del self.sheets[to.sheets :], self.late[to.late :]
        del self.parts[to.parts :]
        if self.parts:
            del self.parts[-1].blocks[to.blocks :]
        self.headings = to.headings

    def begin(self, form: Form) -> Part:
        """A new part of the structure tree, for a form that begins."""
        part = Part(form.title)
        self.parts.append(part)
        return part

    def turn(self, form: Form, part: Part) -> Sheet:
        """A new page of a form."""
        self.turned()
        sheet = Sheet(form, len(self.sheets), part)
        self.sheets.append(sheet)
        return sheet

    def next_key(self) -> str:
        """The key of the next heading: they are numbered as they come."""
        self.headings += 1
        return heading_key(self.headings)


def heading_key(number: int) -> str:
    """The key of the nth heading."""
    return f"heading-{number}"
