"""Narratives of a quarter: written beside those before, carried over, and gone through."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.window.reports.indicator_columns import BEFORE, NARRATIVE, PROGRESS
from forms.reporting.quarters import begun
from tests.desktop.keyboard import type_text
from tests.desktop.window.called import part_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key


def indicators_of(page):
    return part_of(page, "ตัวชี้วัด")


def report_of(page, quarter=3):
    reports = page.window().session.package.reports
    return next(report for report in reports if report.quarter == quarter)


def press(key, held=CONTROL):
    QTest.keyClick(QApplication.focusWidget(), key, held)
    QApplication.processEvents()


def stand(page, row, column=NARRATIVE):
    view = indicators_of(page).grid.view
    view.show_cell(row, column)
    view.setFocus()
    return view


def test_words_before_stand_whole_beside_the_editor_as_long_as_one_types(third, sample):
    view, twin = stand(third, 1), indicators_of(third).narrator.twin
    press(KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    before = sample.reports[1].results[1].narrative
    assert twin.isVisible()
    assert twin.words.toPlainText() == before
    assert not twin.geometry().intersects(view.editor.geometry())
    assert QApplication.focusWidget() is view.editor
    press(KEY.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not twin.isVisible()
    # No other cell has it.
    stand(third, 1, PROGRESS)
    press(KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    assert not twin.isVisible()


@pytest.mark.parametrize(("width", "at_right"), [(1366, True), (911, False)])
def test_words_before_stand_over_their_own_column_where_it_is_in_sight(
    third, window, width, at_right
):
    window.resize(width, 738)
    QApplication.processEvents()
    view, twin = stand(third, 1), indicators_of(third).narrator.twin
    press(KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    assert (twin.x() > view.editor.x()) is at_right


@pytest.mark.parametrize("in_editor", [True, False])
def test_words_before_are_copied_to_be_changed(third, sample, in_editor):
    view = stand(third, 0)
    if in_editor:
        press(KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    press(KEY.Key_D)
    before = sample.reports[1].results[0].narrative
    assert view.editor.toPlainText() == before
    type_text(view.editor, " แล้ว")
    press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert report_of(third).results[0].narrative == f"{before} แล้ว"
    assert third.window().session.history.count() == 1


@pytest.mark.parametrize("in_editor", [True, False])
def test_unchanged_words_are_carried_over_by_one_key_and_marked_until_touched(
    third, sample, in_editor
):
    view, model = stand(third, 0), indicators_of(third).grid.model
    if in_editor:
        type_text(view, "x")
    press(KEY.Key_D, CONTROL | SHIFT)
    before = sample.reports[1].results[0].narrative
    assert report_of(third).results[0].narrative == before
    assert third.window().session.history.count() == 1
    assert model.sign(0, NARRATIVE) == "carried"
    assert model.shown(0, NARRATIVE).strip() == f"ยกมาจากไตรมาส 2 · {before}"
    # It goes on to the next empty one.
    assert (view.row, view.currentIndex().column()) == (1, NARRATIVE)
    assert third.filled().words.endswith("ยกมา 1")
    stand(third, 0)
    press(KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    type_text(QApplication.focusWidget(), "!")
    press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert model.sign(0, NARRATIVE) == ""
    assert "ยกมา" not in third.filled().words


def test_of_several_rows_only_empty_ones_are_carried_over_in_one_step(third, sample):
    view = stand(third, 1)
    type_text(view, "ก")
    press(KEY.Key_Return, Qt.KeyboardModifier.NoModifier)
    stand(third, 0)
    for _ in range(2):
        press(KEY.Key_Down, SHIFT)
    indicators_of(third).unchanged_button.click()
    before = [row.narrative for row in sample.reports[1].results]
    told = [row.narrative for row in report_of(third).results]
    assert told[:4] == [before[0], "ก", before[2], ""]
    assert third.window().session.history.count() == 2


def test_next_empty_one_is_opened_and_what_was_typed_kept(third):
    view, count = stand(third, 0), len(report_of(third).results)
    type_text(view, "ก")
    press(KEY.Key_Return)
    assert view.row == 1
    assert view.editor is not None
    type_text(view.editor, "ข")
    press(KEY.Key_Return)
    assert [row.narrative for row in report_of(third).results[:3]] == ["ก", "ข", ""]
    # After the last row the search goes on from the top.
    press(KEY.Key_Escape, Qt.KeyboardModifier.NoModifier)
    stand(third, count - 1)
    type_text(view, "ค")
    press(KEY.Key_Return)
    assert view.row == 2


def test_full_column_says_so(open_quarter, sample):
    page = open_quarter(sample, 2)
    stand(page, 3)
    press(KEY.Key_Return)
    assert "ไม่มีช่องว่าง" in page.window().notice.words


def test_first_quarter_has_nothing_before_it(open_quarter, sample):
    page = open_quarter(sample, 1)
    view = stand(page, 0)
    assert view.isColumnHidden(BEFORE)
    press(KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    assert not indicators_of(page).narrator.twin.isVisible()
    press(KEY.Key_D, CONTROL | SHIFT)
    assert report_of(page, 1) == sample.reports[0]


def test_words_of_an_older_quarter_say_of_which(open_quarter, sample):
    second = replace(sample.reports[1], results=())
    opened = begun(replace(sample, reports=(sample.reports[0], second)), 3)
    page = open_quarter(opened, 3)
    model = indicators_of(page).grid.model
    assert model.text(0, BEFORE).startswith("(ไตรมาส 1) ")


def test_issued_report_takes_no_words(open_quarter, sample):
    from forms.reporting.issuing import issued  # noqa: PLC0415

    page = open_quarter(issued(sample, 1, by="นางผู้ออก", date="2568-04-10"), 2)
    stand(page, 0)
    for key, held in ((KEY.Key_D, CONTROL), (KEY.Key_D, CONTROL | SHIFT)):
        press(key, held)
    assert report_of(page, 2).results == sample.reports[1].results
    assert not indicators_of(page).narrator.twin.isVisible()
