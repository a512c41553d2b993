"""Factors of the SWOT: their codes, and moving one to another quadrant in one step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import SwotItem
from forms.editing.states import State, with_value
from forms.editing.swot_edits import moving_to, next_code, place_in
from tests.desktop.parts import package

ITEMS = (
    SwotItem("S", "S1", "ด้านแผน", "โครงสร้าง", "แข็งหนึ่ง"),
    SwotItem("S", "S2", text="แข็งสอง"),
    SwotItem("W", "W1", text="อ่อนหนึ่ง"),
    SwotItem("W", "W 4", text="อ่อนสี่"),
    SwotItem("O", "", text="โอกาส"),
)


@pytest.fixture
def state():
    made = package("หน่วย ค")
    return State(replace(made, plan=replace(made.plan, swot=ITEMS)))


def moved(state, at, quadrant):
    """Where an item comes to stand in another quadrant, and all items then."""
    items = moving_to(state, at, quadrant, "ย้าย").after.package.plan.swot
    return place_in(state.package.plan.swot, at, quadrant), items


def read(items):
    return [(item.quadrant, item.code, item.text) for item in items]


def test_code_is_the_next_number_when_an_item_is_new():
    items = (SwotItem("S", "S4"), SwotItem("S", "Sx"), SwotItem("W", "W9"))
    assert next_code(items, "S") == "S5"
    assert next_code(items, "O") == "O1"


def test_code_counts_on_when_the_last_is_written_apart_or_in_thai_digits():
    assert next_code((SwotItem("S", "S 4"), SwotItem("S", "S๕")), "S") == "S6"


def test_item_stands_last_in_the_other_quadrant_with_its_next_code(state):
    to, items = moved(state, 0, "W")
    assert to == 3
    assert read(items) == [
        ("S", "S2", "แข็งสอง"),
        ("W", "W1", "อ่อนหนึ่ง"),
        ("W", "W 4", "อ่อนสี่"),
        ("W", "W5", "แข็งหนึ่ง"),
        ("O", "", "โอกาส"),
    ]
    assert (items[3].area, items[3].factor) == ("ด้านแผน", "โครงสร้าง")


def test_item_that_follows_those_of_the_other_quadrant_stays_where_it_is(state):
    to, items = moved(state, 2, "S")
    assert to == 2
    assert items[2] == SwotItem("S", "S3", text="อ่อนหนึ่ง")


def test_item_stays_where_it_is_when_the_other_quadrant_is_empty(state):
    to, items = moved(state, 1, "T")
    assert to == 1
    assert items[1] == SwotItem("T", "T1", text="แข็งสอง")


@pytest.mark.parametrize("code", ["", "ก.1", "W7"])
def test_code_that_is_not_counted_in_its_quadrant_stays(state, code):
    to, items = moved(with_value(state, ("plan", "swot", 0, "code"), code), 0, "O")
    assert read(items)[to] == ("O", code, "แข็งหนึ่ง")


def test_move_has_its_name(state):
    assert moving_to(state, 1, "O", "ย้ายจุดแข็งที่ 2 ไปโอกาส").words == "ย้ายจุดแข็งที่ 2 ไปโอกาส"
