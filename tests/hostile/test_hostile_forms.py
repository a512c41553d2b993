"""Whatever the reader takes, every check and every form survives, in bounded time and pages."""

import io
import os
import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.fields import Kind, specs
from db.package.file import package_bytes, parse_package, read_package
from forms.build import build
from forms.checks import check, grouped
from forms.document import (
    PAGE,
    Arrow,
    Cell,
    Document,
    Figure,
    Form,
    Fraction,
    Group,
    Heading,
    Leaders,
    Paragraph,
    Row,
    Run,
    Table,
    plain,
)
from forms.editions.opening import opened_edition
from forms.excel import render_workbook
from forms.page_fit import TOO_LONG
from forms.pdf import render, render_pdf
from forms.resources import RESOURCES
from tests.db.packages import PNG
from tests.hostile.limits import within_limits

LONG = {
    "one word": "ก",
    "words": "งานพัฒนา ",
    "marks": "ก" + "้" * 15,
    "lines": "ก\n",
    "dashes": "- ",
    "dots": ". ",
    "blanks": " ",
    "blank lines": "\n",
    "brackets": "(",
    "figures": "1",
    "amounts": "1,000 บาท ร้อยละ 5 ",
    "months": "1 ม.ค. - 31 ธ.ค. 67 ",
    "markers": "[table goals]\n",
    "wide letters": "W",
    "joined faces": "👩\u200d👩\u200d👧",
    "the other direction": "\u202eกลับ\u202c",
    "templates": "{unit} {year} %s **ก** {",
    "formulas of a spreadsheet": "=cmd|'/c calc'!A1 ",
}
# Names of records, which tables, checks and references are made of; others are one text each.
NAMED = ("name", "abbreviation", "title", "text", "heading")


def long_text(pattern, spec, most=400):
    size = min(spec.longest, most)
    return (pattern * (size // len(pattern) + 1))[:size]


def absurd(record, pattern, most):
    """The record in which every text that says something is as long as this, of one pattern."""
    changed = {}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if spec.kind is Kind.TEXT and value and not spec.coded and name in NAMED:
            changed[name] = long_text(pattern, spec, most)
        elif spec.kind is Kind.TEXTS and not spec.coded and value:
            changed[name] = (long_text(pattern, spec, most), *value[1:])
        elif spec.kind is Kind.RECORD:
            changed[name] = absurd(value, pattern, most)
        elif spec.kind is Kind.RECORDS and value:
            changed[name] = (absurd(value[0], pattern, most), *value[1:])
    return replace(record, **changed)


# In the usual run each text stands in the forms of one year, and is shorter.
THOROUGH = bool(os.environ.get("PHAEN_ABSURD"))
EDITIONS = ("2567", "2566", "2563")
ABSURD = [
    (name, edition)
    for at, name in enumerate(LONG)
    for edition in (EDITIONS if THOROUGH else EDITIONS[at % 3 : at % 3 + 1])
]


@pytest.mark.parametrize(("name", "edition"), ABSURD)
def test_every_check_and_form_survives_absurd_texts(name, edition):
    sample = read_package(RESOURCES / "sample" / "plan.json")
    plan = replace(sample.plan, edition=edition)
    package = absurd(replace(sample, plan=plan), LONG[name], 1_000 if THOROUGH else 400)
    # As the reader takes it.
    package = parse_package(package_bytes(package))
    opened = opened_edition(package.plan).edition
    assert grouped(check(package, opened, date(2024, 12, 1))) is not None
    document = build(package, opened)
    pages = render(document).pages
    # A name of a thousand lines stands on many pages.
    assert len(pages) < 5_000
    assert render_workbook(document)[:2] == b"PK"


@pytest.mark.parametrize("name", ["- - - - - -", ". . . . . .", "-----", ". . ก . .", "- -\n- -"])
def test_runs_of_signs_in_names_are_no_fault(name):
    sample = read_package(RESOURCES / "sample" / "plan.json")
    for other in (name, f"{name} ", f"ก {name} - - - - - ข", name * 3, f"{name}. . . . . . ."):
        unit = replace(sample.plan.unit, name=name * 2, abbreviation=other)
        plan = replace(sample.plan, unit=unit, vision=other * 2, preface=(other, name * 4))
        package = replace(sample, plan=plan)
        assert check(package, opened_edition(plan).edition) is not None


BOOK = "ข้อความยาวมาก " * 350
GRID = tuple(Row((Cell((plain("ก"),)), Cell((plain("ข"),)))) for _ in range(4))


def table(**changes):
    made = Table((1.0, 1.0), (Row((Cell((plain("หัว"),)), Cell((plain("ท้าย"),)))),), GRID)
    return replace(made, **changes)


def cells(*flows):
    return (Row(tuple(Cell((flow,)) for flow in flows)),)


TALL = table(header=cells(plain(BOOK), plain("ข")))
SPANNED = table(
    header=(
        Row((Cell((plain(BOOK),), rows=2), Cell((plain(BOOK),)))),
        Row((Cell((plain("ก"),)),)),
    )
)
ITEMS = {
    "a header taller than its page": TALL,
    "a header of two rows, taller than its page": SPANNED,
    "a header over rows of nothing": replace(TALL, body=(Row(()),) * 3),
    "a header over no rows": replace(TALL, body=()),
    "a header of letters in narrow columns": table(
        widths=(1.0,) * 60, header=cells(*[plain("ยาวมากกก" * 8)] * 60), body=()
    ),
    "a tall header in a cell": table(body=cells(TALL, plain("ก"))),
    "a tall header in a cell under a tall header": replace(TALL, body=cells(TALL, TALL)),
    "a title taller than its page": table(title=plain(BOOK)),
    "a title in a cell taller than its page": table(
        body=cells(table(title=plain(BOOK)), plain("ก"))
    ),
    "a formula taller than its page": Fraction(BOOK, BOOK, BOOK, "100"),
    "a formula in a cell": table(body=cells(Fraction(BOOK, BOOK), plain("ก"))),
    "a caption taller than its page": Figure(PNG, BOOK),
    "a footnote longer than a page": Paragraph((Run("ก"), Run("1", note=BOOK * 3))),
    "a footnote on a header": table(
        header=cells(Paragraph((Run("ก"), Run("1", note=BOOK * 3))), plain("ข"))
    ),
    "a hundred footnotes on a line": Paragraph(
        tuple(Run(str(at), note=f"{at} {BOOK[:600]}") for at in range(100))
    ),
    "words on an arrow": table(
        widths=(1.0,) * 24, header=(), body=(Row((Cell(),) * 24, arrows=(Arrow(3, 3, BOOK),)),)
    ),
    "a row of one cell longer than many pages": table(
        body=cells(plain(BOOK * (10 if THOROUGH else 3)), plain("ก"))
    ),
    "three hundred rows that stay together": table(
        body=tuple(replace(row, keep=True) for row in GRID * 75)
    ),
    "two thousand rows that go on": table(
        body=(GRID[0], *(Row((Cell((), joined=True), Cell((plain("ข"),)))) for _ in range(2_000)))
    ),
    "a thousand headings": Group(tuple(Heading((plain("ก"),)) for _ in range(1_000))),
    "a heading longer than its page": Heading((plain(BOOK),)),
    "paragraphs that keep with the next": Group(
        tuple(replace(plain("ก"), keep=True) for _ in range(1_000))
    ),
    "leaders longer than a page": Leaders((("เรื่อง", BOOK, 1.0),)),
}


def document(*items, **options):
    return Document("แผน", "ก", (Form("t", "แบบ", items, **options),))


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
@pytest.mark.parametrize("name", ITEMS)
def test_layout_ends_and_goes_on_behind_what_is_too_tall(name, orientation):
    made = document(ITEMS[name], plain("ข้างหลัง"), orientation=orientation)
    with within_limits(seconds=20):
        pages = render(made).pages
    assert len(pages) < 120
    with within_limits(seconds=20):
        assert render_workbook(made)[:2] == b"PK"


def test_running_title_taller_than_its_page_is_cut():
    made = document(*[plain(BOOK)] * 4, running=(plain(BOOK + PAGE),))
    with within_limits(seconds=20):
        assert len(render(made).pages) < 40


def test_page_says_what_does_not_fit():
    reader = PdfReader(io.BytesIO(render_pdf(document(SPANNED))))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert TOO_LONG.strip("…() ").split(" ")[0] in text


words = st.sampled_from(["", "ก", "ก" * 200, "งาน " * 150, "1\n" * 60, "- " * 100, BOOK])


def noted(text, note, keep):
    runs = (Run(text), Run("1", note=note)) if note else (Run(text),)
    return Paragraph(runs, keep=keep)


notes = st.sampled_from(["", "", "ก", BOOK])
paragraphs = st.builds(noted, words, notes, st.booleans())
flows = st.recursive(
    st.one_of(paragraphs, st.builds(Fraction, words, words, words)),
    lambda inner: st.builds(
        lambda head, body: Table((1.0, 2.0), tuple(head), tuple(body)),
        st.lists(st.builds(lambda a, b: Row((Cell((a,)), Cell((b,)))), inner, inner), max_size=3),
        st.lists(
            st.builds(
                lambda a, b, joined, keep: Row((Cell((a,), joined=joined), Cell((b,))), keep=keep),
                inner,
                inner,
                st.booleans(),
                st.booleans(),
            ),
            min_size=1,
            max_size=4,
        ),
    ),
    max_leaves=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(flows, min_size=1, max_size=4), st.sampled_from(["portrait", "landscape"]))
def test_any_flows_are_laid_out_in_bounded_time_and_pages(items, orientation):
    made = document(*items, orientation=orientation)
    start = time.process_time()
    assert len(render(made).pages) < 400
    assert render_workbook(made)
    assert time.process_time() - start < 30
