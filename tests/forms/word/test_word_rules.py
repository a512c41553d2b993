"""Every Word file keeps the rules of Thai in Word, and the checker finds what does not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openxml_audit import OpenXmlValidator

from forms.build import build, form_entries
from forms.editions.opening import opened_edition
from forms.word import render_word
from tests.forms.build.conftest import ROOT, case
from tests.forms.everything import everything
from tests.forms.word.plans import CASES, SAMPLE, everything_written, written
from tests.forms.word.rules import broken_rules

SMALL = ROOT / "tests" / "data" / "small-2566.json"


@pytest.mark.parametrize("path", [SAMPLE, SMALL], ids=str)
def test_the_word_file_of_a_plan_keeps_every_rule(path: Path) -> None:
    assert broken_rules(written(path)) == []


@pytest.mark.parametrize("edition", ["2567", "2566"])
def test_the_word_file_of_a_plan_with_everything_keeps_every_rule(edition: str) -> None:
    assert broken_rules(everything_written(edition)) == []


@pytest.mark.cases
@pytest.mark.parametrize("name", CASES)
def test_the_word_file_of_a_shared_case_keeps_every_rule(name: str) -> None:
    assert broken_rules(written(case(name))) == []


@pytest.mark.parametrize("edition", ["2567", "2566"])
def test_each_form_alone_keeps_every_rule(edition: str) -> None:
    package = everything(edition)
    opened = opened_edition(package.plan).edition
    for entry in form_entries(package, opened):
        data = render_word(build(package, opened, forms=[entry.id]))
        assert (entry.id, broken_rules(data)) == (entry.id, [])


def test_word_would_call_no_part_damaged(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    for data in (written(SAMPLE), everything_written("2567"), everything_written("2566")):
        file.write_bytes(data)
        assert OpenXmlValidator().validate(str(file)).errors == []


def test_every_part_bears_one_date() -> None:
    with ZipFile(BytesIO(written(SAMPLE))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


HEADING = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
FAULTS = {
    "no complex script": ("word/document.xml", "<w:cs/>", ""),
    "latin marked": (
        "word/document.xml",
        "<w:t>SWOT</w:t>",
        "<w:rPr><w:cs/></w:rPr><w:t>SWOT</w:t>",
    ),
    "no twin": ("word/document.xml", "<w:b/><w:bCs/>", "<w:b/>"),
    "no proof": ("word/document.xml", "<w:b/><w:bCs/>", "<w:b/><w:bCs/><w:noProof/>"),
    "a break": ("word/document.xml", "<w:t>", "<w:br/><w:t>"),
    "a tab": ("word/document.xml", "<w:t>", "<w:tab/><w:t>"),
    "zero width": ("word/document.xml", "<w:t>", "<w:t>\u200b"),
    "whole rows": ("word/document.xml", "<w:trPr>", "<w:trPr><w:cantSplit/>"),
    "a late heading": ("word/document.xml", HEADING, "<w:tr>"),
    "an old mode": ("word/settings.xml", 'w:val="15"', 'w:val="14"'),
    "a question": ("word/settings.xml", "<w:compat>", '<w:updateFields w:val="true"/><w:compat>'),
    "dirty": ("word/document.xml", 'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="1"'),
    "exact lines": ("word/styles.xml", 'w:lineRule="auto"', 'w:lineRule="exact"'),
    "complex style": ("word/styles.xml", "<w:szCs", "<w:cs/><w:szCs"),
    "theme font": ("word/styles.xml", "w:cs=", 'w:cstheme="minorBidi" w:cs='),
    "another font": ("word/styles.xml", 'w:cs="TH SarabunPSK"', 'w:cs="Arial"'),
    "an empty line": ("word/document.xml", "<w:body>", "<w:body><w:p/><w:p/>"),
    "no mark": ("word/document.xml", 'w:name="_Toc', 'w:name="_No'),
    "a style": ("word/document.xml", '"TableText', '"NoText'),
    "columns": ("word/document.xml", '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'),
    "order": (
        "word/document.xml",
        '<w:vMerge w:val="restart"/><w:vAlign',
        '<w:vAlign w:val="top"/><w:vAlign',
    ),
    "spread": (
        "word/document.xml",
        "<w:tc><w:tcPr>",
        '<w:tc><w:p><w:pPr><w:jc w:val="thaiDistribute"/></w:pPr></w:p><w:tcPr>',
    ),
}


def file_with(part: str, text: str) -> bytes:
    """The Word file of the small plan where a text stands in a part of that, else the sample's."""
    small = written(SMALL)
    with ZipFile(BytesIO(small)) as archive:
        # No table of the small plan has two rows of headings, of which one may come late.
        stands_there = text.encode() in archive.read(part) and text != HEADING
    return small if stands_there else written(SAMPLE)


@pytest.mark.parametrize("name", FAULTS)
def test_the_checker_finds_a_file_that_breaks_a_rule(name: str) -> None:
    part, before, after = FAULTS[name]
    changed = BytesIO()
    with ZipFile(BytesIO(file_with(part, before))) as archive, ZipFile(changed, "w") as other:
        for each in archive.namelist():
            text = archive.read(each)
            if each == part:
                text = text.replace(before.encode(), after.encode(), 3)
            other.writestr(each, text)
    assert broken_rules(changed.getvalue())
