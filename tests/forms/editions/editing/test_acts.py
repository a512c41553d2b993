"""What one does to an edition: the file says what was changed, and nothing else differs."""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path

import pytest

from forms.editions.blocks import Column
from forms.editions.editing import acts
from forms.editions.editing.blocks_of import blocks_of
from forms.editions.editing.comparison import differences
from forms.editions.editing.contents import Content, contents_of
from forms.editions.editing.draft import EditionDraft, Spot, value_at
from forms.editions.editing.files import keep, text_of
from forms.editions.editing.lost import lost, unprinted_fields
from forms.editions.editing.work import EditionWork
from forms.editions.faults import EditionError
from forms.editions.opening import load_edition
from forms.editions.own_fields import OwnField

RISK = OwnField("risk", "ระดับความเสี่ยง")


def block(draft: EditionDraft, form: str, rows: str) -> Spot:
    """The spot of the block of a form that goes through some rows."""
    made = next(each for each in draft.forms if each.id == form)
    return next(each.spot for each in blocks_of(draft, made) if each.block.rows == rows)


def contents(draft: EditionDraft, spot: Spot) -> tuple[Content, ...]:
    made = next(each for each in draft.forms if each.id == spot[1])
    return contents_of(next(each for each in blocks_of(draft, made) if each.spot == spot))


def lines_changed(before: str, after: str) -> list[str]:
    diff = unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in diff if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def test_one_value_changes_one_line_and_comments_stay(work: EditionWork) -> None:
    text = acts.with_value(work.draft, ("rules", "weight_sum"), 80)
    assert lines_changed(work.draft.text, text) == ["-weight_sum = 70", "+weight_sum = 80"]
    assert work.take("แก้ผลรวมน้ำหนัก", text)
    assert work.draft.edition.rules.weight_sum == 80
    assert load_edition("2567").rules.weight_sum == 70


def test_what_comes_from_another_edition_is_written_into_the_own_file(work: EditionWork) -> None:
    # A rule, words and a form that only 2563 says.
    work.take("1", acts.with_value(work.draft, ("rules", "step_sum"), 90))
    work.take("2", acts.with_value(work.draft, ("words", "dots"), "…"))
    work.take("3", acts.with_value(work.draft, ("words", "kinds", "output"), " (ผล)"))
    work.take("4", acts.with_value(work.draft, ("forms", "score", "sheet"), "คะแนน"))
    edition, before = work.draft.edition, load_edition("2567")
    assert (edition.rules.step_sum, edition.words.dots) == (90, "…")
    assert edition.words.kinds == {**before.words.kinds, "output": " (ผล)"}
    assert [form.id for form in edition.forms] == [form.id for form in before.forms]
    said = {each.where: each.after for each in differences(before, edition)}
    assert said.pop("แบบฟอร์ม “คะแนน” › ชื่อย่อ ใช้เป็นชื่อแผ่นงานและเรียกในโปรแกรม") == "คะแนน"
    assert len(said) == 3


def test_columns_are_added_moved_renamed_and_taken_out(work: EditionWork) -> None:
    table = block(work.draft, "part2", "part2_projects")
    note = next(each for each in contents(work.draft, table) if each.words == "โครงการ › หมายเหตุ")
    work.take("+", acts.with_column(work.draft, table, 2, Column("หมายเหตุ", 12, note.text)))
    work.take("<", acts.with_moved(work.draft, (*table, "columns", 2), 4))
    work.take("=", acts.with_value(work.draft, (*table, "columns", 0, "heading"), "ที่"))
    work.take("w", acts.with_value(work.draft, (*table, "columns", 0, "width"), 6.5))
    columns = value_at(work.draft, (*table, "columns"))
    assert [column.heading for column in columns] == [
        "ที่",
        "ชื่อโครงการ/กิจกรรมสำคัญตามภารกิจของหน่วยงาน",
        "งบประมาณ",
        "ส่วนราชการที่รับผิดชอบ",
        "หมายเหตุ",
        "รหัสนโยบาย (3 หลัก) (ถ้ามี)",
    ]
    assert (columns[0].width, columns[4].text) == (6.5, "{project.note}")
    work.take("-", acts.without(work.draft, (*table, "columns", 4)))
    assert len(value_at(work.draft, (*table, "columns"))) == 5


def test_a_value_that_need_not_be_written_is_left_out(work: EditionWork) -> None:
    table = block(work.draft, "part2", "part2_projects")
    text = acts.with_value(work.draft, (*table, "columns", 2, "align"), "left")
    (before, after) = lines_changed(work.draft.text, text)
    assert 'align = "right"' in before
    assert "align" not in after


def test_forms_are_hidden_shown_again_and_moved(work: EditionWork) -> None:
    printed = [form.id for form in work.draft.edition.forms]
    work.take("-", acts.with_form_printed(work.draft, "table-d", printed=False))
    assert [form.id for form in work.draft.edition.forms] == [f for f in printed if f != "table-d"]
    # It is still there, last, to be shown again.
    assert work.draft.forms[-1].id == "table-d"
    assert lost(work.first, work.draft)[0] == "แบบฟอร์ม “ตาราง ง”"
    assert "ความเชื่อมโยงนโยบาย › ค่าเป้าหมาย" in lost(work.first, work.draft)
    work.take("+", acts.with_form_printed(work.draft, "table-d", printed=True))
    assert lost(work.first, work.draft) == ()
    work.take("<", acts.with_form_moved(work.draft, "table-d", -1))
    assert [form.id for form in work.draft.edition.forms][-2:] == ["table-d", "issuances"]


def test_a_field_added_is_offered_as_a_column_and_told_of_until_it_is_printed(
    work: EditionWork,
) -> None:
    work.take("+", acts.with_own_field(work.draft, RISK))
    assert work.draft.edition.own_fields[0].key == "2570/risk"
    assert "ระดับความเสี่ยง" in unprinted_fields(work.draft)[0]
    table = block(work.draft, "part1", "part1_projects")
    offered = next(c for c in contents(work.draft, table) if c.words.endswith("ระดับความเสี่ยง"))
    work.take("+", acts.with_column(work.draft, table, 2, Column("ความเสี่ยง", 9, offered.text)))
    assert unprinted_fields(work.draft) == ()
    # While a column names it, it cannot be taken out.
    with pytest.raises(EditionError, match=r"project_own\.risk"):
        work.take("-", acts.without(work.draft, ("own_fields", 0)))
    assert work.undo()
    assert work.take("-", acts.without(work.draft, ("own_fields", 0)))
    assert work.draft.edition.own_fields == ()


@pytest.mark.parametrize(
    ("spot", "value", "reason"),
    [
        (("forms", "part1", "title"), "{nothing}", "ไม่รู้จักคำเติม {nothing}"),
        (("forms", "part1", "title"), "**", "ไม่เข้าคู่"),
        (("forms", "part1", "blocks", 0, "level"), "x", "ต้องเป็นจำนวนเต็ม"),
        (("forms", "part1", "blocks", 0, "lines", 0, "style"), "no-style", "ไม่รู้จักรูปแบบ"),
        (("rules", "policy_pattern"), "(", "ไม่ใช่ regular expression"),
        (("uses",), ["2570"], "ใช้กันเป็นวง"),
        (("order",), ["cover", "none"], "ไม่มีแบบฟอร์ม “none”"),
    ],
)
def test_a_fault_is_told_of_and_nothing_is_changed(
    work: EditionWork, spot: Spot, value: object, reason: str
) -> None:
    before = work.draft
    with pytest.raises(EditionError) as refused:
        work.take("แก้", acts.with_value(before, spot, value))
    assert reason in refused.value.faults[0][1].reason
    assert work.draft is before
    assert not work.is_changed


def test_steps_are_undone_and_made_again(work: EditionWork) -> None:
    steps: list[tuple[str, Callable[[], str]]] = [
        ("น้ำหนัก", lambda: acts.with_value(work.draft, ("rules", "weight_sum"), 80)),
        ("ชื่อ", lambda: acts.with_value(work.draft, ("forms", "part1", "sheet"), "ตอนที่ 1")),
        ("ซ่อน", lambda: acts.with_form_printed(work.draft, "memo", printed=False)),
    ]
    texts = [work.draft.text]
    for words, make in steps:
        work.take(words, make())
        texts.append(work.draft.text)
    assert not work.take("ไม่มีอะไร", work.draft.text)
    for at in (2, 1, 0):
        assert work.undo_words == steps[at][0]
        assert work.undo()
        assert work.draft.text == texts[at]
        assert work.redo_words == steps[at][0]
    assert not work.undo()
    assert work.redo()
    # Another step in their place: those that were undone are gone.
    work.take("อื่น", acts.with_value(work.draft, ("rules", "weight_sum"), 60))
    assert not work.redo()
    assert work.draft.edition.rules.weight_sum == 60


def test_what_is_kept_opens_as_it_was_made(own: Path, work: EditionWork) -> None:
    work.take("น้ำหนัก", acts.with_value(work.draft, ("rules", "weight_sum"), 80))
    assert work.is_changed
    work.save()
    assert not work.is_changed
    assert keep(work.draft) == own / "2570.toml"
    assert load_edition("2570") == work.draft.edition
    assert text_of(own / "2570.toml") == work.draft.text
