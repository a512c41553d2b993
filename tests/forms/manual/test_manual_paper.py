"""The manual on paper: all of its words and pictures, in PDF and in Word."""

import io
import zipfile

import pytest

from db.errors import PhaenError
from forms.document import Contents, Figure, Heading, Paragraph, Table
from forms.formats import MANUAL_FORMATS
from forms.manual.chapters import Chapter, chapters
from forms.manual.document import chapter_items, manual
from forms.manual.writing import write_manual
from forms.printing import silent
from tests.forms.pdf.pdf_readers import squashed, whole


def items(text):
    return list(chapter_items(Chapter("x", "ก", text)))


def test_headings_paragraphs_and_lists_are_what_they_are():
    first, second, one, two, dot = items("# ก\n\nข **ค** `ง`\n\n1. จ\n2. ฉ\n\n- ช\n")
    assert isinstance(first, Heading)
    assert (first.level, first.entry) == (1, "ก")
    assert isinstance(second, Paragraph)
    assert [(run.text, run.bold) for run in second.runs if run.text.strip()] == [
        ("ข ", False), ("ค", True), ("ง", False),
    ]  # fmt: skip
    assert [each.text for each in (one, two, dot)] == ["1. จ", "2. ฉ", "– ช"]


def test_tables_have_their_heading_and_links_their_words():
    (table,) = items("| ก | ข |\n| --- | --- |\n| [ค](#ง) | จ |\n")
    assert isinstance(table, Table)
    assert [cell.text for cell in table.header[0].cells] == ["ก", "ข"]
    assert [cell.text for cell in table.body[0].cells] == ["ค", "จ"]
    assert sum(table.widths) == pytest.approx(1)


def test_picture_stands_with_its_caption():
    (figure,) = items("![หน้าหน่วยงาน](unit.png)\n")
    assert isinstance(figure, Figure)
    assert figure.caption == "หน้าหน่วยงาน"
    assert figure.data.startswith(b"\x89PNG")


def test_code_keeps_its_lines():
    lines = items("    phaen list\n    phaen forms 1\n")
    assert [each.text for each in lines] == ["phaen list", "phaen forms 1"]


def test_all_of_it_is_in_the_document():
    document = manual()
    assert any(isinstance(item, Contents) for item in document.forms[0].items)
    assert [form.title for form in document.forms[1:]] == [each.title for each in chapters()]
    for chapter, form in zip(chapters(), document.forms[1:], strict=True):
        found = [item.text for item in form.items if isinstance(item, Heading)]
        assert found == [section.heading for section in chapter.sections]


def test_it_is_written_in_both_formats(tmp_path):
    assert [each.suffix for each in MANUAL_FORMATS] == [".pdf", ".docx"]
    for each in MANUAL_FORMATS:
        path = tmp_path / f"คู่มือ{each.suffix}"
        write_manual(path, silent)
        data = path.read_bytes()
        if each.suffix == ".pdf":
            text = squashed(whole(data))
            assert all(squashed(chapter.title) in text for chapter in chapters())
        else:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                body = parts.read("word/document.xml").decode()
            assert all(chapter.title in body for chapter in chapters())


@pytest.mark.parametrize("name", ["คู่มือ", "คู่มือ.xlsx", "คู่มือ.txt"])
def test_other_formats_are_refused(tmp_path, name):
    with pytest.raises(PhaenError, match=r"\.pdf หรือ \.docx"):
        write_manual(tmp_path / name, silent)
    assert not (tmp_path / name).exists()
