"""Charts on paper: drawn where they are laid out, their words read as text."""

from decimal import Decimal
from io import BytesIO

import pypdf
import pypdfium2
import pytest

from forms.document import PERCENT, Chart, Document, Form, Series, plain
from forms.pdf import render

MONTHS = ("ต.ค.", "พ.ย.", "ธ.ค.")


def bars(*part):
    names = tuple(f"ฝ่ายที่ {number}" for number in range(1, len(part) + 1))
    series = (
        Series("ตามแผน", tuple(Decimal(100) for _ in part), "planned"),
        Series("ผลงานจริง", tuple(map(Decimal, part)), "actual"),
    )
    return Chart("bars", names, series, PERCENT, tuple(f"{value}.00" for value in part))


def printed(*items):
    return render(Document("ทดลอง", "", (Form("x", "ทดลอง", items),)))


def picture(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return document[0].render(scale=2).to_pil().convert("RGB")
    finally:
        document.close()


def widest_run(image):
    """The longest run of pixels in the ink of what is done, on each row that has some."""
    width, height = image.size
    data = image.tobytes()
    runs = []
    for y in range(height):
        line = data[y * width * 3 : (y + 1) * width * 3]
        blue = [line[x * 3 + 2] > line[x * 3] + 40 for x in range(width)]
        if sum(blue) > 8:
            runs.append(sum(blue))
    return runs


def test_words_of_a_chart_are_read_as_text():
    text = pypdf.PdfReader(BytesIO(printed(bars(40, 80)).data)).pages[0].extract_text()
    for words in ("ตามแผน", "ผลงานจริง", "ฝ่ายที่ 1", "ฝ่ายที่ 2", "40.00", "80.00"):
        assert words in text


def test_bar_is_as_long_as_its_figure():
    short, long = (widest_run(picture(printed(bars(value)).data)) for value in (20, 80))
    # The sample of the key is the same in both.
    assert max(long) == pytest.approx(4 * max(short), rel=0.15)


def test_chart_goes_to_the_next_page_rather_than_over_the_edge():
    above = [plain(f"บรรทัดที่ {number}") for number in range(28)]
    rendering = printed(*above, bars(*range(10, 100, 10)))
    assert len(rendering.pages) == 2
    first, second = pypdf.PdfReader(BytesIO(rendering.data)).pages
    assert "ฝ่ายที่ 1" not in first.extract_text()
    assert "ฝ่ายที่ 9" in second.extract_text()


def test_what_follows_a_chart_stands_below_it():
    chart = Chart(
        "lines",
        MONTHS,
        (Series("ตามแผน", tuple(map(Decimal, (10, 50, 100))), "planned"),),
        PERCENT,
        height=60,
    )
    page = pypdf.PdfReader(BytesIO(printed(plain("ก่อน"), chart, plain("หลัง")).data)).pages[0]
    heights: dict[str, float] = {}
    page.extract_text(
        visitor_text=lambda text, _cm, tm, *_rest: heights.setdefault(text.strip(), tm[5])
    )
    assert heights["ก่อน"] - heights["หลัง"] > 60 * 72 / 25.4
