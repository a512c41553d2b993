"""Factors of the SWOT: their codes, and moving one to another quadrant in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import SwotItem
from desktop.session.editor import Editor
from forms.editing.swot_edits import next_code, put_into
from tests.desktop.parts import package

ITEMS = (
    SwotItem("S", "S1", "ด้านแผน", "โครงสร้าง", "แข็งหนึ่ง"),
    SwotItem("S", "S2", text="แข็งสอง"),
    SwotItem("W", "W1", text="อ่อนหนึ่ง"),
    SwotItem("W", "W 4", text="อ่อนสี่"),
    SwotItem("O", "", text="โอกาส"),
)


@pytest.fixture
def editor(store):
    made = package("หน่วย ค")
    store.open_plan(store.add(replace(made, plan=replace(made.plan, swot=ITEMS))))
    editor = Editor(store)
    store.open_plan(store.number)
    return editor


def moved(editor, at, quadrant):
    to = put_into(editor, at, quadrant, "ย้าย")
    return to, [(item.quadrant, item.code, item.text) for item in editor.package.plan.swot]


def test_code_is_the_next_number_when_an_item_is_new():
    items = (SwotItem("S", "S4"), SwotItem("S", "Sx"), SwotItem("W", "W9"))
    assert next_code(items, "S") == "S5"
    assert next_code(items, "O") == "O1"


def test_code_counts_on_when_the_last_is_written_apart_or_in_thai_digits():
    assert next_code((SwotItem("S", "S 4"), SwotItem("S", "S๕")), "S") == "S6"


def test_item_stands_last_in_the_other_quadrant_with_its_next_code(editor):
    to, items = moved(editor, 0, "W")
    assert to == 3
    assert items == [
        ("S", "S2", "แข็งสอง"),
        ("W", "W1", "อ่อนหนึ่ง"),
        ("W", "W 4", "อ่อนสี่"),
        ("W", "W5", "แข็งหนึ่ง"),
        ("O", "", "โอกาส"),
    ]
    assert editor.package.plan.swot[3].area == "ด้านแผน"
    assert editor.package.plan.swot[3].factor == "โครงสร้าง"


def test_item_that_follows_those_of_the_other_quadrant_stays_where_it_is(editor):
    assert moved(editor, 2, "S")[0] == 2
    assert editor.package.plan.swot[2] == SwotItem("S", "S3", text="อ่อนหนึ่ง")


def test_item_stays_where_it_is_when_the_other_quadrant_is_empty(editor):
    assert moved(editor, 1, "T")[0] == 1
    assert editor.package.plan.swot[1] == SwotItem("T", "T1", text="แข็งสอง")


@pytest.mark.parametrize("code", ["", "ก.1", "W7"])
def test_code_that_is_not_counted_in_its_quadrant_stays(editor, code):
    editor.set_value(("plan", "swot", 0, "code"), code)
    to, items = moved(editor, 0, "O")
    assert items[to] == ("O", code, "แข็งหนึ่ง")


def test_move_is_one_step_with_its_name(editor):
    before = editor.package
    put_into(editor, 1, "O", "ย้ายจุดแข็งที่ 2 ไปโอกาส")
    assert editor.undo_stack.count() == 1
    assert editor.undo_stack.undoText() == "ย้ายจุดแข็งที่ 2 ไปโอกาส"
    editor.undo_stack.undo()
    assert editor.package == before
