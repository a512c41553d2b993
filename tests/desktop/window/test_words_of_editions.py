"""The window speaks in the words of the plan's edition, on every page, as plans come and go."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHeaderView,
    QLabel,
    QTabBar,
    QTableView,
    QWidget,
)

from db.records import (
    Framework,
    Goal,
    Indicator,
    ListedLink,
    Objective,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    Project,
    Substrategy,
    SupportingIndicator,
    Tactic,
)
from forms import printing
from forms.editions.vocabulary.places import PAGES
from tests.desktop.window.sight import texts_of

PLAN = Plan(
    fiscal_year=2567,
    edition="2567",
    unit=Organisation(name="หน่วย ก"),
    framework=Framework(
        substrategies=(Substrategy("7.2", "ยกระดับงาน", "7"),),
        tactics=(Tactic("7.2.1.2", "วางระบบ", "7.2"),),
    ),
    projects=(Project(key="p1", name="งานหนึ่ง"), Project(key="p2", name="งานสอง")),
    indicators=(Indicator(key="k1", number="1", name="ร้อยละของงาน"),),
    part1=(Part1Entry(2, "7.2", tactics=(Part1Tactic("7.2.1.2", (), ("p1",)),)),),
    part2=(
        Part2Issue(
            "3", "เรื่องของเรา", indicators=("k1",), projects=("p2",), links=(ListedLink("7"),)
        ),
    ),
    part3=(Part3Group("งานทั่วไป", "", ("p2",)),),
    supporting_indicators=(SupportingIndicator("4", "4.1", "ชื่อ"),),
)
OLD = replace(PLAN, fiscal_year=2566, edition="2566")
# Words of one edition that the other has not.
FOREIGN = {
    "2567": ("ภารกิจที่", "ชื่อภารกิจ", "โครงการยุทธศาสตร์", "ส่วนที่ 1 การบริการ", "เป้าประสงค์"),
    "2566": ("ประเด็นการพัฒนา", "มิติที่", "วัตถุประสงค์", "ตาราง ฉ", "ตัววัดผลหลัก", "ส่วนที่ 3"),
}


def said(widget: QWidget) -> list[str]:
    """What a widget shows or is called."""
    found = [widget.accessibleName(), widget.toolTip()]
    if isinstance(widget, QAbstractButton | QLabel):
        found.append(widget.text())
    if isinstance(widget, QTabBar):
        found += [widget.tabText(at) for at in range(widget.count()) if widget.isTabVisible(at)]
    if isinstance(widget, QTableView):
        header, model = widget.horizontalHeader(), widget.model()
        shown = (at for at in range(header.count()) if not header.isSectionHidden(at))
        return found + [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in shown]
    # A header would give all of its table's model.
    return found if isinstance(widget, QHeaderView) else found + texts_of(widget)


def words_in_sight(window) -> dict[str, list[str]]:
    """All that is said in the window with each page in sight, tab after tab."""
    found = {}
    for name in window.specs:
        window.show_page(name)
        tabs = [bar for bar in window.page.findChildren(QTabBar) if bar.isVisible()]
        for at in range(max([1, *(bar.count() for bar in tabs[:1])])):
            if tabs and tabs[0].isTabVisible(at):
                tabs[0].setCurrentIndex(at)
            QApplication.processEvents()
            seen = [each for each in window.findChildren(QWidget) if each.isVisible()]
            found[f"{name} {at}"] = [words for each in seen for words in said(each)]
    found["menus"] = [action.text() for action in window.menuBar().findChildren(QAction)]
    return found


def foreign(window, edition) -> list[str]:
    return [
        f"{where}: {word} in {text!r}"
        for where, texts in words_in_sight(window).items()
        for text in texts
        for word in FOREIGN[edition]
        if word in text
    ]


def open_plan(window, store, plan):
    window.session.open(store.add(Package(plan)))
    QApplication.processEvents()
    return window


def test_every_page_speaks_in_the_words_of_each_edition_when_plans_follow_one_another(
    window, store, monkeypatch
):
    # What the checks say is theirs.
    monkeypatch.setattr(printing, "find_problems", lambda *_: ())
    for plan in (PLAN, OLD, PLAN):
        open_plan(window, store, plan)
        found = foreign(window, plan.edition)
        assert not found, "\n".join(found)


def test_pages_and_buttons_are_called_as_the_edition_does(window, store):
    open_plan(window, store, OLD)
    rail = window.frame.rail.model()
    titles = [rail.index(row, 0, QModelIndex()).data() for row in range(rail.rowCount())]
    assert "ภารกิจของหน่วยงาน" in titles
    assert "ส่วนที่ 2" not in titles
    window.show_page("part2")
    page = window.page
    assert page.buttons["issue"].text().strip() == "ภารกิจ"
    assert page.tree.node.card.label == "ภารกิจที่ 3"
    page.show_place(("plan", "part2", 0, "title"))
    labels = [field.label.text() for field in page.detail._form.fields if field.isVisible()]
    assert labels == ["ลำดับ", "เป้าหมาย/ความสำเร็จตามภารกิจ", "ชื่อภารกิจ"]
    page.add("issue")
    assert window.session.history.undo_words() == "เพิ่มภารกิจ"
    headings = dict(window.commands.key_groups())
    assert "หน้าภารกิจของหน่วยงาน" in headings


def test_what_has_no_place_in_the_forms_is_shown_while_something_stands_there(window, store):
    issue = replace(OLD.part2[0], objectives=("ให้งานดี",))
    goals = replace(OLD.framework, objectives=(Objective("o1", "7.2", "ให้งานเร็ว"),))
    open_plan(window, store, replace(OLD, part2=(issue,), framework=goals))
    window.show_page("part2")
    window.page.show_place(("plan", "part2", 0, "title"))
    field = window.page.detail._form.fields[3]
    assert field.place == ("plan", "part2", 0, "objectives")
    assert field.isVisible()
    window.session.set_value(field.place, ())
    assert not field.isVisible()
    window.session.history.undo()
    assert field.isVisible()
    window.show_page("framework")
    tabs = window.page.tabs
    shown = [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]
    assert "วัตถุประสงค์หลัก (1)" in shown
    assert "ตัววัดผลหลัก" not in shown
    assert "เป้าประสงค์" in shown


def test_tactic_says_its_goal_where_the_edition_has_goals(window, store):
    framework = replace(
        PLAN.framework,
        goals=(Goal("7.2.1", "งานได้ผล", "7.2"),),
        tactics=(replace(PLAN.framework.tactics[0], goal="7.2.1"),),
    )
    for plan, lines in ((OLD, ("เป้าประสงค์ที่ 7.2.1 งานได้ผล",)), (PLAN, ())):
        open_plan(window, store, replace(plan, framework=framework))
        window.show_page("part1")
        (node,) = (each for each in window.page.tree.all_nodes() if each.kind == "tactic")
        assert node.card.lines == lines


@pytest.mark.parametrize(("plan", "form"), [(PLAN, "table-f"), (OLD, "table-d")])
def test_supporting_indicators_show_their_form_in_each_edition(window, store, plan, form):
    open_plan(window, store, plan)
    window.show_page("support")
    window.page.show_place(("plan", "supporting_indicators", 0, "name"))
    assert window.page.form() == form


def test_every_page_and_tab_that_an_edition_may_name_is_there_and_no_other_is(window, store):
    open_plan(window, store, PLAN)
    window.show_page("essentials")
    tabs = {f"essentials.{tab.places[0].removeprefix('plan.')}" for tab in window.page._all}
    assert {*window.specs, *tabs} == PAGES.keys()
