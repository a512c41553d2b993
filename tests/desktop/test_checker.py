from desktop import printing
from desktop.checker import Checker


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

    def find(package):
        if package.plan.fiscal_year == 2567:
            # Another plan is opened while this one is being checked.
            store.open_plan(1)
            return ("late",)
        return ("in time",)

    monkeypatch.setattr(printing, "find_problems", find)
    store.open_plan(2)
    assert checker.problems == ("in time",)
