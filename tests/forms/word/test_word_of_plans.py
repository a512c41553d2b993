"""Whole plans as Word files: every text is there, in its table and row."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.table import Table as WordTable

from db.package.file import read_package
from db.records import Package
from forms.arrows import merged
from forms.document import Document, Group, Heading, Item, Paragraph, Table, flow_text
from forms.thai.digits import form_in_its_digits
from forms.word import render_word
from tests.forms.build.conftest import ROOT, case
from tests.forms.build.test_completeness import squeezed
from tests.forms.everything import everything
from tests.forms.pdf.test_pdf_of_plans import lines_of, pieces
from tests.forms.word.files import lines, numbered_lines, parts
from tests.forms.word.plans import CASES, SAMPLE, document_of, everything_written, written


def assert_written(package: Package, data: bytes) -> None:
    trees = [parts(data)[name] for name in parts(data) if name.startswith("word/")]
    whole = squeezed("".join(line for tree in trees for line in lines(tree)))
    missing = [line for line in lines_of(package) if not pieces(line, whole)]
    assert missing == []


@pytest.mark.parametrize("path", [SAMPLE, ROOT / "tests" / "data" / "small-2566.json"], ids=str)
def test_every_text_of_a_plan_is_in_its_word_file(path: Path) -> None:
    assert_written(read_package(path), written(path))


@pytest.mark.parametrize("edition", ["2567", "2566"])
def test_every_text_of_a_plan_with_everything_is_in_its_word_file(edition: str) -> None:
    assert_written(everything(edition), everything_written(edition))


@pytest.mark.cases
@pytest.mark.parametrize("name", CASES)
def test_every_text_of_a_shared_case_is_in_its_word_file(name: str) -> None:
    assert_written(read_package(case(name)), written(case(name)))


def tables_of(document: Document) -> list[Table]:
    found: list[Table] = []

    def take(item: Item) -> None:
        if isinstance(item, Group):
            for each in item.items:
                take(each)
        elif isinstance(item, Table):
            found.append(item)

    for form in map(form_in_its_digits, document.forms):
        for item in form.items:
            take(item)
    return found


def assert_tables(document: Document, data: bytes) -> None:
    """Each cell is where the document has it, as python-docx's own reader finds it."""
    found = docx.Document(BytesIO(data)).tables
    shown = [table for table in found if table.style is None or table.style.style_id == "FormTable"]
    wanted = tables_of(document)
    assert len(shown) == len(wanted)
    for table, made in zip(wanted, shown, strict=True):
        assert len(made.rows) == len(table.header) + len(table.body)
        assert_body(table, made)
        headings = {squeezed(cell.text) for row in table.header for cell in row.cells}
        read = {squeezed(cell.text) for row in made.rows[: len(table.header)] for cell in row.cells}
        # Numbers of footnotes are no text there.
        assert headings <= read


def assert_body(table: Table, made: WordTable) -> None:
    going: dict[int, str] = {}
    rows = made.rows[len(table.header) :]
    for number in range(len(table.body) - 1, -1, -1):
        row = table.body[number]
        start = 0
        cells = rows[number].cells
        spans = {at for arrow in merged(row.arrows) for at in range(arrow.first, arrow.last + 1)}
        for cell in row.cells:
            text = squeezed(cell.text) + going.pop(start, "")
            if cell.joined and number:
                going[start] = text
            elif start not in spans and all(isinstance(flow, Paragraph) for flow in cell.flow):
                read = squeezed(cells[start].text)
                labels = {squeezed(arrow.label) for arrow in row.arrows}
                assert read == text or (not text and read in labels)
            elif start not in spans:
                words = [flow_text(flow) for flow in cell.flow if isinstance(flow, Paragraph)]
                assert all(squeezed(each) in squeezed(cells[start].text) for each in words)
            start += cell.columns
        for arrow in merged(row.arrows):
            drawn = {cells[at]._tc for at in range(arrow.first, arrow.last + 1)}
            assert len(drawn) == 1
            assert any(end in cells[arrow.first].text for end in "◄↔")
            said = squeezed("".join(cell.text for cell in cells))
            assert squeezed(arrow.label) in said


def test_every_cell_of_the_sample_is_in_its_table_and_row() -> None:
    assert_tables(document_of(read_package(SAMPLE)), written(SAMPLE))


@pytest.mark.parametrize("edition", ["2567", "2566"])
def test_every_cell_of_a_plan_with_everything_is_in_its_table_and_row(edition: str) -> None:
    assert_tables(document_of(everything(edition)), everything_written(edition))


@pytest.mark.cases
@pytest.mark.parametrize("name", CASES)
def test_every_cell_of_a_shared_case_is_in_its_table_and_row(name: str) -> None:
    assert_tables(document_of(read_package(case(name))), written(case(name)))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert render_word(document_of(read_package(SAMPLE))) == written(SAMPLE)


def said_outside_tables(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Group):
            yield from said_outside_tables(item.items)
        elif isinstance(item, Heading):
            yield from (each.text for each in item.paragraphs)
        elif isinstance(item, Paragraph):
            yield item.text


def test_what_stands_outside_tables_is_in_order() -> None:
    document = document_of(read_package(SAMPLE))
    said = iter([squeezed(line) for line in numbered_lines(written(SAMPLE))])
    forms = [form_in_its_digits(form) for form in document.forms if not form.tighter]
    for form in forms:
        for wanted in said_outside_tables(form.items):
            lines = filter(None, map(squeezed, wanted.split("\n")))
            assert all(line in said for line in lines), wanted
