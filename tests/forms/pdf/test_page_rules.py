"""No page of any document breaks the rules: nothing lonely, nothing torn, no needless page."""

from __future__ import annotations

import os
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.package.file import read_package
from db.records import PrintChoices
from forms.build import build
from forms.document import (
    Cell,
    Contents,
    Document,
    Form,
    Group,
    Heading,
    Item,
    Paragraph,
    Row,
    Table,
    plain,
)
from forms.editions.opening import opened_edition
from forms.pdf import Rendering, render
from tests.forms.build.conftest import ROOT, case
from tests.forms.pdf.page_rules import (
    SHORT,
    flat,
    followed,
    lonely_headings,
    needless_pages,
    printed_pages,
    torn_cells,
)
from tests.forms.pdf.pdf_readers import pdfium
from tests.forms.random_tables import form as random_form
from tests.forms.random_tables import header, text

# The usual run has some of the forms made at random, and one choice of the sample; `python -m
# tests.long pages` has all.
_ALL = bool(os.environ.get("PHAEN_PAGES"))
_FEW = 1 if _ALL else 4
_CHOICES: tuple[dict[str, bool], ...] = ({}, {"footnotes": True}, {"distributed": True})
_PLANS = (
    *(("tests/data/small-2566.json", choices) for choices in _CHOICES),
    *(("resources/sample/plan.json", choices) for choices in _CHOICES[:: 1 if _ALL else 3]),
)


def document_of(path: Path, **choices: bool) -> Document:
    package = read_package(path)
    chosen = replace(package.plan.print_choices or PrintChoices(), **choices)
    package = replace(package, plan=replace(package.plan, print_choices=chosen))
    return build(package, opened_edition(package.plan).edition)


def assert_keeps_the_rules(made: Document) -> None:
    pages = printed_pages(made, render(made))
    assert len(list(followed(pages))) > 3
    assert list(torn_cells(pages)) == []
    assert list(lonely_headings(pages)) == []
    assert list(needless_pages(pages)) == []


@pytest.mark.parametrize(("name", "choices"), _PLANS, ids=str)
def test_all_pages_of_a_plan_keep_the_rules(name, choices):
    assert_keeps_the_rules(document_of(ROOT / name, **choices))


@pytest.mark.cases
@pytest.mark.parametrize(
    "name", ["council-2563-q1", "inspectorate-2566", "secretariat-2567"][: 3 if _ALL else 1]
)
def test_all_pages_of_a_shared_case_keep_the_rules(name):
    assert_keeps_the_rules(document_of(case(f"{name}.json")))


def rendered(made: Form) -> Rendering:
    return render(Document("ท", "", (made,)))


def lines_by_cell(pages: list[str]) -> dict[str, dict[int, int]]:
    """How many of the marked lines of each cell stand on each page."""
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for number, page in enumerate(pages):
        for cell in re.findall(r"<(\w+):\d+>", page):
            found[cell][number] += 1
    return found


def marked(name: str, lines: int) -> Cell:
    """A cell of so many lines, each a paragraph, marked with its name and their numbers."""
    return Cell(tuple(text(f"<{name}:{line}>") for line in range(lines)))


def marked_form(seed: int) -> tuple[Form, dict[str, int]]:
    """A form of tables with marked cells, and how many lines each has."""
    rng = random.Random(seed)
    lines: dict[str, int] = {}
    items: list[Item] = []
    for number in range(rng.randint(1, 4)):
        columns = rng.randint(2, 4)
        rows = []
        for row in range(rng.randint(1, 9)):
            cells = []
            for column in range(columns):
                name = f"t{number}r{row}c{column}"
                lines[name] = rng.choice((1, 1, 2, 3, 4, 5, 6, 7, 8, 12, 30, 70))
                cells.append(marked(name, lines[name]))
            rows.append(Row(tuple(cells), keep=rng.random() < 0.1))
        heading = Heading((plain(f"หัวข้อที่ {number}", bold=True),))
        items += [heading, Table((1.0,) * columns, header(columns), tuple(rows))]
    orientation = rng.choice(("portrait", "landscape"))
    return Form("t", "แบบ", tuple(items), orientation=orientation, numbering="none"), lines


@pytest.mark.parametrize("seed", range(0, 40, _FEW))
def test_no_line_of_a_cell_stands_alone_and_no_short_cell_is_torn(seed):
    made, lines = marked_form(seed)
    pages = pdfium(rendered(made).data)
    found = lines_by_cell(pages)
    for name, count in lines.items():
        parts = list(found[name].values())
        assert sum(parts) == count
        assert len(parts) == 1 or (min(parts) >= 2 and count > SHORT)
        assert list(found[name]) == list(range(min(found[name]), max(found[name]) + 1))
    for number in range(sum(isinstance(item, Heading) for item in made.items)):
        page = next(n for n, page in enumerate(pages) if f"หัวข้อที่ {number}" in page)
        assert page in found[f"t{number}r0c0"]


@pytest.mark.parametrize("seed", range(0, 20, _FEW))
def test_cells_of_one_row_begin_on_one_page(seed):
    made, lines = marked_form(seed + 1000)
    found = lines_by_cell(pdfium(rendered(made).data))
    for row in {name.rsplit("c", 1)[0] for name in lines}:
        starts = {min(pages) for name, pages in found.items() if name.rsplit("c", 1)[0] == row}
        assert len(starts) == 1


@pytest.mark.parametrize("seed", range(0, 16, _FEW))
def test_all_pages_of_any_form_keep_the_rules(seed):
    made = Document("ท", "", (random_form(random.Random(seed + 500)),))
    rendering = render(made)
    pages = printed_pages(made, rendering)
    assert list(torn_cells(pages)) == []
    assert list(lonely_headings(pages)) == []
    assert list(needless_pages(pages)) == []


def words_of(made: Form) -> Iterator[str]:
    for item in flat(made.items):
        if isinstance(item, Table):
            for row in item.body:
                for cell in row.cells:
                    yield from cell.text.split()
        elif isinstance(item, Paragraph | Heading):
            yield from item.text.split()


@pytest.mark.parametrize("seed", range(0, 20, _FEW))
def test_nothing_of_any_form_is_lost_or_printed_twice(seed):
    made = random_form(random.Random(seed + 900))
    read = "".join(pdfium(rendered(made).data))
    # Figures and signs, which no repeated header has, are there as often as they are written.
    expected = sorted(re.findall(r"[\d_.]", "".join(words_of(made))))
    assert len(expected) > 50
    assert sorted(re.findall(r"[\d_.]", read)) == expected


@pytest.mark.parametrize("rows", range(2, 12))
def test_a_table_stands_on_no_page_with_a_few_lines_alone(rows):
    short = tuple(Row((marked(f"r{n}", 1), Cell())) for n in range(rows))
    total = Row((Cell((plain("รวม", bold=True),)), Cell()))
    made = Table((1.0, 1.0), header(2), (*short, total))
    parted = set()
    for filled in range(15, 36):
        lines = tuple(plain(f"บรรทัด {n}") for n in range(filled))
        pages = pdfium(rendered(Form("t", "แบบ", (*lines, made), numbering="none")).data)
        counts = [page.count("<r") + page.count("รวม") for page in pages]
        found = [count for count in counts if count]
        assert sum(found) == rows + 1
        assert min(found) >= min(4, rows + 1)
        parted.add(len(found))
    assert parted == ({1, 2} if rows >= 7 else {1})


@pytest.mark.parametrize("filled", range(20, 36))
def test_a_long_row_begins_with_more_than_a_few_lines(filled):
    lines = tuple(plain(f"บรรทัด {n}") for n in range(filled))
    made = Table((1.0, 1.0), header(2), (Row((marked("a", 40), marked("b", 1))),))
    pages = pdfium(rendered(Form("t", "แบบ", (*lines, made), numbering="none")).data)
    assert next(page for page in pages if "<a" in page).count("<a") >= 4


@pytest.mark.parametrize("before", range(30))
def test_a_long_row_before_the_sum_is_parted_rather_than_moved(before):
    lines = tuple(plain(f"บรรทัด {n}") for n in range(before))
    total = Row((Cell((plain("รวม", bold=True),)), Cell()))
    made = Table((1.0, 1.0), header(2), (Row((marked("a", 30), marked("b", 3))), total))
    pages = pdfium(rendered(form_of(*lines, made)).data)
    found = lines_by_cell(pages)["a"]
    last = next(n for n, page in enumerate(pages) if "รวม" in page)
    assert found[0] >= 4
    assert found[last] >= 2


def test_a_row_does_not_begin_where_one_of_its_cells_cannot():
    led = Cell((text("นิยาม", keep=True), text("<b:0>\n<b:1>\n<b:2>"), *marked("b", 8).flow[3:]))
    for before in range(24, 36):
        short = tuple(Row((marked(f"r{n}", 1), Cell())) for n in range(before))
        made = Table((1.0, 1.0), header(2), (*short, Row((marked("a", 12), led))))
        pages = pdfium(rendered(form_of(made)).data)
        found = lines_by_cell(pages)
        assert min(found["a"]) == min(found["b"])
        assert min(found["b"].values()) >= 2
        assert "นิยาม" in pages[min(found["b"])]


def group(rows: int, remarks: int, lines: int = 1) -> Group:
    """A rubric: its heading, its table, and remarks."""
    body = tuple(Row((marked(f"r{n}", lines), Cell())) for n in range(rows))
    texts = tuple(plain(f"หมายเหตุ {n}") for n in range(remarks))
    heading = Heading((plain("เกณฑ์การให้คะแนน", bold=True),))
    return Group((heading, Table((1.0, 1.0), header(2), body), *texts))


@pytest.mark.parametrize("filled", range(0, 36, 3))
def test_a_heading_with_its_table_and_remarks_stands_on_one_page(filled):
    lines = tuple(plain(f"บรรทัด {n}") for n in range(filled))
    made = Form("t", "แบบ", (*lines, group(12, 2), plain("ต่อไป")), numbering="none")
    pages = pdfium(rendered(made).data)
    (page,) = [page for page in pages if "<r" in page]
    assert "เกณฑ์การให้คะแนน" in page
    assert page.count("<r") == 12
    assert page.count("หมายเหตุ") == 2


@pytest.mark.parametrize("space", range(0, 20, 3))
def test_a_group_that_fills_a_page_to_its_last_line_stands_on_one(space):
    heading = Heading((replace(plain("เกณฑ์", bold=True), before=7, after=space),))

    def rubric(rows: int) -> tuple[Heading, Table]:
        body = tuple(Row((marked(f"r{n}", 1), Cell())) for n in range(rows))
        return heading, Table((1.0, 1.0), header(2), body, after=30)

    whole = max(n for n in range(25, 40) if len(rendered(form_of(*rubric(n))).pages) == 1)
    for before in (1, 5, 20):
        lines = tuple(plain(f"บรรทัด {n}") for n in range(before))
        pages = pdfium(rendered(form_of(*lines, Group(rubric(whole)))).data)
        assert [page.count("<r") for page in pages] == [0, whole]


def form_of(*items: Item) -> Form:
    # Nothing is set closer in a form that has settings of its own.
    return Form("t", "แบบ", items, numbering="none", tighter=(items,))


@pytest.mark.parametrize("filled", range(0, 30, 7))
def test_a_heading_goes_with_its_table_when_they_are_a_little_more_than_a_page(filled):
    rows = max(
        count
        for count in range(20, 60)
        if len(rendered(form_of(group(count, 0).items[1])).pages) == 1
    )
    lines = tuple(plain(f"บรรทัด {n}") for n in range(filled))
    pages = pdfium(rendered(form_of(*lines, group(rows, 30))).data)
    heading = next(page for page in pages if "เกณฑ์การให้คะแนน" in page)
    assert heading.count("<r") >= 4


@pytest.mark.parametrize("filled", range(0, 30, 4))
def test_the_table_of_a_group_that_no_page_holds_is_whole_with_its_heading(filled):
    lines = tuple(plain(f"บรรทัด {n}") for n in range(filled))
    made = Form("t", "แบบ", (*lines, group(20, 40)), numbering="none")
    pages = pdfium(rendered(made).data)
    (page,) = [page for page in pages if "<r" in page]
    assert "เกณฑ์การให้คะแนน" in page
    assert sum(page.count("หมายเหตุ") for page in pages) == 40


def test_headings_in_groups_are_bookmarked_and_listed():
    first = Form("c", "สารบัญ", (Contents("สารบัญ", "หน้า"),), numbering="none")
    inner = Heading((plain("หัวข้อในกลุ่ม", bold=True),), entry="หัวข้อในกลุ่ม")
    outer = Heading((plain("หัวข้อ", bold=True),), entry="หัวข้อหลัง")
    items = (Group((inner, plain("ก"))), outer, plain("ข"))
    pages = pdfium(render(Document("ท", "", (first, Form("t", "แบบ", items)))).data)
    assert re.search(r"หัวข้อในกลุ่ม\s*1", pages[0])
    assert re.search(r"หัวข้อหลัง\s*1", pages[0])


@pytest.mark.parametrize("lines", range(1, 12))
def test_a_cell_over_several_rows_has_no_line_alone_on_a_page(lines):
    for filled in range(18, 32):
        before = tuple(plain(f"บรรทัด {n}") for n in range(filled))
        first = Row((marked("joined", lines), marked("r0", 1)))
        rest = tuple(Row((Cell(joined=True), marked(f"r{n}", 1))) for n in range(1, 9))
        made = Table((1.0, 1.0), header(2), (first, *rest))
        form = Form("t", "แบบ", (*before, made), numbering="none")
        parts = list(lines_by_cell(pdfium(rendered(form).data))["joined"].values())
        assert sum(parts) == lines
        assert lines == 1 or 1 not in parts
