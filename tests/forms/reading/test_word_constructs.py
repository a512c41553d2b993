"""Everything that a Word file may hold is read once, and what is gone or hidden is not."""

import re

import pytest

from forms.reading.opening import outline_of
from forms.reading.outline import Block, Cell, Grid, Text
from forms.reading.sources.word.document import word_outline
from tests.forms.reading.word_constructs import CONSTRUCTS, PARTS, Construct
from tests.forms.reading.word_files import STRICT, paragraph, row, run, table, word_file


def lines_of(blocks: tuple[Block, ...]) -> list[str]:
    """Blocks as lines: a paragraph each, and a row of a table each, its cells between bars."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Text):
            found.append(" ".join(block.plain.split()))
            continue
        for at, cells in enumerate(block.rows):
            found.append("|".join(_of_cell(c, at, column) for column, c in enumerate(cells)))
    return found


def _of_cell(cell: Cell | None, row: int, column: int) -> str:
    if cell is None or (cell.row, cell.column) != (row, column):
        return ""
    return "/".join(text.plain.strip() for text in cell.texts)


@pytest.mark.parametrize("construct", CONSTRUCTS, ids=lambda each: each.name)
@pytest.mark.parametrize("space", ["transitional", "strict"])
def test_a_construct_is_read_as_its_reader_sees_it(construct: Construct, space: str):
    spaces = {"space": STRICT} if space == "strict" else {}
    outline = word_outline(word_file(construct.body, PARTS, **spaces))
    assert tuple(lines_of(outline.blocks)) == construct.lines


def test_all_of_them_together_read_each_once():
    outline = word_outline(word_file("".join(each.body for each in CONSTRUCTS), PARTS))
    words = "\n".join(lines_of(outline.blocks))
    wanted = {number for each in CONSTRUCTS for line in each.lines for number in _numbers(line)}
    assert sorted(_numbers(words)) == sorted(wanted)
    assert "ทิ้ง" not in words
    # Each paragraph and cell has a place of its own.
    spots = [block.spot for block in outline.blocks]
    assert len(spots) == len(set(spots)) == len(outline.blocks)


def test_a_second_reader_sees_the_same_words(tmp_path):
    docx2python = pytest.importorskip("docx2python").docx2python
    for construct in CONSTRUCTS:
        if construct.alone:
            continue
        path = tmp_path / "one.docx"
        path.write_bytes(word_file(construct.body))
        with docx2python(path) as other:
            words = other.text
        wanted = [number for line in construct.lines for number in _numbers(line)]
        assert sorted(_numbers(words)) == sorted(wanted), construct.name


def _numbers(text: str) -> list[str]:
    return re.findall(r"รับ\d{3}", text)


def test_what_was_changed_hidden_and_commented_is_said():
    named = {each.name: each.body for each in CONSTRUCTS}
    body = named["inserted"] + named["deleted"] + named["hidden"] + named["comment"]
    notices = " ".join(word_outline(word_file(body)).notices)
    assert "ติดตามการเปลี่ยนแปลง" in notices
    assert "2 แห่ง" in notices
    assert "ซ่อนไว้" in notices
    assert "ข้อคิดเห็น" in notices


def test_bold_at_the_beginning_is_known():
    body = paragraph(run("นิยาม", "<w:b/>") + run(" คำ")) + paragraph(run("ทั้งหมด", "<w:b/>"))
    first, second = word_outline(word_file(body)).blocks
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert (first.text[: first.lead], first.bold) == ("นิยาม", False)
    assert second.bold


def test_what_stands_at_the_edges_of_pages_is_kept_apart():
    body = paragraph("เนื้อความ") + (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    parts = {"header1": paragraph("หัวกระดาษ"), "footer1": paragraph("12")}
    blocks = word_outline(word_file(body, parts)).blocks
    assert [(each.plain, each.running) for each in blocks if isinstance(each, Text)] == [
        ("เนื้อความ", False),
        ("หัวกระดาษ", True),
    ]


def test_a_fraction_is_a_formula_over_a_line():
    construct = next(each for each in CONSTRUCTS if each.name == "OMML fraction")
    (block,) = word_outline(word_file(construct.body)).blocks
    assert isinstance(block, Text)
    (formula,) = block.formulas
    assert (formula.numerator, formula.denominator) == ("รับ121", "รับ122")


def test_rows_of_unequal_lengths_make_a_table_of_equal_ones():
    body = table(row("ก"), row("ข", "ค", "ง"), row("จ", "ฉ"))
    (grid,) = word_outline(word_file(body)).blocks
    assert isinstance(grid, Grid)
    assert {len(each) for each in grid.rows} == {3}


def test_the_kind_of_a_file_is_seen_by_what_is_in_it():
    data = word_file(paragraph("คำ"))
    assert outline_of(data, ".doc").blocks[0].spot == (0,)
