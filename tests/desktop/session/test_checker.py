import datetime as dt

from desktop.session.checker import Checker
from desktop.session.editor import Editor
from forms import printing


def test_problems_follow_when_plans_are_opened_and_closed(qtbot, store, tasks):
    checker = Checker(store, tasks)
    with qtbot.waitSignal(checker.changed):
        store.open_plan(2)
    assert checker.problems == printing.find_problems(store.package) != ()
    with qtbot.waitSignal(checker.changed):
        store.close_plan()
    assert checker.problems == ()


def test_problems_of_another_plan_never_show_when_they_come_late(store, tasks, monkeypatch):
    checker = Checker(store, tasks)

    def find(package, _today):
        if package.plan.fiscal_year == 2567:
            # Another plan is opened while this one is being checked.
            store.open_plan(1)
            return ("late",)
        return ("in time",)

    monkeypatch.setattr(printing, "find_problems", find)
    store.open_plan(2)
    assert checker.problems == ("in time",)


def test_a_report_is_due_when_its_quarter_is_over_today(store, tasks):
    checker = Checker(store, tasks, today=lambda: dt.date(2024, 7, 1))
    store.open_plan(2)
    (due,) = (problem for problem in checker.problems if problem.code == "REPORT-DUE")
    assert "ไตรมาส 3" in due.message


def test_drafts_are_errors_until_they_are_values(qtbot, store, tasks):
    checker = Checker(store, tasks)
    editor = Editor(store)
    checker.watch_drafts(editor)
    store.open_plan(1)
    found = checker.problems
    year = ("plan", "fiscal_year")
    with qtbot.waitSignal(checker.changed):
        editor.set_texts({year: "สองพัน"})
    draft = checker.problems[0]
    assert (draft.code, draft.severity, draft.place) == ("VALUE", "error", year)
    assert draft.message == editor.trouble_at(year)
    assert checker.problems[1:] == found
    with qtbot.waitSignal(checker.changed):
        editor.undo_stack.undo()
    assert checker.problems == found


def test_drafts_of_a_plan_are_known_when_it_is_opened(store, tasks):
    checker = Checker(store, tasks)
    editor = Editor(store)
    checker.watch_drafts(editor)
    store.open_plan(1)
    editor.set_texts({("plan", "fiscal_year"): "สองพัน"})
    store.open_plan(2)
    assert "VALUE" not in {problem.code for problem in checker.problems}
    store.open_plan(1)
    assert checker.problems[0].code == "VALUE"
