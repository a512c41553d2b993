"""What verify tells of the files of a set: whole, altered in one place, missing, strange."""

import os
import random
from dataclasses import replace
from decimal import Decimal

import pymupdf
import pytest

from db import edits
from db.content_code import content_code
from db.package.file import package_bytes, parse_package
from db.spoken_code import spoken_code
from forms.printing import silent
from forms.submission.making import Submission, made_submission
from forms.submission.manifest import MANIFEST_NAME, NO_SIGNATURE
from tests.forms.submission.sets import (
    MOMENT,
    edition,
    ending,
    looked_at,
    quarter_set,
    sample,
    with_letters,
    with_part,
)

# So many bits of each file; more of them in `python -m tests.long bits`.
BITS = int(os.environ.get("PHAEN_BITS", "3"))
SUFFIXES = [".pdf", ".xlsx", ".docx", ".phaen", ".json"]


def files(*, without: str = "", **changed: bytes) -> dict[str, bytes]:
    """The files of the set, some by their endings changed or left out."""
    found = dict(quarter_set().files)
    for suffix, data in changed.items():
        found[ending(found, f".{suffix}")] = data
    return {name: data for name, data in found.items() if not without or without not in name}


def of(suffix: str) -> bytes:
    found = quarter_set().files
    return found[ending(found, suffix)]


def found_in(found, suffix: str):
    return next(each for each in found.findings if each.file.endswith(suffix))


def test_set_as_it_was_made_is_whole_and_of_one_code():
    found = looked_at(files())
    assert found.belongs
    assert {each.state for each in found.findings} == {"whole"}
    assert found.code == spoken_code(content_code(sample()))
    assert all(found.code in each.words for each in found.findings)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_any_bit_of_any_file_is_told(suffix):
    """A bit here and there of each file: whatever it does to the file, it is told."""
    rng = random.Random(suffix)
    data = of(suffix)
    # Without its list each file is made anew: that takes long.
    count = 1 if suffix == ".json" else BITS
    places = [len(data) - 1, *(rng.randrange(len(data)) for _ in range(count))]
    for place in places:
        broken = bytearray(data)
        broken[place] ^= 1 << rng.randrange(8)
        found = looked_at(files(**{suffix[1:]: bytes(broken)}))
        assert not found.belongs, place
        told = found_in(found, suffix)
        assert told.state in {"altered", "unreadable", "other"}, (place, told)
        assert told.words


def test_altered_figure_of_pdf_is_told_with_its_place():
    found = found_in(looked_at(files(pdf=with_letters(of(".pdf"), 1, "28.75", "82.75"))), ".pdf")
    assert found.state == "altered"
    (each,) = found.differences
    assert (each.stood, each.stands) == ("28.75", "82.75")
    assert "แบบ สยป.3" in each.where.form or "สยป.3" in each.where.words
    assert (each.where.page, each.where.table, each.where.row) == ("1", 1, 1)
    assert each.where.column.startswith("ความก้าวหน้า")


def test_altered_figure_in_a_cell_of_several_lines_is_told_with_the_whole_cell():
    data = with_letters(of(".pdf"), 1, "331,530", "331,350")
    (each,) = found_in(looked_at(files(pdf=data)), ".pdf").differences
    assert "331,530" in each.stood
    assert each.stood.replace("331,530", "331,350") == each.stands
    assert each.where.column == "ผลการดำเนินงาน"
    # It is seen in a line, too.
    assert "331,530" in each.words
    assert "331,350" in each.words


def with_page(change) -> bytes:
    """The PDF after something was done to its second page."""
    with pymupdf.open(stream=of(".pdf"), filetype="pdf") as document:
        change(document[1])
        return document.tobytes()


@pytest.mark.parametrize("at", [(90, 20), (300, 500), (90, 820)])
def test_text_that_was_written_onto_a_page_of_pdf_is_told(at):
    data = with_page(lambda page: page.insert_text(at, "9999"))
    for listed in ("", ".json"):
        told = found_in(looked_at(files(without=listed, pdf=data)), ".pdf")
        assert told.state == "altered", listed
        assert any("9999" in each.stands for each in told.differences)


def test_note_that_was_laid_over_a_page_of_pdf_is_told():
    data = with_page(lambda page: page.add_freetext_annot((100, 100, 300, 150), "99"))
    told = found_in(looked_at(files(without=".json", pdf=data)), ".pdf")
    assert told.state == "altered"
    assert [(each.where.page, each.stands) for each in told.differences] == [("2", "99")]


def test_altered_cell_of_workbook_is_told_with_its_place():
    data = with_part(
        of(".xlsx"),
        r"xl/worksheets/sheet\d+\.xml",
        lambda text: text.replace("<v>28.75</v>", "<v>82.75</v>", 1),
    )
    found = found_in(looked_at(files(xlsx=data)), ".xlsx")
    assert found.state == "altered"
    (each,) = found.differences
    assert (each.stood, each.stands) == ("28.75", "82.75")
    assert "สยป.3" in each.where.form
    assert each.where.cell
    assert each.where.column.startswith("ความก้าวหน้า")
    assert each.where.row == 1


def test_altered_text_of_word_file_is_told_with_its_place():
    data = with_part(
        of(".docx"), r"word/document\.xml", lambda text: text.replace("28.75", "82.75", 1)
    )
    found = found_in(looked_at(files(docx=data)), ".docx")
    assert found.state == "altered"
    (each,) = found.differences
    assert (each.stood, each.stands) == ("28.75", "82.75")
    assert each.where.table == 1
    assert each.where.column.startswith("ความก้าวหน้า")


def test_altered_package_is_told_with_the_places_that_its_pdf_shows():
    package = parse_package(of(".phaen"))
    place = ("reports", 0, "results", 0, "progress")
    altered = edits.replaced(package, place, Decimal("82.75"))
    found = looked_at(files(phaen=package_bytes(altered)))
    assert not found.belongs
    told = found_in(found, ".phaen")
    assert told.state == "altered"
    assert any((each.stood, each.stands) == ("28.75", "82.75") for each in told.differences)
    # The others are as they were listed.
    assert found_in(found, ".pdf").state == "whole"


def test_file_that_was_only_written_anew_is_told_to_say_the_same():
    data = with_part(of(".xlsx"), r"docProps/app\.xml", lambda text: text + "\n")
    told = found_in(looked_at(files(xlsx=data)), ".xlsx")
    assert told.state == "altered"
    assert not told.differences
    assert "ข้อความเหมือนแฟ้มแผนทุกแห่ง" in told.words


def test_missing_file_is_told_and_one_with_another_name_is_not_missing():
    found = looked_at(files(without=".docx"))
    assert not found.belongs
    assert found_in(found, ".docx").state == "missing"
    names = files()
    names["ส่งให้ (1).docx"] = names.pop(ending(names, ".docx"))
    assert looked_at(names).belongs


def test_file_of_another_content_does_not_belong():
    package = edits.replaced(sample(), ("plan", "title"), "แผนอื่น")
    other = made_submission(Submission(package, edition(), 1, MOMENT, "1.0"), silent).files
    mixed = files()
    mixed["อีกฉบับ.pdf"] = other[ending(other, ".pdf")]
    found = looked_at(mixed)
    assert not found.belongs
    assert found_in(found, "อีกฉบับ.pdf").state == "other"


def test_without_its_list_each_paper_is_held_against_the_package():
    found = looked_at(files(without=".json"))
    assert found.belongs
    assert found_in(found, ".pdf").state == "same"
    altered = with_letters(of(".pdf"), 1, "28.75", "82.75")
    told = looked_at(files(without=".json", pdf=altered))
    assert not told.belongs
    assert found_in(told, ".pdf").differences
    assert found_in(told, ".docx").state == "same"


def test_code_that_was_read_aloud_is_held_against_all():
    assert looked_at(files(), code=quarter_set().code).belongs
    other = spoken_code("ab" * 32)
    found = looked_at(files(), code=other)
    assert not found.belongs
    assert {each.state for each in found.findings} == {"other"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04", b"\x00" * 100, b"{}"])
@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx", "a.docx", "a.phaen", "a.json", "a.txt"])
def test_what_is_no_such_file_is_told_and_never_raised(name, data):
    found = looked_at({name: data})
    assert not found.belongs
    assert found.findings[0].words


def test_list_says_in_thai_what_it_is_and_that_it_is_no_signature():
    text = quarter_set().files[MANIFEST_NAME].decode()
    assert NO_SIGNATURE in text
    assert quarter_set().code in text


def test_report_that_was_not_confirmed_has_the_same_code_by_whatever_way_it_is_read():
    package = parse_package(of(".phaen"))
    assert content_code(package) == content_code(replace(sample(), reports=sample().reports))
