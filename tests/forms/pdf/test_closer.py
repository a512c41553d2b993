"""Items are set closer together to be rid of a page of a few lines, and for nothing else."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pypdf
import pytest

from forms.document import (
    Cell,
    Chart,
    Document,
    Form,
    Group,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Series,
    Table,
    plain,
)
from forms.pdf import Rendering, render
from forms.pdf.closer import passages
from tests.forms.pdf.page_rules import PrintedPage, printed_pages
from tests.forms.pdf.pdf_readers import pdfium
from tests.forms.random_tables import header, text


def form(*items: Item, **options) -> Form:
    return Form("t", "แบบ", items, numbering="none", **options)


def rendered(made: Form) -> Rendering:
    return render(Document("ท", "", (made,)))


def pages_of(made: Form) -> list[PrintedPage]:
    document = Document("ท", "", (made,))
    return printed_pages(document, render(document))


def table(rows: int) -> Table:
    body = tuple(Row((Cell((text(f"แถว {n}\nการ"),)), Cell())) for n in range(rows))
    return Table((1.0, 1.0), header(2), body)


def rows_on_a_page() -> int:
    pages = pdfium(rendered(form(table(80))).data)
    return pages[0].count("แถว")


def pitch(page: PrintedPage) -> float:
    """From the first line of a cell to the second."""
    first, second = [line for line in page.body if line.text.startswith(("แถว", "การ"))][:2]
    return second.top - first.top


def test_a_table_that_needs_a_few_lines_more_is_set_closer():
    room = rows_on_a_page()
    counts = (room, room + 1, room + 8)
    usual, closer, many = (pages_of(form(table(count))) for count in counts)
    assert [len(pages) for pages in (usual, closer, many)] == [1, 1, 2]
    assert pitch(usual[0]) == pitch(many[0]) == pytest.approx(14 * 1.2, abs=0.1)
    assert pitch(closer[0]) == pytest.approx(14 * 1.1, abs=0.1)
    assert closer[0].free >= 0


def test_items_stand_as_usual_when_closer_ones_save_no_page():
    room = rows_on_a_page()
    for count in range(room, room + 12):
        pages = pages_of(form(table(count)))
        if len(pages) == 2:
            assert {round(pitch(page), 1) for page in pages} == {16.8}
            break
    else:
        pytest.fail("no count takes two pages")


def test_text_keeps_its_lines_apart_and_gives_space_between_paragraphs():
    texts = [Paragraph((Run(f"แถว {n}\nการ"),), before=6) for n in range(200)]
    room = pdfium(rendered(form(*texts)).data)[0].count("แถว")
    for count in (room, room + 1):
        pages = pages_of(form(*texts[:count]))
        assert len(pages) == 1
        assert pitch(pages[0]) == pytest.approx(16 * 1.2, abs=0.1)
    assert len(pages_of(form(*texts[: room + 8]))) == 2


def test_space_is_given_back_when_no_page_is_saved():
    # What a chart takes is not reckoned beforehand.
    bar = Series("ร้อยละ", tuple(map(Decimal, range(10, 100, 10))), "planned")
    chart = Chart("bars", tuple(f"ฝ่ายที่ {n}" for n in range(9)), (bar,), "ร้อยละ")
    texts = [Paragraph((Run(f"แถว {n}"),), before=4) for n in range(28)]
    pages = pages_of(form(*texts, chart))
    assert len(pages) == 2
    first, second = pages[0].lines[:2]
    assert second.top - first.top == pytest.approx(16 * 1.2 + 4, abs=0.1)


def test_lines_of_cells_stay_apart_when_a_table_fills_many_pages():
    room = rows_on_a_page()
    for count in range(4 * room - 3, 4 * room + 3):
        pages = pages_of(form(table(count)))
        assert {round(pitch(page), 1) for page in pages} == {16.8}


def test_only_what_shares_pages_with_the_few_lines_is_set_closer():
    room = rows_on_a_page()
    before, after = form(table(room)), form(plain("ต่อไป"))
    made = form(*before.items, PageBreak(), table(room + 1), PageBreak(), *after.items)
    pages = pages_of(made)
    assert len(pages) == 3
    assert [round(pitch(page), 1) for page in pages[:2]] == [16.8, 15.4]


def test_all_kinds_of_items_keep_their_words_when_set_closer():
    room = rows_on_a_page()
    heading = Heading((plain("หัวข้อ", bold=True),), entry="หัวข้อ")
    leaders = Leaders((("เรื่อง", "คำตอบ", 1.0),))
    inner = Group((plain("ในกลุ่ม"), leaders))
    found = [
        rendered(form(heading, leaders, inner, table(count))) for count in range(room - 6, room + 1)
    ]
    counts = [len(each.pages) for each in found]
    assert counts == sorted(counts)
    for each in found:
        read = "".join(pdfium(each.data))
        assert [read.count(words) for words in ("หัวข้อ", "คำตอบ", "ในกลุ่ม")] == [1, 2, 1]


def test_a_form_whose_edition_tightens_it_is_set_by_that_alone():
    room = rows_on_a_page()
    made = form(table(room + 1), tighter=((table(room + 1),),))
    pages = pages_of(made)
    assert len(pages) == 2
    assert pitch(pages[0]) == pytest.approx(14 * 1.2, abs=0.1)
    fewer = form(table(room + 1), tighter=((table(room + 1),), (table(room),)))
    assert len(pages_of(fewer)) == 1


def test_headings_are_bookmarked_once_when_items_are_set_again():
    room = rows_on_a_page()
    heading = Heading((plain("หัวข้อ", bold=True),), entry="หัวข้อ")
    other = Heading((plain("หลัง", bold=True),), entry="หลัง")
    rendering = rendered(form(heading, table(room), PageBreak(), other, plain("ก")))
    assert len(rendering.pages) == 2
    titles = [each.title for each in flat(pypdf.PdfReader(BytesIO(rendering.data)).outline)]
    assert titles == ["แบบ", "หัวข้อ", "หลัง"]


def flat(outline: list) -> list:
    """The bookmarks of an outline, those below others after them."""
    return [
        each for entry in outline for each in (flat(entry) if isinstance(entry, list) else [entry])
    ]


def test_passages_are_what_stands_between_page_breaks():
    a, b = plain("ก"), plain("ข")
    rest = PageBreak()
    assert passages([]) == [()]
    assert passages([rest]) == [()]
    assert passages([rest, a, rest, rest, b, rest]) == [(a,), (b,)]
    assert passages([a, b]) == [(a, b)]
