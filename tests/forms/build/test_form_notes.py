"""The form's own notes: on request, on their headings, numbered through the plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import Package, PrintChoices
from forms.build import build
from forms.document import Document, Heading, Paragraph, Run, Table
from forms.editions.opening import load_edition
from tests.forms.build.documents import form, lines, opened

FOOTNOTES = load_edition("2567").footnotes


@pytest.fixture(scope="module")
def noted(sample: Package) -> Document:
    plan = replace(sample.plan, print_choices=PrintChoices(footnotes=True))
    return build(replace(sample, plan=plan), load_edition("2567"))


def notes(document: Document, form_id: str) -> list[tuple[str, Run]]:
    """The footnotes of a form, each with the words that it hangs on."""
    found: list[tuple[str, Run]] = []
    for item in opened(form(document, form_id)):
        paragraphs: list[Paragraph] = []
        if isinstance(item, Heading):
            paragraphs += item.paragraphs
        if isinstance(item, Table):
            cells = [cell for row in item.header for cell in row.cells]
            paragraphs += [f for cell in cells for f in cell.flow if isinstance(f, Paragraph)]
        for paragraph in paragraphs:
            words = ""
            for run in paragraph.runs:
                if run.note:
                    found.append((words, run))
                words += "" if run.note else run.text
    return found


def test_no_note_is_printed_unless_it_is_asked_for(sample: Package) -> None:
    document = build(sample, load_edition("2567"))
    assert not [note for made in document.forms for note in notes(document, made.id)]
    assert not any(line.startswith("(เนื้อหาส่วนนี้") for line in lines(form(document, "part1")))


def test_numbers_run_on_through_the_plan(noted: Document) -> None:
    numbers = [int(run.text) for made in noted.forms for _, run in notes(noted, made.id)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 30


def test_each_note_hangs_on_the_heading_that_it_begins_with(noted: Document) -> None:
    for made in noted.forms:
        for words, run in notes(noted, made.id):
            begins = run.note.split(" หมายถึง ")[0]
            if begins != run.note:
                assert "".join(begins.split()) in "".join(words.split()) or words in begins, words


def test_notes_of_part_1_come_again_with_each_substrategy(noted: Document, sample: Package) -> None:
    substrategies = {entry.substrategy for entry in sample.plan.part1}
    objectives = [run for words, run in notes(noted, "part1") if words.startswith("วัตถุประสงค์หลัก")]
    assert len(objectives) == len(substrategies)
    assert {run.note for run in objectives} == {objectives[0].note}
    assert objectives[0].note.startswith("วัตถุประสงค์หลัก (Objective) หมายถึง")


def test_notes_of_part_2_stand_with_the_first_issue_alone(noted: Document, sample: Package) -> None:
    assert len(sample.plan.part2) > 1
    issues = [run for words, run in notes(noted, "part2") if words.startswith("ประเด็นการพัฒนาที่")]
    assert len(issues) == 1
    # Of several objectives the first has the note.
    assert len(sample.plan.part2[0].objectives) > 1
    assert len([words for words, _ in notes(noted, "part2") if words.startswith("วัตถุ")]) == 1
    assert len(
        [run for words, run in notes(noted, "table-b") if words.startswith("ประเด็น")]
    ) == len(sample.plan.part2)


def test_a_note_of_two_lines_keeps_them(noted: Document) -> None:
    ((words, run),) = notes(noted, "part3")
    assert words.startswith("รหัสนโยบาย (3 หลัก)")
    assert [line[:2] for line in run.note.split("\n")] == ["- ", "- "]


def test_years_stand_in_the_notes(noted: Document, sample: Package) -> None:
    year = sample.plan.fiscal_year
    texts = [run.note for made in noted.forms for _, run in notes(noted, made.id)]
    assert any(f"ในปี พ.ศ. {year} ภายใต้" in text for text in texts)
    assert any(f"ไม่มีค่าเป้าหมายปี {(year or 0) - 1} ให้" in text for text in texts)
    assert not any("{" in text for text in texts)


def test_every_note_of_the_form_is_printed_somewhere(noted: Document) -> None:
    printed = {run.note.split(" ")[0] for made in noted.forms for _, run in notes(noted, made.id)}
    assert {text.split(" ")[0] for text in FOOTNOTES.values()} <= printed


def test_numbers_are_no_part_of_what_a_heading_says(noted: Document) -> None:
    part2 = form(noted, "part2")
    heading = next(
        item
        for item in part2.items
        if isinstance(item, Heading) and "ประเด็นการพัฒนาที่ 1" in item.text
    )
    assert "ประเด็นการพัฒนาที่ 1 " in heading.text


def test_the_form_says_which_strategies_a_dimension_has_and_how_programmes_are_marked(
    noted: Document,
) -> None:
    said = lines(form(noted, "part1"))
    assert any("ครอบคลุมเฉพาะยุทธศาสตร์ที่ 1 – 6 ตาม" in line for line in said)
    assert any("ครอบคลุมเฉพาะยุทธศาสตร์ที่ 7 ตาม" in line for line in said)
    assert any(
        line.startswith("หมายเหตุ : กรณีหน่วยงานมีโครงการ/กิจกรรมตามแผนงานบูรณาการ") for line in said
    )
