from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from pdf_readers import picture, squashed, whole
from test_pages import document, form, lines, lines_on_a_page, pages_of
from test_tables import row

from forms.document import Cell, Figure, Row, Table, plain
from forms.pdf import render
from forms.pdf.flows import flow_strips
from tests.forms.pictures import picture_file

MM = 72 / 25.4


def ink(data: bytes, page: int = 0) -> tuple[int, int, int, int]:
    return picture(data, page, scale=1).point(lambda grey: 255 if grey < 128 else 0).getbbox()


def image_names(data: bytes) -> list[set[str]]:
    """The pictures that each page draws."""
    return [
        set(re.findall(rb"/(I\d+) Do", page.get_contents().get_data()))
        for page in pypdf.PdfReader(BytesIO(data)).pages
    ]


def count_images(data: bytes) -> int:
    return data.count(b"/Subtype/Image")


def test_a_picture_stands_in_the_middle_of_the_text_at_the_width_it_asks_for():
    data = render(document(form(Figure(picture_file(), width=60)))).data
    left, _, right, _ = ink(data)
    assert right - left == pytest.approx(60 * MM, abs=2)
    # Margins of 30 mm at the left and 20 at the right.
    assert (left + right) / 2 == pytest.approx((30 + 160 / 2) * MM, abs=2)


def test_a_picture_is_no_wider_than_the_text():
    left, _, right, _ = ink(render(document(form(Figure(picture_file(3000, 300))))).data)
    assert left >= 30 * MM - 1
    assert right <= (210 - 20) * MM + 2
    assert right - left == pytest.approx(160 * MM, abs=2)


def test_a_picture_and_its_caption_are_no_higher_than_the_page():
    data = render(document(form(Figure(picture_file(300, 3000), "คำบรรยาย")))).data
    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1
    assert "คำบรรยาย" in whole(data)
    assert ink(data)[3] <= (297 - 20) * MM + 1


@pytest.mark.parametrize("free", range(1, 8))
def test_a_picture_stands_on_the_page_of_its_caption_wherever_the_page_ends(free):
    figure = Figure(picture_file(200, 100), "คำบรรยายใต้รูป")
    body = lines(lines_on_a_page() - free)
    data = render(document(form(*body, figure))).data
    captions = ["คำบรรยาย" in page for page in pages_of(*body, figure)]
    assert [bool(names) for names in image_names(data)] == captions


def test_a_heading_goes_over_with_a_picture_that_does_not_fit():
    figure = Figure(picture_file(400, 400), "คำบรรยายใต้รูป")
    keep = replace(plain("แผนภูมิต่อไปนี้"), keep=True)
    pages = pages_of(*lines(lines_on_a_page() - 6), keep, figure)
    assert next(page for page in pages if "แผนภูมิ" in page).count("คำบรรยาย") == 1


def test_a_picture_in_a_cell_stands_between_its_paragraphs():
    flow = (plain("ก่อนรูป"), Figure(picture_file(), "คำบรรยาย", width=30), plain("หลังรูป"))
    table = Table((1, 1), (row("นิยาม", "ค่า"),), (Row((Cell(flow), Cell((plain("1"),)))),))
    data = render(document(form(table))).data
    text = whole(data)
    order = [text.index(words) for words in ("ก่อนรูป", "คำบรรยาย", "หลังรูป")]
    assert order == sorted(order)
    assert count_images(data) == 1


def test_a_picture_in_a_cell_is_never_parted_when_the_page_ends():
    figure = Figure(picture_file(300, 200), "คำบรรยาย")
    for count in range(20, 34):
        flow = (plain("\n".join(["ข้อความ"] * count)), figure)
        table = Table((1, 1), (row("นิยาม", "ค่า"),), (Row((Cell(flow), Cell((plain("1"),)))),))
        data = render(document(form(table))).data
        for number, names in enumerate(image_names(data)):
            if names:
                bottom = (297 - 20) * MM
                assert ink(data, number)[3] <= bottom + 1
        assert [bool(names) for names in image_names(data)] == [
            "คำบรรยาย" in page for page in pages_of(table)
        ]


def test_a_picture_is_as_wide_as_its_cell_at_most():
    figure = Figure(picture_file(2000, 500))
    (strip,) = flow_strips(figure, 120)
    (image,) = strip.images
    assert image.width == pytest.approx(120)
    assert image.height == pytest.approx(30)
    assert strip.height > image.height


def test_the_same_file_is_put_into_the_document_once_for_all_its_prints():
    data = picture_file(300, 200)
    other = picture_file(300, 201)
    items = (Figure(data), plain("ก"), Figure(bytes(bytearray(data)), width=20), Figure(other))
    assert count_images(render(document(form(*items))).data) == 2


def test_a_picture_is_as_fine_as_its_largest_print_needs():
    data = picture_file(3000, 100)
    items = (Figure(data, width=10), Figure(data, width=100), Figure(data, width=20))
    made = render(document(form(*items))).data
    # 100 mm at 300 dots an inch.
    assert [int(found) for found in re.findall(rb"/Width (\d+)", made)] == [1181]


def test_a_clear_background_stays_clear():
    data = render(document(form(Figure(picture_file(mode="RGBA", color=(0, 0, 0, 0)))))).data
    assert picture(data).point(lambda grey: 255 if grey < 128 else 0).getbbox() is None


@pytest.mark.parametrize("broken", [b"", b"\x89PNG\r\n\x1a\nnothing", picture_file()[:60]])
def test_a_broken_picture_is_a_box_that_says_so(broken):
    items = (Figure(broken, "คำบรรยาย"), Table((1,), (), (Row((Cell((Figure(broken),)),)),)))
    data = render(document(form(*items))).data
    assert squashed(whole(data)).count("เปิดรูปนี้ไม่ได้") == 2
    assert "คำบรรยาย" in whole(data)
    left, _, right, _ = ink(data)
    assert right - left > 100


def test_the_words_in_the_box_fit_it_when_the_cell_is_narrow():
    (strip,) = flow_strips(Figure(b"broken"), 60)
    (_, top, width), (_, bottom, _) = strip.bars
    assert width == pytest.approx(60)
    for mark in strip.marks:
        assert top < mark.baseline < bottom
        assert mark.x >= 0
        assert mark.x + mark.line.width <= 60.1
