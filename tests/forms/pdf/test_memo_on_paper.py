"""The memo measured on its pages: margins, emblem, sizes, leaders, and where signatures stand."""

from __future__ import annotations

import warnings
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from db.package.file import read_package
from db.records import Memo, Signature
from forms.build import build, emblem_file
from forms.editions.opening import opened_edition
from forms.pdf import render
from forms.resources import RESOURCES
from tests.forms.pdf.pdf_readers import pdfium, squashed

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pdfplumber

MM = 72 / 25.4
LEFT, RIGHT, WIDE = 30 * MM, 190 * MM, 210 * MM
FILLER = "ผลงานตามแผนเป็นไปตามกำหนดทุกประการและตรวจทานแล้ว "
CLOSING = "จึงเรียนมาเพื่อโปรดทราบ"
PEOPLE = tuple(
    Signature(name=f"นายผลงาน กองกลาง{n}", position=(f"นักวางแผนงาน{n}", f"กองแผนงาน{n}"))
    for n in (1, 2, 3)
)
MEMO = Memo(
    office="กองแผนงาน",
    phone="1234",
    number="กท 0101/1",
    date="2568-01-09",
    subject="รายงานผลงานตามแผน " * 6,
    to="ผอ.กองแผนงาน",
    background=(FILLER * 4,),
    facts=(FILLER * 3, "1. งานแรก", "2. งานต่อมา"),
    proposal=(FILLER * 5,),
    closing=CLOSING,
    signatures=PEOPLE,
)


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.fixture
def printed(sample):
    """Prints a memo."""

    def printing(memo):
        report = replace(sample.reports[0], memo=memo)
        package = replace(sample, reports=(report,))
        document = build(package, opened_edition(sample.plan).edition, forms=("memo",), quarter=1)
        return render(document).data

    return printing


@pytest.fixture
def emblem(monkeypatch, tmp_path):
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))
    emblem_file().parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (300, 360), "darkgreen").save(emblem_file())


@pytest.fixture
def page(printed, emblem):
    """The first page."""
    with pdfplumber.open(BytesIO(printed(MEMO))) as document:
        yield document.pages[0]


def lines_of(page):
    return page.extract_text_lines(return_chars=True)


def line_with(page, words):
    return next(line for line in lines_of(page) if words in squashed(line["text"]))


def looks(line):
    """Sizes and weights of the letters of a line."""
    return {
        (round(letter["size"]), "Bold" in letter["fontname"])
        for letter in line["chars"]
        if letter["text"].strip()
    }


def test_text_stands_between_margins_of_thirty_and_twenty_millimetres(page):
    lines = lines_of(page)
    assert min(line["x0"] for line in lines) == pytest.approx(LEFT, abs=0.3)
    assert max(line["x1"] for line in lines) <= RIGHT + 0.1
    # Some line goes nearly to the margin: it is not left wider than it is.
    assert max(line["x1"] for line in lines) > RIGHT - 12 * MM


def test_emblem_is_fifteen_millimetres_high_at_the_top_left(page):
    (image,) = page.images
    assert image["bottom"] - image["top"] == pytest.approx(15 * MM, abs=0.1)
    assert image["x1"] - image["x0"] == pytest.approx(12.5 * MM, abs=0.1)
    assert image["x0"] == pytest.approx(LEFT, abs=0.1)
    assert image["top"] == pytest.approx(15 * MM, abs=0.1)


def test_title_is_bold_of_29_points_beside_the_emblem_in_the_middle(page):
    title, (image,) = line_with(page, "บันทึกข"), page.images
    assert looks(title) == {(29, True)}
    assert (title["x0"] + title["x1"]) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
    assert title["top"] < image["bottom"]
    assert title["x0"] > image["x1"]


def test_space_of_the_emblem_stays_blank_without_a_file(printed, monkeypatch, tmp_path):
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path))
    with pdfplumber.open(BytesIO(printed(MEMO))) as document:
        page = document.pages[0]
        assert page.images == []
        assert line_with(page, "กองแผนงาน")["top"] >= 30 * MM - 0.1


@pytest.mark.parametrize("label", ["สวนราชการ", "โทร", "ที", "วันที", "เรือง", "เรียน"])
def test_labels_are_bold_of_20_points(page, label):
    big = [
        letter
        for letter in page.chars
        if round(letter["size"]) == 20 and "Bold" in letter["fontname"]
    ]
    # Without the marks above, which readers put elsewhere.
    words = "".join(letter["text"] for letter in big if not "\u0e47" <= letter["text"] <= "\u0e4e")
    assert label in words


def test_values_stand_on_dotted_leaders_up_to_the_margin(page):
    leaders = [line for line in page.lines if line["bottom"] < 90 * MM]
    # Office and phone, number and date, subject (two lines), addressee.
    assert len(leaders) >= 6
    assert all(line["dash"] and line["dash"][0] for line in leaders), "dots, no line"
    ends: dict[int, float] = {}
    for line in leaders:
        level = round(line["top"])
        ends[level] = max(line["x1"], ends.get(level, 0))
    assert len(ends) == 5
    assert list(ends.values()) == pytest.approx([RIGHT] * 5, abs=0.02)


def test_body_is_of_16_points_and_its_first_lines_go_in_by_25_millimetres(page):
    body = [line for line in lines_of(page) if line["top"] > line_with(page, "ผอ.")["bottom"]]
    assert {size for line in body for size, _bold in looks(line)} == {16}
    # The bold words lead a paragraph each; those of the facts go on.
    led = [line for line in body if (16, True) in looks(line)]
    led += [line for line in body if line["text"].startswith(("๑.", "๒."))]
    assert len(led) == 5
    assert {round(line["x0"] / MM, 1) for line in led} == {55.0}
    assert {round(line["x0"] / MM) for line in body if line["x0"] < 54 * MM} == {30}


def test_signatures_stand_in_the_middle_of_the_right_half(printed):
    with pdfplumber.open(BytesIO(printed(replace(MEMO, proposal=("จบ",))))) as document:
        lines = [line for page in document.pages for line in lines_of(page)]
    for person in PEOPLE:
        for words in (person.name[-5:], *person.position):
            digits = words.translate(str.maketrans("123", "๑๒๓"))
            line = next(line for line in lines if digits in line["text"])
            middle = (line["x0"] + line["x1"]) / 2
            assert middle == pytest.approx((LEFT + RIGHT) / 2 + (RIGHT - LEFT) / 4, abs=1)


def thai(words):
    return squashed(words.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")))


def pages_with_signatures(data, people):
    """For each person the pages of name and position; and of each page its other words."""
    pages = [squashed(text) for text in pdfium(data)]
    where = {
        person.name: {
            number
            for words in (person.name, *person.position)
            for number, page in enumerate(pages)
            if thai(words) in page
        }
        for person in people
    }
    others = []
    for page in pages:
        left = page
        for person in people:
            for words in (person.name, *person.position):
                left = left.replace(thai(words), "")
        others.append(left.strip("()"))
    return where, others


@pytest.mark.parametrize("closing", [CLOSING, ""])
@pytest.mark.parametrize("people", [PEOPLE, PEOPLE[:1]], ids=["three", "one"])
def test_signatures_are_never_torn_or_alone_wherever_the_page_ends(printed, closing, people):
    breaks = set()
    for count in range(1, 44):
        facts = tuple(f"{number}. งานที่ทำ" for number in range(count))
        for proposal in ((FILLER * 6,), ("เห็นชอบ",)):
            memo = replace(MEMO, facts=facts, proposal=proposal, closing=closing, signatures=people)
            where, others = pages_with_signatures(printed(memo), people)
            assert all(len(pages) == 1 for pages in where.values()), (count, where)
            assert all(len(others[number]) > 5 for (number,) in where.values()), (count, others)
            breaks.add((len(others), where[people[0].name].copy().pop()))
    # On the first page, on the second, and after a break in the body.
    assert {(1, 0), (2, 1)} <= breaks


def test_signatures_are_whole_when_there_are_more_than_a_page_holds(printed):
    people = tuple(
        Signature(name=f"นายผลงาน กองกลาง{n}", position=(f"นักวางแผนงาน{n}.", f"กองแผนงาน{n}."))
        for n in range(101, 119)
    )
    for count in range(1, 8):
        facts = tuple(f"{number}. งานที่ทำ" for number in range(count))
        memo = replace(MEMO, facts=facts, signatures=people)
        where, others = pages_with_signatures(printed(memo), people)
        assert len(others) >= 3
        assert all(len(pages) == 1 for pages in where.values()), count
