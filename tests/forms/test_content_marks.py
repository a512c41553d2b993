"""The content code in what is sent: at the foot of pages, and in what files say of themselves."""

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

import pytest

from forms.build import build
from forms.content_marks import ContentMark, foot_words, mark_in, marked
from forms.formats import DOCUMENTS, PDF
from forms.printing import silent
from forms.submission.making import rendered
from forms.submission.marks_in_files import mark_of
from tests.forms.pdf.pdf_readers import pdfium
from tests.forms.submission.sets import edition, sample

MARK = ContentMark("6269 6009 5284 6545", 1)


def made(chosen, *, printed=True):
    document = build(
        sample(), edition(), forms=["memo", "score"], quarter=1, date=dt.date(2025, 1, 9)
    )
    return rendered(marked(document, MARK, edition(), printed=printed), chosen, silent)


def part(data, name):
    with ZipFile(BytesIO(data)) as packed:
        return packed.read(name).decode()


@pytest.mark.parametrize("chosen", DOCUMENTS, ids=lambda each: each.suffix)
def test_every_format_says_the_code_and_the_quarter(chosen):
    assert mark_of(made(chosen), chosen) == MARK


def test_mark_reads_as_it_is_written_and_nothing_else_is_one():
    assert mark_in(MARK.words) == MARK
    assert mark_in(ContentMark(MARK.code).words) == ContentMark(MARK.code)
    assert mark_in("") is None
    assert mark_in("คำสำคัญ 2568") is None


def test_pages_of_pdf_have_it_but_not_those_of_the_memo_nor_where_it_is_not_wanted():
    words = foot_words(MARK.code)
    pages = pdfium(made(PDF))
    assert [words in page for page in pages].count(True) >= 1
    assert words not in pages[0]
    assert not any(words in page for page in pdfium(made(PDF, printed=False)))


def test_sheets_and_word_sections_have_it_at_their_feet():
    workbook, word = (made(each) for each in DOCUMENTS if each is not PDF)
    feet = [part(workbook, f"xl/worksheets/sheet{n}.xml") for n in (2, 3)]
    assert [foot_words(MARK.code) in each for each in feet] == [False, True]
    text = part(word, "word/document.xml")
    assert text.count("<w:footerReference") >= 2
    with ZipFile(BytesIO(word)) as packed:
        names = [name for name in packed.namelist() if "footer" in name and "rels" not in name]
        said = [MARK.code.split()[0] in packed.read(name).decode() for name in names]
    assert sorted(said) == [False, True]
