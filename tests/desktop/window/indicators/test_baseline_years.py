"""The years before an indicator's own: put before the first, written, taken out."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from db.records import Baseline
from tests.desktop.keyboard import type_text
from tests.desktop.window.indicators.plans import LIST, PLAN, undo, write

YEARS = (Baseline(2565, "-"), Baseline(2566, "12 แห่ง"))


@pytest.fixture
def page(opened):
    first = replace(PLAN.indicators[0], baseline=YEARS)
    return opened(replace(PLAN, indicators=(first, *PLAN.indicators[1:])))


def known(page):
    baseline = page.window().session.package.plan.indicators[0].baseline
    return [(item.year, item.text) for item in baseline]


def test_years_stand_beside_one_another(page, qtbot):
    years = page.detail._parts[0].baselines.years
    qtbot.waitUntil(lambda: years[1].x() > years[0].x() + 100)
    assert {year.y() for year in years} == {years[0].y()}
    assert [year.year.box.text() for year in years] == ["2565", "2566"]


def test_year_before_the_first_is_added_and_written_at_once(page):
    page.detail._parts[0].baselines.add.click()
    write("สามแห่ง")
    assert known(page)[0] == (2564, "สามแห่ง")
    undo(page)
    undo(page)
    assert known(page) == [(2565, "-"), (2566, "12 แห่ง")]


def test_year_is_taken_out(page):
    page.detail._parts[0].baselines.years[0].remove.click()
    assert known(page) == [(2566, "12 แห่ง")]
    undo(page)
    assert len(known(page)) == 2


def test_places_lead_to_the_fields_of_their_year(page):
    page.show_place((*LIST, 0, "baseline", 1, "year"))
    assert QApplication.focusWidget() is page.detail._parts[0].baselines.years[1].year.box
    page.show_place((*LIST, 0, "baseline", 0, "text"))
    type_text(QApplication.focusWidget(), "ใหม่")
    QTest.qWait(0)
    QApplication.focusWidget().clearFocus()
    assert known(page)[0] == (2565, "ใหม่-")


def test_figures_and_rubric_are_in_sight_without_scrolling(page, window, qtbot):
    window.resize(1366, 738)
    rubric = page.detail._parts[0].rubrics.contents[0]
    area = page.detail._areas[0]

    def below():
        view = rubric.levels.view
        return view.mapTo(area.viewport(), view.rect().bottomLeft()).y()

    qtbot.waitUntil(lambda: 0 < below() <= area.viewport().height())
    assert area.verticalScrollBar().value() == 0


@pytest.mark.parametrize("field", ["year", "text"])
def test_block_of_years_spreads_over_the_years(page, qtbot, field):
    page.show_place((*LIST, 0, "baseline", 0, field))
    before = known(page)
    data, row = QMimeData(), "<tr><td>{}</td><td>{}</td></tr>"
    data.setHtml(f"<table>{row.format(2565, 80)}{row.format(2560, 85)}</table>")
    QGuiApplication.clipboard().setMimeData(data)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert known(page) == [(2560, "85"), (2565, "80"), (2566, "12 แห่ง")]
    page.window().session.history.undo()
    assert known(page) == before
