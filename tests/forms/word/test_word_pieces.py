"""What stands in a Word file: sections, tables, months, formulas, notes, pictures, memos."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from forms.document import (
    Arrow,
    Cell,
    Chart,
    Document,
    Figure,
    Flow,
    Form,
    Fraction,
    Heading,
    Item,
    Leaders,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Run,
    Series,
    Table,
    plain,
)
from forms.word import render_word
from tests.forms.everything import picture
from tests.forms.word.files import Element, M, W, lines, part, parts, row_texts, tables, text, value
from tests.forms.word.rules import broken_rules

MONTHS = 12


def file_of(*items: Item, **fields: object) -> bytes:
    """A file of one form with these items, which keeps the rules."""
    form = replace(Form("form", "แบบ", items), **fields)  # type: ignore[arg-type]
    data = render_word(Document("แผน", "หน่วยงาน", (form,)))
    assert broken_rules(data) == []
    return data


def cell(*flows: Flow | str, **fields: object) -> Cell:
    made = tuple(plain(each, size=14) if isinstance(each, str) else each for each in flows)
    return Cell(made, **fields)  # type: ignore[arg-type]


def table_of(*body: Row, columns: int = 2) -> Table:
    header = Row(tuple(cell(f"หัว {n}") for n in range(columns)))
    return Table((100 / columns,) * columns, (header,), body)


def paragraphs(data: bytes) -> list[Element]:
    return list(part(data)[0].iter(W + "p"))


def spacing(paragraph: Element, side: str) -> int:
    return int(value(paragraph.find(f"{W}pPr/{W}spacing"), side) or 0)


def test_each_form_has_its_paper_and_its_kind_of_number() -> None:
    forms = (
        Form("a", "ปก", (plain("ปก"),), numbering="none"),
        Form("b", "คำนำ", (plain("คำนำ"),), numbering="letters"),
        Form("c", "ตาราง", (plain("ตาราง"),), orientation="landscape"),
        Form("d", "ตาราง", (plain("ตาราง"),), digits="thai"),
        Form("e", "บันทึก", (plain("บันทึก"),), numbering="none"),
        Form("f", "รายงาน", (plain("รายงาน"),)),
    )
    data = render_word(Document("แผน", "", forms))
    assert broken_rules(data) == []
    found = list(part(data).iter(W + "sectPr"))
    sizes = [(value(s.find(W + "pgSz"), "w"), value(s.find(W + "pgSz"), "orient")) for s in found]
    assert sizes[2] == ("16838", "landscape")
    assert {size for n, size in enumerate(sizes) if n != 2} == {("11906", "")}
    kinds = [(value(n, "fmt"), value(n, "start")) for s in found for n in s.iter(W + "pgNumType")]
    assert kinds == [
        ("decimal", "1"),
        ("thaiLetters", "1"),
        ("decimal", "1"),
        ("thaiNumbers", ""),
        ("decimal", "1"),
        ("decimal", "3"),
    ]


def test_further_pages_have_the_running_title_and_the_first_has_not() -> None:
    running = (plain("แบบรายงาน", bold=True), plain("(หน้า {page})"))
    data = file_of(plain("ข้อความ"), running=running)
    heads = {name: lines(tree) for name, tree in parts(data).items() if "header" in name}
    assert sorted(heads.values(), key=len) == [["1"], ["1", "แบบรายงาน", "(หน้า 2)"]]
    assert part(data).find(f".//{W}titlePg") is not None


def test_heading_rows_come_again_and_all_rows_may_break() -> None:
    header = (
        Row((cell("ก", rows=2), cell("ข", columns=2))),
        Row((cell("ค"), cell("ง"))),
    )
    body = tuple(Row((cell(f"แถว {n}"), cell("ยาว " * 900), cell("-"))) for n in range(3))
    table = tables(file_of(Table((20, 60, 20), header, body)))[0]
    rows = table.findall(W + "tr")
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, True, *[False] * 3]
    assert [value(each) for each in rows[0].iter(W + "vMerge")] == ["restart"]
    assert list(row_texts(table))[:2] == [["ก", "ข"], ["", "ค", "ง"]]
    assert rows[2].find(f".//{W}keepNext") is None


def test_a_cell_that_goes_on_is_one_with_the_cell_above() -> None:
    body = (
        Row((cell("กลยุทธ์"), cell("KPI 1"))),
        Row((Cell(joined=True), cell("KPI 2"))),
        Row((cell("ต่อท้าย", joined=True), cell("KPI 3"))),
        Row((cell("อีกข้อ"), cell("KPI 4"))),
    )
    table = tables(file_of(table_of(*body)))[0]
    assert [value(each) for each in table.iter(W + "vMerge")] == ["restart", "continue", "continue"]
    texts = [row[0] for row in row_texts(table)]
    assert texts == ["หัว 0", "กลยุทธ์ต่อท้าย", "", "", "อีกข้อ"]


def grid(*rows: Row) -> Table:
    """A grid of steps over twelve months."""
    header = (
        Row((cell("ขั้นตอน", rows=2), cell("ระยะเวลา", columns=MONTHS))),
        Row(tuple(cell(str(n)) for n in range(MONTHS))),
    )
    return Table((40, *[5] * MONTHS), header, rows)


def step(*arrows: Arrow) -> Row:
    return Row((cell("ทำงาน"), *[Cell()] * MONTHS), arrows)


def test_a_span_is_one_shaded_cell_with_an_arrow() -> None:
    table = tables(file_of(grid(step(Arrow(2, 6), Arrow(9, 9)))))[0]
    row = table.findall(W + "tr")[-1]
    shaded = [each for each in row.findall(W + "tc") if each.find(f".//{W}shd") is not None]
    assert [value(each.find(f".//{W}gridSpan")) for each in shaded] == ["5", ""]
    assert text(shaded[0]).startswith("◄─")
    assert text(shaded[0]).endswith("─►")
    assert len(row.findall(W + "tc")) == 1 + MONTHS - 4


def test_spans_that_overlap_are_one_with_the_words_of_both() -> None:
    table = tables(file_of(grid(step(Arrow(2, 6, "งวดที่ 1"), Arrow(5, 9, "งวดที่ 2")))))[0]
    row = table.findall(W + "tr")[-1]
    assert [value(each) for each in row.iter(W + "gridSpan")] == ["8"]
    assert "งวดที่ 1, งวดที่ 2" in text(row)


def test_words_that_do_not_fit_their_span_stand_in_the_free_months_beside_it() -> None:
    table = tables(file_of(grid(step(Arrow(5, 5, "งวดที่ 1")))))[0]
    cells = table.findall(W + "tr")[-1].findall(W + "tc")
    words = next(each for each in cells if "งวดที่ 1" in text(each))
    assert words.find(f".//{W}shd") is None
    assert words.getprevious().find(f".//{W}shd") is not None


def test_words_without_room_anywhere_stand_above_their_arrow() -> None:
    filled = Row((cell("ทำงาน"), *[cell("x")] * MONTHS), (Arrow(5, 5, "งวดที่ 1"),))
    row = tables(file_of(grid(filled)))[0].findall(W + "tr")[-1]
    (shaded,) = (each for each in row.findall(W + "tc") if each.find(f".//{W}shd") is not None)
    assert lines(shaded) == ["งวดที่ 1", "◄──►"]


def test_a_formula_is_an_equation_of_its_parts() -> None:
    fraction = Fraction("ผู้ที่พอใจ", "ผู้ตอบทั้งหมด", "ร้อยละ =", "× 100")
    math = part(file_of(fraction)).find(f".//{M}oMath")
    assert text(math.find(f".//{M}num")) == "ผู้ที่พอใจ"
    assert text(math.find(f".//{M}den")) == "ผู้ตอบทั้งหมด"
    assert text(math) == "ร้อยละ = ผู้ที่พอใจผู้ตอบทั้งหมด × 100"
    # Upright, in the font of the text.
    assert len(list(math.iter(M + "nor"))) == len(list(math.iter(M + "r")))


def test_a_long_part_of_a_formula_is_stacked_as_wide_as_its_column() -> None:
    numerator = "จำนวนหน่วยงานที่บันทึกข้อมูลครบถ้วนภายในเวลาที่กำหนด " * 4
    table = table_of(Row((cell(Fraction(numerator, "ทั้งหมด")), cell("-"))))
    math = part(file_of(table)).find(f".//{M}oMath")
    stacked = math.findall(f"{M}f/{M}num/{M}eqArr/{M}e")
    assert len(stacked) > 3
    assert "".join(map(text, stacked)).replace(" ", "") == numerator.replace(" ", "")


def test_a_footnote_is_one_of_words_own() -> None:
    note = Run("1", note="หมายถึงสิ่งนี้\nและสิ่งนั้น")
    data = file_of(Paragraph((Run("วัตถุประสงค์"), note, Run(" ข้อความ"))))
    references = [value(e, "id") for e in part(data).iter(W + "footnoteReference")]
    assert references == ["1"]
    notes = part(data, "word/footnotes.xml").findall(W + "footnote")
    assert [value(each, "id") for each in notes] == ["-1", "0", "1"]
    assert lines(notes[-1]) == ["หมายถึงสิ่งนี้", "และสิ่งนั้น"]
    assert lines(part(data)) == ["วัตถุประสงค์ ข้อความ"]


def test_a_picture_stands_in_the_text_with_its_caption_and_is_in_the_file_once() -> None:
    shown = Figure(picture("PNG", (300, 200)), "แผนผัง", 60)
    data = file_of(shown, plain("แล้ว"), shown)
    extents = [each for each in part(data).iter() if each.tag.endswith("}extent")]
    assert [each.get("cx") for each in extents] == [str(round(60 / 25.4 * 914400))] * 2
    assert lines(part(data)) == ["แผนผัง", "แล้ว", "แผนผัง"]
    assert (
        sum("image" in each.get("Type", "") for each in parts(data)["word/_rels/document.xml.rels"])
        == 1
    )


@pytest.mark.parametrize("words", ['ห้อง "อ่าน" เดิม', "แผนผัง <ชั้น 2> & ลาน", "ก 'ข' ค"])
def test_a_picture_says_its_caption_to_those_who_do_not_see_it(words: str) -> None:
    data = file_of(Figure(picture("PNG", (300, 200)), words, 60))
    (said,) = (each.get("descr") for each in part(data).iter() if each.tag.endswith("}docPr"))
    assert words in said


def test_a_picture_that_cannot_be_opened_says_so() -> None:
    assert any("เปิดรูปนี้ไม่ได้" in line for line in lines(part(file_of(Figure(b"no picture")))))


def test_a_chart_is_a_picture_that_says_its_figures() -> None:
    series = (Series("แผน", (Decimal(50), Decimal(100)), "planned"),)
    data = file_of(Chart("lines", ("ต.ค.", "พ.ย."), series, "ร้อยละ"))
    (words,) = (e.get("descr") for e in part(data).iter() if e.tag.endswith("}docPr"))
    assert words == "ต.ค. แผน 50 ร้อยละ, พ.ย. แผน 100 ร้อยละ"


def test_a_table_in_a_cell_is_a_table_and_a_paragraph_follows_it() -> None:
    inner = replace(table_of(Row((cell("ก"), cell("ข")))), title=plain("ชื่อ", bold=True))
    outer = table_of(Row((cell("ก่อน", inner), cell(inner, inner, "หลัง"))))
    (table,) = tables(file_of(outer))
    found = table.findall(f".//{W}tc//{W}tbl")
    assert len(found) == 3
    for each in found:
        width = sum(int(value(column, "w")) for column in each.iter(W + "gridCol"))
        assert width < int(value(each.getparent().find(f"{W}tcPr/{W}tcW"), "w"))


def test_a_memos_emblem_stands_beside_its_title_and_leaves_it_room(tmp_path) -> None:
    file = tmp_path / "emblem.png"
    file.write_bytes(picture("PNG", (200, 200)))
    title = Heading((plain("บันทึกข้อความ", bold=True, align="center", size=29),))
    high = 15 / 25.4 * 1440
    for path in (str(file), ""):
        data = file_of(Picture(path, 15), title, plain("เรื่อง"))
        first = paragraphs(data)[0]
        assert (first.find(f".//{W}drawing") is not None) == bool(path)
        assert spacing(first, "after") + 29 * 1.305 * 20 == pytest.approx(high, abs=2)


def test_the_lines_of_a_memo_are_cells_with_dots_below_the_values() -> None:
    one = Leaders((("ส่วนราชการ", "กองทดสอบ", 0.6), ("โทร.", "1234", 0.4)))
    other = Leaders((("เรื่อง", "รายงาน " * 30, 1.0),))
    (table,) = tables(file_of(one, other))
    assert list(row_texts(table)) == [
        ["ส่วนราชการ", "กองทดสอบ", "", "โทร.", "1234"],
        ["เรื่อง", "รายงาน " * 30],
    ]
    dotted = [value(each) for each in table.iter(W + "u")]
    assert set(dotted) == {"dotted"}
    assert table.find(f".//{W}tblBorders") is None


def test_lines_that_the_writer_ended_are_paragraphs_and_blank_ones_are_space() -> None:
    data = file_of(plain("หนึ่ง\n\nสอง"), plain(" "), plain("สาม"))
    assert lines(part(data)) == ["หนึ่ง", "สอง", "สาม"]
    blank = round(16 * 1.305 * 20)
    assert [spacing(each, "before") for each in paragraphs(data)] == [0, blank, blank]


def test_the_space_around_a_table_is_its_neighbours() -> None:
    table = replace(table_of(Row((cell("ก"), cell("ข")))), before=4, after=8)
    body = part(file_of(plain("ก่อน"), table, table, plain("หลัง"), PageBreak(), table))[0]
    outside = [each for each in body if each.tag == W + "p"]
    assert [text(each) for each in outside] == ["ก่อน", "", "หลัง", "", ""]
    assert spacing(outside[0], "after") == 80
    assert spacing(outside[1], "before") == 240
    assert spacing(outside[2], "before") == 160
    assert outside[3].find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_letters_are_spread_in_paragraphs_and_never_in_cells() -> None:
    spread = Paragraph((Run("ข้อความยาว"),), align="distributed", first=25)
    data = file_of(spread, table_of(Row((cell(spread), cell("-")))))
    styles = part(data, "word/styles.xml")
    spreading = {
        value(each, "styleId")
        for each in styles.iter(W + "style")
        if value(each.find(f"{W}pPr/{W}jc")) == "thaiDistribute"
    }
    assert spreading == {"BodyText"}
    assert value(paragraphs(data)[0].find(f"{W}pPr/{W}pStyle")) == "BodyText"


def test_what_xml_and_word_cannot_hold_is_left_out() -> None:
    data = file_of(plain("ก\x0bข\u200bค\ufeff<&>\ud800\tง"))
    assert lines(part(data)) == ["กขค<&> ง"] or lines(part(data)) == ["ก ขค<&> ง"]


def test_a_form_without_anything_is_a_page() -> None:
    assert len(paragraphs(file_of())) == 1


def test_blanks_at_either_end_of_a_run_are_kept() -> None:
    said = ("หน้า ", "two ", " หลัง", "กลาง")
    runs = tuple(Run(words, bold=bool(at % 2)) for at, words in enumerate(said))
    found = part(file_of(Paragraph(runs)))[0].iter(W + "t")
    kept = {each.text: each.get("{http://www.w3.org/XML/1998/namespace}space") for each in found}
    ends = {words: mark for words, mark in kept.items() if words != words.strip()}
    assert len(ends) == 3
    assert set(ends.values()) == {"preserve"}
