"""The list of problems: in groups by page, filtered, walked, gone from and come back to."""

from collections import Counter
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from db import edits
from db.package.file import read_package
from db.places import parsed
from forms.resources import RESOURCES
from forms.severities import SEVERITIES
from tests.desktop.keyboard import type_text
from tests.desktop.window.strategy_plan import strategy_plan

REASON = "รอผลการเสนอราคา"


def faulty():
    """The sample with faults on three pages."""
    sample = read_package(RESOURCES / "sample" / "plan.json")
    found = {
        "plan.preface": (),
        "plan.swot": tuple(item for item in sample.plan.swot if item.quadrant != "T"),
        "plan.indicators[3].weight": Decimal(4),
        "plan.indicators[2].measure.definition": "",
        "plan.projects[12].activities[0].steps[1].weight": None,
    }
    for path, value in found.items():
        sample = edits.replaced(sample, parsed(path), value)
    return sample


@pytest.fixture
def page(open_page, window):
    page = open_page(faulty(), "print")
    window.show_problems()
    return page


@pytest.fixture
def part(page):
    return page.problems


def captions(part):
    return [line.title for line in part.lines if line.problem is None]


def key(qtbot, part, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(part.list, key, modifier)


def test_problems_stand_under_the_pages_that_have_their_fields(part, window):
    assert captions(part) == ["สาระสำคัญ", "ตัวชี้วัด", "ขั้นตอน/ปฏิทิน"]
    specs = {spec.title: spec for spec in window.specs.values()}
    for group in part.listed.groups:
        assert all(specs[group.title].covers(problem) for problem in group.problems)
    assert Counter(part.shown) == Counter(window.checker.problems)


def test_captions_count_by_severity(part):
    for line in part.lines:
        if line.problem is None:
            group = next(g for g in part.listed.groups if g.title == line.title)
            wanted = Counter(problem.severity for problem in group.problems)
            assert dict(line.counts) == dict(wanted)
            assert list(dict(line.counts)) == [s for s in SEVERITIES if s in wanted]


def test_lines_say_place_and_fault_in_two_words_and_one_line(part):
    places = {line.place for line in part.lines if line.problem is not None}
    assert {"คำนำ", "ข้อสรุป SWOT 4", "ตัวชี้วัด 3", "โครงการ 13"} <= places


def test_twenty_four_lines_are_in_sight_on_a_small_screen(open_page, window, qtbot):
    page = open_page(strategy_plan(), "print")
    window.show_problems()
    window.resize(1366, 738)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == (1366, 738))
    view = page.problems.list
    assert len(page.problems.lines) > 24

    def whole():
        room = view.viewport().rect()
        rows = range(view.items.rowCount())
        return sum(room.contains(view.visualRect(view.items.index(row))) for row in rows)

    qtbot.waitUntil(lambda: whole() >= 24)


def test_severities_are_kept_back_by_their_toggles_and_f4_goes_by_what_is_listed(part, window):
    toggle = part.bar.toggles["error"]
    errors = sum(problem.severity == "error" for problem in part.shown)
    assert toggle.text().strip() == f"ข้อผิดพลาด {errors}"
    toggle.click()
    assert part.shown
    assert "error" not in {problem.severity for problem in part.shown}
    gone_to = []
    window.places.go_to = lambda place: gone_to.append(place) or True
    part.listed.current = None
    for _ in part.listed.problems:
        window._navigator.next()
    assert gone_to == [problem.place for problem in part.shown]
    # The count says what there is, not what is listed.
    assert toggle.text().strip() == f"ข้อผิดพลาด {errors}"


def test_list_of_one_form_and_of_none_that_passes_says_so(part):
    form = part.shown[-1].form
    part.bar.form.setCurrentIndex(part.bar.form.findData(form))
    assert {problem.form for problem in part.shown} == {form}
    for toggle in part.bar.toggles.values():
        toggle.click()
    assert part.shown == ()
    assert part.none.isVisible()


@pytest.mark.parametrize("at", [1, 2], ids=["kind", "form"])
def test_groups_are_by_kind_or_by_form_when_chosen(part, at):
    before = set(part.shown)
    part.bar.grouping.setCurrentIndex(at)
    for group in part.listed.groups:
        assert len({(p.code, p.severity) if at == 1 else p.form for p in group.problems}) == 1
    assert set(part.shown) == before
    assert part.listed.problems == part.shown


def test_group_is_folded_by_left_and_unfolded_by_right(qtbot, part):
    part.list.choose(2)
    key(qtbot, part, Qt.Key.Key_Left)
    assert part.list.chosen.title == "สาระสำคัญ"
    assert part.list.chosen.folded
    assert captions(part) == ["สาระสำคัญ", "ตัวชี้วัด", "ขั้นตอน/ปฏิทิน"]
    hidden = part.listed.groups[0].problems
    assert not set(hidden) & set(part.shown)
    # F4 goes through them all the same, and its line is unfolded then.
    part.choose_problem(hidden[1])
    assert part.list.chosen.problem == hidden[1]
    key(qtbot, part, Qt.Key.Key_Left)
    key(qtbot, part, Qt.Key.Key_Right)
    assert set(hidden) <= set(part.shown)


def test_caption_offers_nothing_on_a_problem_of_elsewhere(part):
    part.choose_problem(part.shown[-1])
    assert part.detail.go.isVisible()
    part.list.choose(0)
    assert part.detail.problem is None
    assert not part.detail.go.isVisible()
    part.list.choose(1)
    assert part.detail.problem == part.shown[0]


def test_enter_goes_to_the_field_and_alt_left_comes_back_to_the_line(qtbot, part, window):
    wanted = next(p for p in part.shown if p.place[1] == "indicators" and len(p.place) > 2)
    part.choose_problem(wanted)
    key(qtbot, part, Qt.Key.Key_Return)
    assert window.page_name == "indicators"
    qtbot.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.page_name == "print"
    assert part.list.chosen.problem == wanted
    assert part.list.hasFocus()


def test_f4_goes_on_from_the_line_and_the_list_follows_f4(part, window):
    second = part.shown[1]
    part.choose_problem(second)
    window._navigator.next()
    assert window.page_name != "print"
    window.show_problems()
    assert part.list.chosen.problem == part.shown[2]


def test_line_after_one_that_was_mended_takes_its_place(part, window, session):
    gone = next(p for p in part.shown if p.place[-1] == "definition")
    row = part.shown.index(gone)
    part.choose_problem(gone)
    session.set_texts({gone.place: "นิยามใหม่"})
    window.checker.check()
    assert gone not in part.shown
    assert part.shown.index(part.list.chosen.problem) in {row, row - 1}


def test_detail_says_the_whole_names_of_the_records(part, session):
    problem = next(p for p in part.shown if "steps" in p.place)
    part.choose_problem(problem)
    project = session.package.plan.projects[problem.place[2]].name
    said = [label.text() for label in part.detail.findChildren(type(part.detail.message))]
    assert project in said
    assert problem.advice in said
    assert part.detail.message.text() == problem.message


def kept(part, qtbot, problem):
    part.choose_problem(problem)
    form = part.detail.keeping
    form.begin_button.click()
    assert not form.keep.isEnabled()
    if not form.by.text():
        type_text(form.by, "มานี")
    assert not form.keep.isEnabled()
    form.reason.setPlainText(REASON)
    form.keep.click()


def test_warning_is_kept_with_a_reason_and_comes_back_when_its_data_change(
    qtbot, part, window, session
):
    problem = next(p for p in part.shown if p.place == ("plan", "preface"))
    before = len(part.shown)
    kept(part, qtbot, problem)
    window.checker.check()
    (acceptance,) = session.package.plan.acceptances
    assert (acceptance.by, acceptance.reason) == ("มานี", REASON)
    assert problem.message not in [p.message for p in part.shown]
    assert len(part.shown) == before - 1
    assert part.kept.fold.text().strip() == "คงไว้แล้ว (1)"
    # Undone it is due again, and made again it is not.
    session.history.undo()
    window.checker.check()
    assert len(part.shown) == before
    session.history.redo()
    window.checker.check()
    assert len(part.shown) == before - 1
    # And when what stands there changes.
    session.set_value(("plan", "preface"), ("",))
    window.checker.check()
    assert part.kept.isHidden()
    assert [p.message for p in part.shown].count(problem.message) == 1


def test_what_was_kept_says_by_whom_and_can_be_taken_back(qtbot, part, window, session):
    problem = next(p for p in part.shown if p.severity == "warning")
    kept(part, qtbot, problem)
    window.checker.check()
    part.kept.fold.click()
    assert part.kept.list.isVisible()
    assert part.detail.problem.accepted is not None
    said = " ".join(label.text() for label in part.detail.findChildren(type(part.detail.message)))
    assert REASON in said
    assert "มานี" in said
    part.detail.take_back.click()
    window.checker.check()
    assert session.package.plan.acceptances == ()
    assert problem.message in [p.message for p in part.shown]


def test_name_that_was_given_stands_there_the_next_time(qtbot, part, window):
    one, two = [p for p in part.shown if p.severity == "warning"][:2]
    kept(part, qtbot, one)
    window.checker.check()
    part.choose_problem(next(p for p in part.shown if p.place == two.place))
    part.detail.keeping.begin_button.click()
    assert part.detail.keeping.by.text() == "มานี"


def test_errors_offer_no_keeping(part):
    problem = next(p for p in part.shown if p.severity == "error")
    part.choose_problem(problem)
    assert part.detail.keeping.isHidden()
    part.choose_problem(next(p for p in part.shown if p.severity == "warning"))
    assert not part.detail.keeping.isHidden()


def test_reason_typed_for_one_is_not_there_for_the_next(part):
    one, two = [p for p in part.shown if p.severity == "warning"][:2]
    part.choose_problem(one)
    part.detail.keeping.begin_button.click()
    part.detail.keeping.reason.setPlainText(REASON)
    part.choose_problem(two)
    assert part.detail.keeping.reason.toPlainText() == ""


def test_plan_without_problems_says_so(page, part, window):
    window.checker.problems = ()
    window.checker.changed.emit()
    assert part.none.isVisible()
    assert "ไม่พบ" in part.none.text()
