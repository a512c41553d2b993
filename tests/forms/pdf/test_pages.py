from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pdf_readers import READERS, picture, squashed, whole
from PIL import Image
from test_tables import row

from forms.document import (
    Contents,
    Document,
    Form,
    Fraction,
    Group,
    Heading,
    Leaders,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Table,
    plain,
)
from forms.page_setup import Margins
from forms.pdf import render
from forms.pdf.blocks import leader_strips
from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import RULE, text_operators
from forms.pdf.numbering import letter
from forms.thai.setting import LEADING
from forms.thai.strips import paragraph_strips

FILLER = "กิจกรรมเผยแพร่ความรู้แก่ประชาชนในพื้นที่ "


def document(*forms: Form) -> Document:
    return Document("แผนทดสอบ", "หน่วยงานทดสอบ", forms)


def form(*items, **options) -> Form:
    options.setdefault("numbering", "none")
    return Form(options.pop("id", "part1"), options.pop("title", "แบบทดสอบ"), items, **options)


def pages_of(*items, **options) -> list[str]:
    return READERS["pdfium"](render(document(form(*items, **options))).data)


def lines(count: int) -> list[Paragraph]:
    return [plain(f"บรรทัดที่ {number}") for number in range(1, count + 1)]


def lines_on_a_page() -> int:
    return len(re.findall("บรรทัดที่", pages_of(*lines(80))[0]))


def test_text_goes_on_in_order_when_it_fills_several_pages():
    text = "".join(f"{FILLER}ลำดับ{number} " for number in range(400))
    extracted = "".join(pages_of(plain(text)))
    assert squashed(extracted) == squashed(text)


def test_no_line_of_a_paragraph_stands_alone_when_a_page_ends():
    room = lines_on_a_page()
    for filled in range(room - 5, room + 1):
        texts = [f"เนื้อความ{number}" for number in range(4)]
        paragraph = Paragraph((Run("\n".join(texts)),))
        pages = pages_of(*lines(filled), paragraph)
        parts = [len(re.findall("เนื้อความ", page)) for page in pages]
        assert sum(parts) == 4
        assert 1 not in parts


@pytest.mark.parametrize("last", ["paragraph", "table", "group", "leaders"])
def test_a_heading_is_never_last_when_what_follows_does_not_fit(last):
    body = plain(FILLER * 12)
    table = Table((1, 1), (row("หัวตาราง", "ค่า"),), (row("แถวแรก", "1"), row("แถวสอง", "2")))
    following = {
        "paragraph": (body, "กิจกรรม"),
        "table": (table, "แถวแรก"),
        "group": (Group((body, table)), "แถวสอง"),
        "leaders": (Leaders((("เรื่อง", "กิจกรรม", 1.0),)), "กิจกรรม"),
    }[last]
    room = lines_on_a_page()
    headings = (Heading((plain("หัวข้อใหญ่", bold=True),)), Heading((plain("หัวข้อย่อย"),), level=2))
    for filled in range(room - 8, room):
        pages = pages_of(*lines(filled), *headings, following[0])
        with_heading = next(page for page in pages if "หัวข้อใหญ่" in page)
        assert "หัวข้อย่อย" in with_heading
        assert following[1] in with_heading


def test_a_heading_tells_where_its_record_is_drawn():
    heading = Heading((plain("หัวข้อ"), plain("บรรทัดสอง")), place=("plan", "part2", 0))
    (page,) = render(document(form(plain("ก่อน"), heading))).pages
    (placed,) = page.rows
    assert placed.place == ("plan", "part2", 0)
    assert placed.bottom - placed.top == pytest.approx(2 * 16 * LEADING)


def test_a_group_stays_on_one_page_when_a_page_can_hold_it():
    room = lines_on_a_page()
    group = Group(tuple(plain(f"ลงชื่อ{number}") for number in range(6)))
    for filled in range(room - 7, room + 1):
        pages = pages_of(*lines(filled), group)
        assert sorted(page.count("ลงชื่อ") for page in pages if "ลงชื่อ" in page) == [6]


def test_a_group_is_printed_whole_when_no_page_can_hold_it():
    group = Group(tuple(plain(f"ข้อ{number}") for number in range(90)))
    assert "".join(pages_of(group)).count("ข้อ") == 90


def test_last_lines_of_a_long_paragraph_stand_with_what_they_keep_with():
    text = plain("\n".join(f"เนื้อความ{line}." for line in range(6)))
    group = Group(tuple(plain(f"ลงชื่อ{number}") for number in range(4)))
    parted = set()
    for filled in range(lines_on_a_page() - 12, lines_on_a_page() + 1):
        pages = pages_of(*lines(filled), replace(text, keep=True), group)
        counts = [(page.count("เนื้อความ"), page.count("ลงชื่อ")) for page in pages]
        assert next(words for words, signed in counts if signed) >= 2
        assert 1 not in [words for words, _signed in counts]
        parted.add(tuple(words for words, _signed in counts))
    assert {(6,), (4, 2), (0, 6)} <= parted


def test_no_line_stands_alone_when_a_group_is_parted_between_pages():
    texts = ["\n".join(f"เนื้อความ{part}.{line}." for line in range(4)) for part in range(60)]
    pages = pages_of(Group((plain("นำ"), *(plain(text) for text in texts))))
    assert len(pages) > 5
    for part in range(60):
        assert 1 not in [page.count(f"เนื้อความ{part}.") for page in pages]


def test_nothing_is_read_between_the_parts_when_a_paragraph_goes_on():
    text = "".join(f"{FILLER}ลำดับ{number} " for number in range(100))
    extracted = "".join(pages_of(plain(text), numbering="figures"))
    assert squashed(text) in squashed(extracted)


def test_a_line_stands_under_just_the_underlined_words():
    runs = (Run("ก่อน "), Run("ขีดเส้น", underline=True), Run(" หลัง"))
    strips = paragraph_strips(Paragraph(runs), 400)
    before, under, _ = strips[0].marks[0].line.segments
    operators = text_operators(DocumentFonts(), strips, 100, 0, 800)
    (drawn,) = [each for each in operators if each.endswith(f"S {RULE} w")]
    start, end = (float(found) for found in re.findall(r"([\d.]+) [\d.]+ [ml]", drawn))
    assert start == pytest.approx(100 + before.width, abs=0.01)
    assert end == pytest.approx(start + under.width, abs=0.01)


def test_a_new_page_starts_when_asked_and_not_when_one_has_just_begun():
    assert len(pages_of(PageBreak(), plain("หนึ่ง"), PageBreak(), PageBreak(), plain("สอง"))) == 2


def test_pages_are_numbered_in_their_own_series_when_forms_differ():
    rendering = render(
        document(
            form(plain("ปก"), id="cover"),
            form(plain("คำนำ"), id="preface", numbering="letters"),
            form(*lines(60), id="contents", numbering="letters"),
            form(plain("หนึ่ง"), id="a", numbering="figures"),
            form(plain("สอง"), id="b", numbering="figures", digits="thai"),
        )
    )
    assert [page.label for page in rendering.pages] == ["", "(ก)", "(ข)", "(ค)", "1", "๒"]
    assert [page.form for page in rendering.pages][:3] == ["cover", "preface", "contents"]
    pages = READERS["pdfium"](rendering.data)
    assert "(ค)" in pages[3]
    assert "๒" in pages[5]


def test_letters_follow_the_alphabet_as_lists_do_and_double_after_it():
    assert "".join(letter(number) for number in range(1, 9)) == "กขคงจฉชซ"
    assert letter(41) == "ฮ"
    assert letter(42) == "กก"


def test_contents_give_the_pages_of_headings_when_they_come_later():
    headings = [
        Heading((plain(f"ส่วนที่ {number} {FILLER}"),), entry=f"ส่วนที่ {number}", level=1 + number % 2)
        for number in range(1, 8)
    ]
    body = [item for heading in headings for item in (heading, *lines(17))]
    rendering = render(
        document(
            form(Contents("สารบัญ", "หน้า"), id="contents", numbering="letters"),
            form(*body, numbering="figures"),
        )
    )
    contents, *pages = READERS["pdfium"](rendering.data)
    listed = dict(re.findall(r"ส่วนที่ (\d)\s+(\d+)\s", contents + "\n"))
    actual = {
        str(number): re.match(r"\d+", page).group()
        for page in pages
        for number in range(1, 8)
        if f"ส่วนที่ {number} กิจกรรม" in page
    }
    assert len(actual) == 7
    assert listed == actual


def test_running_titles_stand_on_further_pages_only():
    pages = pages_of(plain("แบบรายงาน"), *lines(90), running=(plain("หัวเรื่องต่อ"),))
    assert ["หัวเรื่องต่อ" in page for page in pages] == [False, *[True] * (len(pages) - 1)]
    assert len(pages) > 2


def test_content_is_centred_vertically_when_the_form_asks_for_it():
    data = render(document(form(plain("ปก", size=30), centred=True))).data
    image = picture(data, scale=1)
    box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert abs((box[1] + box[3]) / 2 - image.height / 2) < 25


def test_landscape_and_portrait_pages_have_the_size_of_a4():
    rendering = render(document(form(plain("ก")), form(plain("ข"), orientation="landscape")))
    sizes = [(round(page.width), round(page.height)) for page in rendering.pages]
    assert sizes == [(595, 842), (842, 595)]


def test_all_digits_are_thai_when_the_form_is_in_thai_digits():
    table = Table((1,), (row("ปี 2567"),), (row("งบ 1,234.-"),))
    items = (plain("ข้อ 12"), table, Leaders((("ที่ 3", "กท 0400/56", 1.0),)))
    text = "".join(pages_of(*items, digits="thai", numbering="figures"))
    assert re.search("[0-9]", text) is None
    assert "๑,๒๓๔.-" in text


def test_a_fraction_is_drawn_with_label_bar_and_factor():
    fraction = Fraction("จำนวนเรื่องที่แก้ไขแล้ว", "จำนวนเรื่องทั้งหมด", "สูตรคำนวณ", "× 100")
    table = Table((1, 1), (), (row("ร้อยละ", fraction),))
    data = render(document(form(table))).data
    text = whole(data)
    order = [text.index(part) for part in ("สูตรคำนวณ", "แก้ไขแล้ว", "ทั้งหมด", "× 100")]
    assert order == sorted(order)


def test_a_value_goes_on_below_when_its_leader_is_too_short():
    leaders = Leaders((("เรื่อง", FILLER * 5, 1.0),))
    strips = leader_strips(leaders, 450)
    assert len(strips) > 1
    assert all(strip.dots for strip in strips)
    assert squashed(whole(render(document(form(leaders))).data)) == squashed("เรื่อง" + FILLER * 5)


def test_what_follows_a_picture_stands_beside_it_when_its_file_is_missing():
    alone = dark_top(form(plain("บันทึก", align="center")))
    beside = dark_top(form(Picture("", 15), plain("บันทึก", align="center")))
    assert abs(alone - beside) < 2
    below = dark_top(form(Picture("", 15), plain(""), plain("บันทึก", align="center")))
    assert below - alone > 30


def test_a_picture_is_printed_when_its_file_is_there(tmp_path):
    path = tmp_path / "ตรา.png"
    Image.new("RGB", (30, 60), "black").save(path)
    image = picture(render(document(form(Picture(str(path), 20)))).data, scale=1)
    box = image.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    assert box[3] - box[1] == pytest.approx(20 / 25.4 * 72, abs=2)
    assert box[2] - box[0] == pytest.approx(10 / 25.4 * 72, abs=2)


def dark_top(made: Form) -> int:
    image = picture(render(document(made)).data, scale=1)
    return image.point(lambda grey: 255 if grey < 128 else 0).getbbox()[1]


def test_a_document_is_made_when_it_has_nothing_to_say():
    assert len(render(document(form())).pages) == 1
    assert render(document()).data.startswith(b"%PDF")


def test_margins_hold_all_ink_when_a_page_is_full():
    margins = Margins(30, 25, 35, 40)
    data = render(document(form(plain(FILLER * 200), margins=margins))).data
    box = picture(data, scale=1).point(lambda grey: 255 if grey < 128 else 0).getbbox()
    left, top, right, bottom = (side * 25.4 / 72 for side in box)
    assert left >= 39.5
    assert top >= 29.5
    assert right <= 210 - 24.5
    assert bottom <= 297 - 34.5


def test_progress_rises_to_its_total_and_what_it_raises_passes_through():
    seen: list[tuple[int, int]] = []
    render(document(form(*lines(200))), progress=lambda done, total: seen.append((done, total)))
    shares = [done / total for done, total in seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1

    def cancel(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        render(document(form(*lines(200))), progress=cancel)
