from __future__ import annotations

import re
from io import BytesIO

import pytest
from pdf_readers import READERS, pdfplumber, picture, squashed, whole
from test_pages import document, form, lines, lines_on_a_page, pages_of
from test_tables import row

from forms.document import Cell, Contents, Heading, Paragraph, Row, Run, Table, plain
from forms.pdf import render
from forms.pdf.footnotes import SIZE, PageNotes
from forms.thai.setting import LEADING
from forms.thai.strips import paragraph_strips

MEANING = "หมายถึงสิ่งที่หน่วยงานต้องการให้เกิดขึ้น"


def noted(text: str, number: str, note: str, rest: str = "", **options) -> Paragraph:
    return Paragraph((Run(text), Run(number, note=note), Run(rest)), **options)


def heading(number: str, note: str) -> Heading:
    return Heading((noted("วัตถุประสงค์หลัก", number, note, " (Objective)"),))


@pytest.mark.parametrize("reader", READERS)
def test_a_note_is_read_after_the_text_of_its_page_and_its_number_within_it(reader):
    data = render(document(form(heading("1", MEANING), plain("เนื้อความ")))).data
    text = "".join(READERS[reader](data))
    read = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    assert read == ["วัตถุประสงค์หลัก1 (Objective)", "เนื้อความ", f"1 {MEANING}"]


def test_a_note_stands_at_the_foot_of_the_page_under_a_short_rule():
    image = picture(render(document(form(heading("1", MEANING)))).data, scale=1)
    dark = image.point(lambda grey: 255 if grey < 128 else 0)
    # The foot of a page is 20 mm high; the note stands just above it.
    assert image.height - dark.getbbox()[3] == pytest.approx(20 / 25.4 * 72, abs=SIZE / 2)
    foot = dark.crop((0, image.height // 2, image.width, image.height))
    rule = [foot.crop((0, y, foot.width, y + 1)).getbbox() for y in range(foot.height)]
    left, _, right, _ = next(box for box in rule if box)
    assert right - left == pytest.approx(50 / 25.4 * 72, abs=2)


def test_the_number_is_small_and_raised():
    strips = paragraph_strips(noted("กกก", "8", MEANING), 400)
    text, number = strips[0].marks[0].line.segments
    assert number.width < 0.7 * (text.width / 3)
    image = picture(render(document(form(noted("ก", "8", MEANING, size=40)))).data, scale=4)
    dark = image.crop((0, 0, image.width, image.height // 2))
    letter, raised = separate(dark.point(lambda grey: 255 if grey < 128 else 0))
    assert raised[1] < letter[1]
    assert raised[3] < (letter[1] + letter[3]) / 2 + 10
    assert raised[3] - raised[1] < letter[3] - letter[1]


def separate(dark) -> list[tuple[int, int, int, int]]:
    """The boxes of what stands apart from left to right."""
    boxes = []
    left, _, right, _ = dark.getbbox()
    start = left
    for x in range(left, right + 1):
        if not dark.crop((x, 0, x + 1, dark.height)).getbbox():
            if x > start:
                box = dark.crop((start, 0, x, dark.height)).getbbox()
                boxes.append((start + box[0], box[1], start + box[2], box[3]))
            start = x + 1
    return boxes


def overprinted(data: bytes) -> list[int]:
    """The pages on which text reaches down to the notes: those are in a size of their own."""
    found = []
    with pdfplumber.open(BytesIO(data)) as opened:
        for number, page in enumerate(opened.pages):
            notes = [char["top"] for char in page.chars if char["size"] == SIZE]
            text = [char["bottom"] for char in page.chars if char["size"] != SIZE]
            if notes and text and max(text) > min(notes):
                found.append(number)
    return found


@pytest.mark.parametrize("filled", range(26, 38))
def test_no_text_stands_where_the_notes_do_wherever_the_page_ends(filled):
    lines_of_note = "\n".join(f"เชิงอรรถ{n}" for n in range(4))
    texts = "\n".join(f"เนื้อความ{n}" for n in range(5))
    long = Paragraph((Run(texts), Run("1", note=lines_of_note), Run(f"\n{texts}")))
    cells = (Cell((noted(texts, "2", lines_of_note, f"\n{texts}", size=14),)), Cell())
    table = Table((1, 1), (row("หัว", "ค่า"),), (row("ก", "1"), Row(cells), row("ข", "2")))
    for item in (long, table):
        data = render(document(form(*lines(filled), item, *lines(9)))).data
        assert overprinted(data) == []
        assert whole(data).count("เชิงอรรถ0") == 1


def test_no_text_is_printed_over_notes_when_the_page_fills():
    body = lines(30)
    pages = pages_of(heading("1", "\n".join(f"เชิงอรรถ{n}" for n in range(15))), *body)
    first = pages[0]
    assert first.count("เชิงอรรถ") == 15
    room = lines_on_a_page() * 16 * LEADING - 15 * SIZE * LEADING
    assert first.count("บรรทัดที่") <= room / (16 * LEADING) - 1
    assert sum(page.count("บรรทัดที่") for page in pages) == 30


@pytest.mark.parametrize("filled", range(28, 38))
def test_a_number_and_its_note_stand_on_one_page_wherever_it_ends(filled):
    note = "\n".join(f"เชิงอรรถ{n}" for n in range(3))
    paragraph = Paragraph(
        (
            Run("\n".join(f"เนื้อความ{n}" for n in range(4))),
            Run("7", note=note),
            Run("\n" + "\n".join(f"ต่อไป{n}" for n in range(4))),
        )
    )
    pages = pages_of(*lines(filled), paragraph)
    with_number = [page for page in pages if re.search("เนื้อความ37", page)]
    with_note = [page for page in pages if "เชิงอรรถ0" in page]
    assert len(with_note) == 1
    assert with_number == with_note
    assert with_note[0].count("เชิงอรรถ") == 3


@pytest.mark.parametrize("filled", range(24, 36))
def test_a_heading_a_header_and_a_first_row_bring_their_notes_along(filled):
    head = Row((Cell((noted("ตัวชี้วัด", "2", "เชิงอรรถสอง"),)), Cell((plain("ค่า"),))))
    body = (row(Cell((noted("แถวแรก", "3", "เชิงอรรถสาม"),)), "1"), row("แถวสอง", "2"))
    table = Table((1, 1), (head,), body)
    # A page of short lines some readers read down its columns.
    pages = [squashed(page) for page in pages_of(*lines(filled), heading("1", "เชิงอรรถหนึ่ง"), table)]
    where = next(page for page in pages if "วัตถุประสงค์หลัก1" in page)
    for words in ("ตัวชี้วัด2", "แถวแรก3", "เชิงอรรถหนึ่ง", "เชิงอรรถสอง", "เชิงอรรถสาม"):
        assert words in where


def test_a_repeated_header_keeps_its_number_but_brings_its_note_once():
    head = Row((Cell((noted("ตัวชี้วัด", "2", "เชิงอรรถสอง"),)),))
    pages = pages_of(Table((1,), (head,), tuple(row(f"แถว {n}") for n in range(90))))
    assert len(pages) > 2
    assert all("ตัวชี้วัด2" in page for page in pages)
    assert ["เชิงอรรถสอง" in page for page in pages] == [True, *[False] * (len(pages) - 1)]


def test_a_note_goes_with_its_line_when_its_row_goes_on_over_pages():
    text = "\n".join(f"คำ{n}." for n in range(60))
    cell = Cell((plain(text), noted("ท้าย", "5", "เชิงอรรถห้า"), plain(text.replace("คำ", "ต่อ"))))
    pages = pages_of(Table((1,), (row("หัว"),), (Row((cell,)),)))
    assert len(pages) > 2
    assert [page for page in pages if "ท้าย5" in page] == [
        page for page in pages if "เชิงอรรถห้า" in page
    ]
    read = "".join(pages)
    assert [int(n) for n in re.findall(r"คำ(\d+)\.", read)] == list(range(60))
    assert [int(n) for n in re.findall(r"ต่อ(\d+)\.", read)] == list(range(60))


def test_one_note_is_printed_once_when_two_lines_of_a_page_bring_it():
    texts = pages_of(heading("1", MEANING), heading("1", MEANING))
    assert squashed(texts[0]).count(squashed(MEANING)) == 1


def test_room_for_notes_counts_the_rule_once_and_known_notes_not_at_all():
    one, other = (paragraph_strips(noted("ก", n, f"เชิงอรรถ {n}"), 400) for n in "12")
    notes = PageNotes(400)
    both = notes.room([*one, *other])
    notes.add(one[0].notes)
    assert notes.room(one) == 0
    assert notes.height + notes.room(other) == pytest.approx(both)
    assert notes.room(other) == pytest.approx(SIZE * LEADING)


def test_further_lines_of_a_note_start_where_its_words_do():
    notes = PageNotes(400)
    notes.add((Run("12", note=f"{MEANING}\nบรรทัดสอง"),))
    _, (first, second) = notes.strips()
    number, _ = first.marks[0].line.segments
    start = first.marks[0].x + number.width
    assert second.marks[0].x == pytest.approx(start + text_space(), abs=0.1)


def text_space() -> float:
    one, two = (paragraph_strips(plain(text, size=SIZE), 400) for text in ("กก", "ก ก"))
    return two[0].marks[0].line.width - one[0].marks[0].line.width


def test_bookmarks_and_contents_have_no_numbers_of_notes():
    entry = Heading((noted("ส่วนที่ 1", "9", MEANING),), entry="ส่วนที่ 1")
    rendering = render(document(form(Contents("สารบัญ", "หน้า")), form(entry)))
    contents, _ = READERS["pdfium"](rendering.data)
    assert "ส่วนที่ 1" in contents
    assert "9" not in contents
    assert entry.text == "ส่วนที่ 1"


def test_numbers_and_notes_are_in_the_digits_of_the_form():
    (page,) = pages_of(heading("12", "พ.ศ. 2567"), digits="thai")
    assert "วัตถุประสงค์หลัก๑๒" in page
    assert "๑๒ พ.ศ. ๒๕๖๗" in page
