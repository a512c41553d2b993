"""The structure tree of a file holds to the document: all of it, in its place, and once."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from db.package.file import read_package
from db.records import Package
from forms.build import build
from forms.document import Cell, Document, Form, Row, Table, plain
from forms.editions.opening import opened_edition
from forms.pdf import render_pdf
from tests.forms.build.conftest import ROOT, case
from tests.forms.everything import everything
from tests.forms.pdf.everything_drawn import awkward, cell, drawn, inner, row
from tests.forms.pdf.pdf_readers import READERS, squashed
from tests.forms.pdf.structure_reader import Node, StructuredFile
from tests.forms.pdf.tree_rules import assert_is_whole, assert_says_the_document, assert_table, laid

# Of larger plans the trees are read at length alone (tests.long).
AT_LENGTH = "PHAEN_TREES" in os.environ
CASES = ("secretariat-2567.json", "inspectorate-2566.json", "council-2563-q1.json")


def plan_named(name: str) -> Package:
    """A plan of the tests, or a shared case by its file."""
    if name.startswith("everything"):
        return everything(name.split()[1])
    if name.endswith(".json"):
        return read_package(case(name))
    path = {"sample": "resources/sample/plan.json", "small": "tests/data/small-2566.json"}[name]
    return read_package(ROOT / path)


def document_of(name: str) -> Document:
    package = plan_named(name)
    return build(package, opened_edition(package.plan).edition)


def form(*items, **options) -> Document:
    return Document("แผน", "", (Form("a", "แบบ", items, numbering="none", **options),))


def read(document: Document) -> StructuredFile:
    file = StructuredFile(render_pdf(document))
    assert_is_whole(file)
    return file


def tables_of(document: Document) -> list[Node]:
    return list(read(document).document.of_kind("Table"))


def assert_holds(document: Document) -> None:
    assert_says_the_document(read(document), document)


def test_the_tree_says_what_the_document_does():
    assert_holds(drawn())


def test_the_tree_of_a_plan_says_what_its_document_does():
    assert_holds(document_of("small"))


@pytest.mark.skipif(not AT_LENGTH, reason="at length: python -m tests.long trees")
@pytest.mark.parametrize("name", ["sample", "everything 2567", "everything 2566", *CASES])
def test_the_tree_of_a_larger_plan_says_what_its_document_does(name):
    assert_holds(document_of(name))


def test_rows_that_say_too_much_or_nothing_are_in_the_tree_all_the_same():
    (node,) = tables_of(form(awkward()))
    laid([kid for kid in node.kids if kid.kind == "TR"], 2)
    said = [squashed(cell.text) for row in awkward().body for cell in row.cells]
    assert Counter(squashed(node.text)) == Counter("".join(said))


def test_a_table_over_several_pages_is_one_and_its_headings_stand_in_it_once():
    table = Table((1, 1), (row("ลำดับที่", "รายการ"),), tuple(row("ก", f"{n}.") for n in range(90)))
    file = read(form(table))
    (node,) = file.document.of_kind("Table")
    assert_table(node, table)
    assert [squashed(each.text) for each in node.of_kind("TH")] == ["ลำดับที่", "รายการ"]
    assert {each.pages[0] for each in node.of_kind("TD")} == set(range(len(file.pages)))
    again = [["".join(each.text for each in page)] for page in file.artifacts]
    assert again == [[""]] + [["ลำดับที่รายการ"]] * (len(file.pages) - 1)


def test_a_cell_that_goes_on_overleaf_is_one():
    long = " ".join(f"ข้อความที่ {number}" for number in range(900))
    file = read(form(Table((1, 1), (), (row(long, "สั้น"),))))
    first, second = file.document.of_kind("TD")
    assert squashed(first.text) == squashed(long)
    assert first.pages == list(range(len(file.pages)))
    assert second.pages == [0]


def test_a_table_in_a_cell_is_a_table_with_headings_of_its_own_on_all_its_pages():
    held = inner(120)
    outer = Table((1, 1), (row("นิยาม", "ค่า"),), (Row((Cell((plain("ก"), held)), cell("1"))),))
    file = read(form(outer))
    whole, within = file.document.of_kind("Table")
    assert_table(within, held)
    assert whole.kids[1].kids[0].kids[0].kids[1] is within
    assert len({page for each in within.of_kind("TD") for page in each.pages}) > 1


def test_a_paragraph_that_goes_on_overleaf_is_one():
    long = " ".join(f"ข้อความที่ {number}" for number in range(1500))
    (node,) = read(form(plain(long))).document.of_kind("P")
    assert len(node.pages) > 1
    assert squashed(node.text) == squashed(long)


def test_contents_are_lists_in_each_other_whose_lines_lead_to_pages():
    part = next(each for each in read(drawn()).document.kids if each.title == "สารบัญ")
    (whole,) = (kid for kid in part.kids if kid.kind == "TOC")
    (outer,) = whole.kids
    (nested,) = outer.of_kind("TOC")
    links = [next(item.of_kind("Link")) for item in (outer, *nested.kids)]
    assert [link.links for link in links] == [1, 1]
    assert [link.own.rstrip("0123456789") for link in links] == ["หัวข้อ", "หัวข้อย่อย"]


def test_items_of_a_list_have_their_numbers_apart():
    part = next(each for each in read(drawn()).document.kids if each.title == "ข้อความ")
    items = [kid for each in part.of_kind("L") for kid in each.kids]
    assert [item.kids[0].text for item in items] == ["(1)", "(2)", "(3)"]
    assert [item.kids[0].kind for item in items] == ["Lbl"] * 3
    assert items[0].kids[1].text.strip() == "ข้อแรก"


def test_headings_go_down_by_one_level_and_open_sections():
    part = next(each for each in read(drawn()).document.kids if each.title == "ข้อความ")
    (outer,) = (kid for kid in part.kids if kid.kind == "Sect")
    assert outer.kids[0].kind == "H1"
    (within,) = outer.of_kind("Sect")
    assert within.kids[0].kind == "H2"


def test_what_is_not_text_is_said_in_words():
    nodes = list(read(drawn()).document.of_kind("Figure", "Formula"))
    assert all(node.words for node in nodes)
    (formula,) = (node for node in nodes if node.kind == "Formula")
    assert formula.words == "ร้อยละ = เศษ จำนวนที่ทำได้ ส่วน จำนวนทั้งหมด × 100"
    assert any(node.words == "ก ผล 40 ร้อยละ" for node in nodes)


def test_a_table_is_copied_row_by_row():
    table = Table((1, 1), (row("หนึ่ง", "สอง"),), (row("ก ข", "ค"), row("ง", "จ ฉ")))
    for pages in (reader(render_pdf(form(table))) for reader in READERS.values()):
        assert squashed("".join(pages)) == "หนึ่งสองกขคงจฉ"


def test_a_cell_over_several_rows_of_a_table_in_a_cell_has_the_words_of_all():
    rows = (row("ด้าน", "1"), row(cell("ต่อ", joined=True), "2"), row("อื่น", "3"))
    held = Table((1, 1), (row("เรื่อง", "ค่า"),), rows)
    (_, within) = tables_of(form(Table((1, 1), (), (Row((Cell((plain("ก"), held)), Cell())),))))
    assert_table(within, held)
    first = next(within.of_kind("TBody")).kids[0].kids[0]
    assert [kid.text for kid in first.kids] == ["ด้าน", "ต่อ"]
    assert first.attributes["RowSpan"] == 2
