"""What a PDF says otherwise than the one that is made of its package, and where.

Both are read by pdfium, letter by letter. Of the one that is made it is known which element
of the structure tree each letter was drawn for, and so in which row and column it stands.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from forms.document import Document, Progress
from forms.pdf.composition import Composition
from forms.pdf.pagination import compose
from forms.pdf.writing import write
from forms.pdfium import PDFIUM
from forms.reading.refusals import ReadRefusedError, too_large
from forms.submission.places import Difference, Where
from forms.submission.table_places import element_places

MOST_PAGES, _MOST_LETTERS = 3_000, 5_000_000
# Longer passages are told as a whole, not letter by letter.
_LONGEST = 6_000
_Opcodes = Sequence[tuple[str, int, int, int, int]]


_NOTE = "กล่องข้อความหรือรูปที่วางทับ"
_UNREADABLE = "ไม่ใช่แฟ้ม PDF ที่สมบูรณ์ เปิดไม่ได้"


class _Page(NamedTuple):
    """A page of the made paper: its letters, and where each of them stands."""

    letters: str
    wheres: Sequence[Where]


def made_pdf(document: Document, progress: Progress) -> tuple[bytes, Composition]:
    """The PDF of a document, and its pages as they were laid out."""
    composition = compose(document, progress)
    return write(document, composition, progress).data, composition


def pdf_says(data: bytes, words: str) -> bool:
    """Whether words stand anywhere on a file's pages.

    Raises:
        ReadRefusedError: the file cannot be read.
    """
    with PDFIUM:
        return any(words in letters for letters in _letters(data))


def pdf_differences(given: bytes, made: bytes, composition: Composition) -> tuple[Difference, ...]:
    """What differs in a given file from the made one, page by page.

    Raises:
        ReadRefusedError: the given file cannot be read.
    """
    with PDFIUM:
        theirs, laid_over = _letters(given), _laid_over(given)
        pages = _located(made, composition)
    found = [Difference(Where("", page=str(number + 1)), "", text) for number, text in laid_over]
    for number, page in enumerate(pages):
        stands = theirs[number] if number < len(theirs) else ""
        if stands != page.letters:
            found += _of_page(page, stands)
    for number, letters in enumerate(theirs[len(pages) :], len(pages) + 1):
        found.append(Difference(Where("", page=str(number)), "", letters.strip()))
    return tuple(found)


def _of_page(page: _Page, stands: str) -> Iterator[Difference]:
    """Lines that are the same are passed over; the others are gone through letter by letter."""
    before, after = (text.splitlines(keepends=True) for text in (page.letters, stands))
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, first, last, from_, to in matcher.get_opcodes():
        if what == "equal":
            continue
        start, end = starts[first], starts[last]
        part = _Page(page.letters[start:end], page.wheres[start:end])
        near = page.wheres[min(start, len(page.wheres) - 1)] if page.wheres else Where("")
        yield from _of_passage(part, "".join(after[from_:to]), near)


def _of_passage(part: _Page, stands: str, near: Where) -> Iterator[Difference]:
    if not part.letters or not stands or len(part.letters) + len(stands) > _LONGEST:
        where = part.wheres[0] if part.wheres else near
        yield Difference(where, part.letters.strip(), stands.strip())
        return
    codes = SequenceMatcher(None, part.letters, stands, autojunk=False).get_opcodes()
    changes = _joined(codes, part.letters)
    at, whole = 0, len(part.letters)
    for where, run in groupby(part.wheres):
        start, at = at, at + len(list(run))
        # What is put in behind all of it belongs to the last.
        end = at if at < whole else whole + 1
        if any(_concerns(first, last, start, end) for first, last in changes):
            low = _across(codes, start, low=True)
            high = _across(codes, at, low=False) if at < whole else len(stands)
            yield Difference(where, part.letters[start:at].strip(), stands[low:high].strip())


def _joined(codes: _Opcodes, letters: str) -> list[tuple[int, int]]:
    """The stretches that were changed; two with one letter between are one, as 28 and 82."""
    found: list[tuple[int, int]] = []
    for what, first, last, *_ in codes:
        if what == "equal":
            continue
        if found and first - found[-1][1] <= 1 and letters[found[-1][1] : first] != "\n":
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def _concerns(first: int, last: int, start: int, end: int) -> bool:
    """Whether a change is within a stretch; what is put in, in the one that it stands before."""
    return first < end and last > start if first < last else start <= first < end


def _across(codes: _Opcodes, position: int, *, low: bool) -> int:
    """Where a position of the made text stands in the given one, at its lowest or highest."""
    found = [
        from_ + (position - first if what == "equal" else 0 if position == first else to - from_)
        for what, first, last, from_, to in codes
        if first <= position <= last
    ]
    return (min if low else max)(found, default=0)


def _letters(data: bytes) -> list[str]:
    """The letters of each page of a file of somebody's."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadRefusedError(_UNREADABLE) from error
    try:
        return list(_pages(document))
    except pypdfium2.PdfiumError as error:
        raise ReadRefusedError(_UNREADABLE) from error
    finally:
        document.close()


def _laid_over(data: bytes) -> list[tuple[int, str]]:
    """What was put on the pages of a file with a reader, as notes: page, from 0, and words.

    Papers of ours have links alone.
    """
    document = pypdfium2.PdfDocument(data)
    found = []
    for number in range(len(document)):
        page = document[number]
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            note = raw.FPDFPage_GetAnnot(page, at)
            if raw.FPDFAnnot_GetSubtype(note) not in {raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP}:
                found.append((number, _contents(note) or _NOTE))
            raw.FPDFPage_CloseAnnot(note)
        page.close()
    document.close()
    return found


def _contents(note: object) -> str:
    """The words of a note."""
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").strip("\0").strip()


def _pages(document: pypdfium2.PdfDocument) -> Iterator[str]:
    if len(document) > MOST_PAGES:
        raise too_large(f"มีเกิน {MOST_PAGES:,} หน้า")
    left = _MOST_LETTERS
    for number in range(len(document)):
        letters = "".join(chr(code) for code, _mark in _marked_letters(document, number))
        left -= len(letters)
        if left < 0:
            raise too_large("มีข้อความมากเกินไป")
        yield letters


def _located(data: bytes, composition: Composition) -> list[_Page]:
    """The pages of the made paper."""
    places = element_places(composition)
    document = pypdfium2.PdfDocument(data)
    try:
        pages = []
        for number, sheet in enumerate(composition.sheets):
            here = Where(sheet.form.title, page=sheet.label or str(number + 1))
            letters, wheres = [], []
            before = here
            for code, mark in _marked_letters(document, number):
                letters.append(chr(code))
                if mark >= 0:
                    element = sheet.elements[mark]
                    before = places.get(id(element), here)._replace(page=here.page)
                # What pdfium puts between stretches of text belongs to the one before.
                wheres.append(before)
            pages.append(_Page("".join(letters), wheres))
        return pages
    finally:
        document.close()


def _marked_letters(document: pypdfium2.PdfDocument, number: int) -> Iterator[tuple[int, int]]:
    """The letters of a page, each with the number of the marked content that it is of, or -1."""
    page = document[number]
    text = page.get_textpage()
    try:
        known: dict[int | None, int] = {}
        for at in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, at)
            drawn = raw.FPDFText_GetTextObject(text, at)
            address = ctypes.cast(drawn, ctypes.c_void_p).value if drawn else None
            if address not in known:
                known[address] = raw.FPDFPageObj_GetMarkedContentID(drawn) if drawn else -1
            # Halves of letters beyond the first plane stand by themselves in no text of ours.
            yield code if code < 0xD800 or code > 0xDFFF else 0xFFFD, known[address]
    finally:
        text.close()
        page.close()
