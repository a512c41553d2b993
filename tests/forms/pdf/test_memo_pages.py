"""Memos of all lengths: one page where it fits, and what stands on which page else."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO

import pytest

from db.package.file import read_package
from db.records import Memo, Signature
from forms.build import build
from forms.document import Document
from forms.editions.opening import opened_edition
from forms.pdf import render
from forms.pdf.feet import opening_words
from forms.resources import RESOURCES
from tests.forms.build.conftest import case
from tests.forms.pdf.page_rules import MM, lines_of
from tests.forms.pdf.pdf_readers import pdfplumber, squashed

WORDS = (
    "ผู้รับผิดชอบได้ตรวจสอบผลการดำเนินงาน",
    "ครบถ้วนตามแผน",
    "และบันทึกความก้าวหน้าในระบบ",
    "รวม 12 โครงการ",
    "ภายในเวลาที่กำหนด",
    "จึงเห็นควรเร่งรัดการเบิกจ่าย",
)
# No two are of the same letters: readers may find those of a line in another order.
POSITIONS = (
    ("นักวิเคราะห์นโยบาย", "หัวหน้าฝ่ายบริหาร", "กองแผนงาน"),
    ("ผู้อำนวยการส่วน", "รักษาการ", "กองติดตามผล"),
    ("ผู้ช่วยเลขานุการ", "ปฏิบัติราชการแทน", "สำนักงาน"),
    ("เลขานุการ", "หัวหน้าหน่วยงาน", "กรุงเทพมหานคร"),
)
CLOSING = "จึงเรียนมาเพื่อโปรดพิจารณา"
TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LINE = 16 * 1.2


@pytest.fixture(scope="module")
def sample():
    return read_package(RESOURCES / "sample" / "plan.json")


@pytest.fixture
def document(sample):
    """Makes the document of a memo."""

    def making(memo: Memo) -> Document:
        report = replace(sample.reports[0], memo=memo)
        package = replace(sample, reports=(report,))
        return build(package, opened_edition(sample.plan).edition, forms=("memo",), quarter=1)

    return making


def paragraph(rng: random.Random, most: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, most)))


def paragraphs(rng: random.Random, most: int, words: int) -> tuple[str, ...]:
    return tuple(paragraph(rng, words) for _ in range(rng.randint(1, most)))


def random_memo(seed: int) -> Memo:
    rng = random.Random(seed)
    length = rng.choice((1, 2, 4, 8, 14))
    people = tuple(
        Signature(
            name=f"นายลำดับ{n} ทดสอบ",
            position=POSITIONS[n][: rng.randint(1, 3)],
            role=rng.choice(("", "", "ทราบ")) if n else "",
        )
        for n in range(rng.randint(1, 4))
    )
    return Memo(
        office="กองแผนงาน",
        phone="1234",
        number="กท 0101/1",
        date="2568-01-09",
        subject=paragraph(rng, 8),
        to="ผู้อำนวยการกอง",
        background=paragraphs(rng, 2, 20),
        facts=paragraphs(rng, length, 24),
        proposal=paragraphs(rng, 2, 24),
        closing=rng.choice((CLOSING, CLOSING, "")),
        signatures=people,
    )


class Page:
    """A page as it is read: its lines, the number at its head and the catchword at its foot."""

    def __init__(self, page) -> None:
        letters = [letter for letter in page.chars if letter["text"].strip()]
        foot = page.height - 20 * MM
        self.foot = [letter for letter in letters if letter["top"] > foot]
        self.lines = list(lines_of([each for each in letters if each["top"] <= foot]))
        self.catchword = "".join(line.text for line in lines_of(self.foot))

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]


def pages_of(made: Document) -> list[Page]:
    with pdfplumber.open(BytesIO(render(made).data)) as opened:
        return [Page(page) for page in opened.pages]


def thai(text: str) -> str:
    return squashed(text.translate(TO_THAI))


def signed(pages: list[Page], person: Signature) -> list[tuple[int, float]]:
    """On which page, and how far down, the name and the lines of the position stand."""
    found = []
    for words in (f"({person.name})", *person.position):
        wanted = sorted(thai(words))
        found += [
            (number, line.top)
            for number, page in enumerate(pages)
            for line in page.lines
            if sorted(line.text) == wanted
        ]
    return found


def is_of(people: tuple[Signature, ...], line: str) -> bool:
    texts = {f"({person.name})" for person in people} | {
        words for person in people for words in (*person.position, person.role)
    }
    return sorted(line) in [sorted(thai(text)) for text in texts]


@pytest.mark.parametrize("seed", range(60))
def test_a_memo_of_any_length_keeps_to_the_rules_of_its_pages(document, seed):
    memo = random_memo(seed)
    made = document(memo)
    pages = pages_of(made)
    for person in memo.signatures:
        found = signed(pages, person)
        assert len(found) == 1 + len(person.position)
        # A block is whole, its lines one below the other.
        assert len({number for number, _ in found}) == 1
        tops = [top for _, top in found]
        assert tops == sorted(tops)
        assert tops[-1] - tops[0] < len(tops) * LINE
    for number, page in enumerate(pages):
        head = page.texts[:1] if number else []
        text = page.texts[1 if number else 0 :]
        assert head == ([f"-{str(number + 1).translate(TO_THAI)}-"] if number else [])
        words = [line for line in text if not is_of(memo.signatures, line)]
        # No page holds signatures alone, nor the closing alone.
        assert [line for line in words if sorted(line) != sorted(squashed(CLOSING))]
        if number + 1 < len(pages):
            following = pages[number + 1].texts[1]
            assert page.catchword.startswith("/")
            assert page.catchword.endswith("…")
            begun = page.catchword[1:-1]
            assert begun
            assert sorted(begun) == sorted(following[: len(begun)])
        else:
            assert page.catchword == ""
    closing = [n for n, page in enumerate(pages) for line in page.texts if CLOSING[-8:] in line]
    if memo.closing:
        assert closing == [signed(pages, memo.signatures[0])[0][0]]


@pytest.mark.parametrize("seed", range(60))
def test_space_is_taken_from_a_memo_only_to_save_a_page(document, seed):
    made = document(random_memo(seed))
    (form,) = made.forms
    counts = []
    for items in (form.items, *form.tighter):
        alone = replace(form, items=items, tighter=(items,))
        counts.append(len(render(replace(made, forms=(alone,))).pages))
    printed = render(made)
    assert len(printed.pages) == min(counts)
    least = counts.index(min(counts))
    items = (form.items, *form.tighter)[least]
    alone = replace(form, items=items, tighter=(items,))
    expected = pages_of(replace(made, forms=(alone,)))
    assert [page.lines for page in pages_of(made)] == [page.lines for page in expected]


def test_there_is_room_of_four_lines_to_sign_when_the_page_has_it(document):
    people = tuple(Signature(name=f"นายสั้น{n}", position=POSITIONS[n][:1]) for n in range(3))
    memo = Memo(proposal=("เห็นควร",), closing=CLOSING, signatures=people)
    (page,) = pages_of(document(memo))
    texts = [sorted(text) for text in page.texts]
    above = texts.index(sorted(squashed(CLOSING)))
    for person in people:
        name = texts.index(sorted(thai(f"({person.name})")))
        assert name == above + 1
        assert page.lines[name].top - page.lines[above].top >= 5 * LINE - 0.1
        above = name + 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ข้อพิจารณาและเสนอแนะ ฝ่ายบริหาร", "ข้อพิจารณา"),
        ("๒. รายงานความก้าวหน้า", "๒. รายงาน"),
        ("- ตัวชี้วัด", "- ตัวชี้วัด"),
        ("(ร่าง)", "(ร่าง)"),
        ("ที่ ๓ ของแผน", "ที่ ๓ ของ"),
        ("๑", "๑"),
    ],
)
def test_a_catchword_is_the_first_words_that_say_something(line, words):
    assert opening_words(line) == words


@pytest.mark.cases
def test_the_memo_of_the_council_is_one_page():
    package = read_package(case("council-2563-q1.json"))
    made = build(package, opened_edition(package.plan).edition, forms=("memo",), quarter=1)
    assert len(render(made).pages) == 1
