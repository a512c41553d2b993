"""Undo and redo go to what they change, whichever page, tab, record, field or cell it is in."""

import os
from decimal import Decimal
from itertools import groupby

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.fields import Kind
from db.places import dotted, spec_at, value_at
from db.records import Acceptance
from desktop.window.field_places import field_of, place_of
from desktop.window.fields.fields import Field
from desktop.window.grid import Grid
from tests.desktop.keyboard import type_text
from tests.desktop.window.test_every_change import kinds
from tests.forms.everything import everything

CONTROL = Qt.KeyboardModifier.ControlModifier
# Of each page so many kinds of values; `python -m tests.long undone` takes all.
SHARE = 1000 if os.environ.get("PHAEN_UNDONE") else 1
# What is not said by itself: the page shows it with its record.
OTHER = {
    Kind.TEXT: lambda value: f"{value}ก",
    Kind.TEXTS: lambda value: (*value, "ก"),
    Kind.NUMBER: lambda value: (value or Decimal(0)) + 1,
}


@pytest.fixture
def plan(window, store, session):
    session.open(store.add(everything()))
    window.activateWindow()
    QApplication.processEvents()
    return window


def places(window, package):
    """Places of texts and figures, some of each page, and the lists that they stand in."""
    specs = [spec for spec in window.specs.values() if spec.needs_plan and spec.left is None]

    def page(place):
        return next((spec.name for spec in specs if spec.holds(place)), "")

    # A mark in a text, or the code of a record, is changed with what names it.
    plain = [
        place
        for place in kinds(package)
        if spec_at(place).kind in OTHER
        and page(place)
        and place[1] not in {"tables", "pictures"}
        and place[-1] not in {"key", "code", "number", "area", "factor"}
    ]
    chosen = []
    for _, group in groupby(sorted(plain, key=page), key=page):
        found = list(group)
        step = max(1, len(found) // SHARE)
        chosen += found[::step]
    return [(page(place), place) for place in chosen]


def press(key):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, CONTROL)
    QApplication.processEvents()


def sights(window, name, place):
    """What is wrong with what is in sight after a step was shown."""
    focus = QApplication.focusWidget()
    if window.page_name != name:
        return f"page {window.page_name}"
    if focus is None or not focus.isVisible():
        return f"focus {focus}"
    field, shown = field_of(focus), place_of(focus)
    if shown is None:
        return ""
    if isinstance(field, Field) and shown[: len(place)] != place:
        return f"field {shown}"
    if isinstance(field, Grid):
        at = len(field.model.place)
        index = field.view.currentIndex()
        if shown[: at + 1] != place[: at + 1]:
            return f"row {shown}"
        if not field.view.is_in_sight(index):
            return "row out of sight"
    return ""


def test_field_that_is_undone_is_gone_to(plan, session):
    package = session.package
    wrong = []
    for name, place in places(plan, package):
        value = OTHER[spec_at(place).kind](value_at(session.package, place))
        session.set_value(place, value)
        if session.package is package:
            continue
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Z):
            plan.enter_page("unit" if name != "unit" else "memo")
            press(key)
            found = sights(plan, name, place)
            if found:
                wrong.append(f"{dotted(place)}: {found}")
                break
        if session.history.can_undo():
            session.history.undo()
        assert session.package is package or session.package == package, dotted(place)
    assert wrong == []


def test_row_that_comes_back_is_gone_to(plan, session):
    lists = ("projects", "divisions", "framework.tactics", "indicators", "supporting_indicators")
    for name in lists:
        place = ("plan", *name.split("."))
        spec = next(each for each in plan.specs.values() if each.holds(place))
        at = len(value_at(session.package, place)) - 1
        session.remove(place, at)
        plan.enter_page("memo")
        press(Qt.Key.Key_Z)
        assert sights(plan, spec.name, (*place, at)) == ""
        shown = place_of(QApplication.focusWidget())
        assert shown[: len(place) + 1] == (*place, at)


def test_cursor_stays_in_the_field_that_one_writes_in_and_goes_to_the_change(plan, session):
    place = ("plan", "preface")
    plan.go_to(place)
    box = QApplication.focusWidget()
    box.moveCursor(box.textCursor().MoveOperation.Start)
    type_text(box, "ต้น ")
    box.moveCursor(box.textCursor().MoveOperation.End)
    press(Qt.Key.Key_Z)
    assert QApplication.focusWidget() is box
    assert box.textCursor().position() == 0


def test_draft_and_row_far_down_that_come_back_are_gone_to(plan, session):
    place = ("plan", "projects", 1, "budget", "amount")
    session.set_texts({place: "หมื่น"})
    session.start_typing()
    session.set_texts({place: "5"})
    plan.enter_page("memo")
    press(Qt.Key.Key_Z)
    assert session.state.drafts[place] == "หมื่น"
    assert sights(plan, "projects", place) == ""
    count = len(session.package.plan.projects)
    plan.go_to(("plan", "projects", 0, "name"))
    view = QApplication.focusWidget()
    last = ("plan", "projects", count - 1, "note")
    session.set_texts({last: "ใหม่"})
    plan.resize(900, 420)
    view.show_cell(0, 0)
    QApplication.processEvents()
    press(Qt.Key.Key_Z)
    assert place_of(QApplication.focusWidget()) == last
    assert view.is_in_sight(view.currentIndex())


def test_problem_that_was_kept_is_gone_to_in_its_list(plan, session):
    kept = Acceptance("weights.sum", "", "plan", "x", "พบ", "เหตุผล", "ผู้ใช้")
    session.set_value(("plan", "acceptances"), (*session.package.plan.acceptances, kept))
    plan.enter_page("unit")
    press(Qt.Key.Key_Z)
    assert plan.page_name == "print"
