from __future__ import annotations

import re

import pytest
from pdf_readers import READERS, picture, squashed
from test_pages import document

from forms.document import Form, Paragraph, Run
from forms.page_setup import Margins
from forms.pdf import render
from forms.pdf.embedding import DocumentFonts
from forms.pdf.ink import RULE, text_operators
from forms.thai.setting import set_lines
from forms.thai.spacing import Spread, moved, spread_of
from forms.thai.strips import paragraph_strips

TEXT = (
    "หน่วยงานจัดให้มีน้ำสะอาดและปั๊มน้ำสำรองที่ใช้ได้ทุกชุมชน (KPI 5.1) ภายในปี พ.ศ. 2567 "
    "ตลอดจนฝึกซ้อมผู้ปฏิบัติงานกู้ภัยให้พร้อมอยู่เสมอ และรายงานผลต่อผู้บริหารทุกเดือน "
)
MM = 72 / 25.4


def spread(text: str, **options) -> Paragraph:
    return Paragraph((Run(text),), align="distributed", **options)


def printed(paragraph: Paragraph, right: float = 20) -> bytes:
    margins = Margins(25, right, 20, 30)
    return render(document(Form("a", "แบบ", (paragraph,), numbering="none", margins=margins))).data


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("size", [14, 16])
@pytest.mark.parametrize("right", [20, 60, 100, 130])
def test_text_is_read_as_it_is_when_it_is_set_left(reader, size, right):
    text = TEXT * 3
    read = READERS[reader](printed(spread(text, size=size, first=25), right))
    left = READERS[reader](printed(Paragraph((Run(text),), size=size, first=25), right))
    assert squashed("".join(read)) == squashed(text)
    words = [" ".join("".join(pages).split()) for pages in (read, left)]
    # Lines may end elsewhere, where some readers see a space: what stands in them is the same.
    assert re.sub(r"(?<=\S) (?=\S)", " ", words[0]).count(" ") <= words[1].count(" ") + 4
    assert [word for word in words[0].split() if word not in squashed(text)] == []


@pytest.mark.parametrize("reader", READERS)
def test_no_space_is_read_between_letters_when_a_line_without_spaces_is_short(reader):
    text = "กรุงเทพมหานคร" + "ความปลอดภัย" * 30
    read = "".join(READERS[reader](printed(spread(text), 118)))
    assert all("ค ว" not in line and "ป ล" not in line for line in read.splitlines())
    assert squashed(read) == text


def test_every_line_but_the_last_reaches_both_margins():
    image = picture(printed(spread(TEXT * 3)), scale=2)
    dark = image.point(lambda grey: 255 if grey < 160 else 0)
    count = len(paragraph_strips(spread(TEXT * 3), 160 * MM))
    boxes = line_boxes(dark, count)
    assert count > 4
    for left, right in boxes[:-1]:
        assert left == pytest.approx(30 * MM, abs=2)
        assert right == pytest.approx(190 * MM, abs=3)
    assert boxes[-1][1] < 185 * MM


def line_boxes(dark, count: int) -> list[tuple[float, float]]:
    """The left and right ends of each line of type, in points."""
    boxes = []
    for number in range(count):
        # The middle of the line: no marks of the lines above and below.
        top = 25 * MM + (number + 0.4) * 16 * 1.2
        box = dark.crop((0, round(top * 2), dark.width, round((top + 8) * 2))).getbbox()
        boxes.append((box[0] / 2, box[2] / 2))
    return boxes


def test_lines_that_the_writer_ended_are_set_left():
    strips = paragraph_strips(spread(f"{TEXT}\nสั้น\n{TEXT}"), 400)
    marks = [strip.marks[0] for strip in strips]
    ended = [mark.line.text.endswith(("ทุกเดือน ", "สั้น")) for mark in marks]
    assert [mark.spread is None for mark in marks] == ended
    assert ended.count(True) == 3
    assert len(ended) > 3
    assert all(mark.x == 0 for mark in marks)


def test_the_room_of_a_line_is_shared_out_evenly():
    (line,) = set_lines((Run("น้ำปั๊มที่กู้"),), 400, 16)
    room = spread_of(line, 16, 4)
    # น้ำ-ปั๊-ม-ที่-กู้
    assert room == Spread(1.0, 0.0)
    ((*clusters,),) = moved(line, room)
    assert [gap for gap, _ in clusters] == [0, 1, 1, 1, 1]
    segment = line.segments[0]
    assert [segment.face.text_of(codes) for _, codes in clusters] == ["น้ำ", "ปั๊", "ม", "ที่", "กู้"]


def test_spaces_take_what_letters_cannot():
    (line,) = set_lines((Run("กข คง "),), 400, 16)
    room = spread_of(line, 16, 30)
    assert room.letter == pytest.approx(0.07 * 16)
    assert room.letter * 4 + room.space == pytest.approx(30)
    (clusters,) = moved(line, room)
    assert sum(gap for gap, _ in clusters[:5]) == pytest.approx(30)


def test_a_line_without_spaces_stays_short_rather_than_fall_apart():
    (line,) = set_lines((Run("กขคง"),), 400, 16)
    assert spread_of(line, 16, 100) == Spread(pytest.approx(0.07 * 16), 0.0)


def test_a_name_in_brackets_is_parted_rather_than_leave_a_line_wide_open():
    text = "ก" * 30 + " (" + "คำ " * 12 + "คำ) " + "ง" * 60
    found = {}
    for align in ("left", "distributed"):
        for width in range(250, 420, 5):
            strips = paragraph_strips(Paragraph((Run(text),), align=align), width)
            lines = [strip.marks[0].line for strip in strips]
            blank = max(width - line.width for line in lines[:-1]) / 16
            found[align] = max(found.get(align, 0), blank)
    assert 5 < found["left"] <= 7.3
    assert found["distributed"] <= 4.3


def test_a_line_of_one_cluster_or_without_room_is_left_alone():
    (one,), (full,) = (set_lines((Run(text),), 400, 16) for text in ("น้ำ", "กข"))
    assert spread_of(one, 16, 50) is None
    assert spread_of(full, 16, 0) is None


def test_a_mark_in_another_look_stays_with_its_letter():
    (line,) = set_lines((Run("น"), Run("้ำ", bold=True), Run("ใส")), 400, 16)
    clusters = [part for parts in moved(line, Spread(2.0, 0.0)) for part in parts]
    assert [gap for gap, _ in clusters] == [0, 0, 2, 2]


def test_a_line_below_words_is_as_long_as_the_words_are_spread():
    runs = (Run("ขีดเส้นใต้", underline=True), Run(f" {TEXT}"))
    strips = paragraph_strips(Paragraph(runs, align="distributed"), 400)
    operators = text_operators(DocumentFonts(), strips[:1], 100, 0, 800)
    (drawn,) = [each for each in operators if each.endswith(f"S {RULE} w")]
    start, end = (float(found) for found in re.findall(r"([\d.]+) [\d.]+ [ml]", drawn))
    mark = strips[0].marks[0]
    assert start == pytest.approx(100)
    # ขี-ด-เ-ส้-น-ใ-ต้: six gaps between seven clusters.
    room = 6 * mark.spread.letter
    assert end == pytest.approx(100 + mark.line.segments[0].width + room, abs=0.02)
