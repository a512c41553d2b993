import datetime as dt
import threading
import time

from db.records import Acceptance
from desktop.session.checker import Checker
from desktop.session.tasks import TaskQueue
from forms import printing
from forms.checks import Problem
from tests.desktop.parts import WaitingExecutor


def found(message, accepted=None):
    return Problem("CHECK", "advice", "cover", ("plan", "title"), message, "", accepted=accepted)


def test_problems_follow_when_plans_are_opened_and_closed(qtbot, store, session, tasks):
    checker = Checker(session, tasks)
    with qtbot.waitSignal(checker.changed):
        session.open(2)
    assert checker.problems == printing.find_problems(session.package, session.edition) != ()
    with qtbot.waitSignal(checker.changed):
        session.close()
    assert checker.problems == ()


def test_it_says_when_a_plan_has_been_checked_though_nothing_is_found(
    qtbot, store, session, tasks, monkeypatch
):
    checker = Checker(session, tasks)
    seen = []

    def find(*_plan):
        seen.append(checker.has_checked)
        return ()

    monkeypatch.setattr(printing, "find_problems", find)
    for number in (2, 1):
        with qtbot.waitSignal(checker.changed):
            session.open(number)
        assert checker.problems == ()
        assert checker.has_checked
    # Not before, nor of the plan that was open before.
    assert seen == [False, False]


def test_problems_of_another_plan_never_show_when_they_come_late(
    store, tasks, monkeypatch, session
):
    checker = Checker(session, tasks)

    def find(package, *_more):
        if package.plan.fiscal_year == 2567:
            # Another plan is opened while this one is being checked.
            session.open(1)
            return (found("late"),)
        return (found("in time"),)

    monkeypatch.setattr(printing, "find_problems", find)
    session.open(2)
    assert [problem.message for problem in checker.problems] == ["in time"]


def test_a_change_stops_a_check_that_goes_on(qtbot, store, session, errors, monkeypatch):
    queue = TaskQueue(errors.append)
    checker = Checker(session, queue)
    begun, ended = threading.Event(), threading.Event()

    def find(package, _edition, _today, report):
        if package.plan.title == "ใหม่":
            return (found("in time"),)
        begun.set()
        try:
            while True:
                report()
                time.sleep(0.001)
        finally:
            ended.set()

    monkeypatch.setattr(printing, "find_problems", find)
    session.open(2)
    qtbot.waitUntil(begun.is_set)
    # The next check is far: it is not what stops this one.
    checker._pause.setInterval(60_000)
    session.set_texts({("plan", "title"): "ใหม่"})
    qtbot.waitUntil(ended.is_set)
    checker.check()
    qtbot.waitUntil(lambda: [each.message for each in checker.problems] == ["in time"])
    queue.close()


def test_a_state_whose_check_was_stopped_is_checked_when_it_comes_back(
    qtbot, store, session, errors, monkeypatch
):
    queue = TaskQueue(errors.append)
    checker = Checker(session, queue)
    begun, finds = threading.Event(), []

    def find(package, _edition, _today, report):
        finds.append(package.plan.title)
        begun.set()
        while len(finds) == 1:
            report()
            time.sleep(0.001)
        return (found(package.plan.title),)

    monkeypatch.setattr(printing, "find_problems", find)
    session.open(2)
    title = session.package.plan.title
    qtbot.waitUntil(begun.is_set)
    session.set_texts({("plan", "title"): "ใหม่"})
    session.history.undo()
    qtbot.waitUntil(lambda: [each.message for each in checker.problems] == [title])
    queue.close()


def test_what_waits_for_the_problems_is_done_with_those_of_the_plan_in_sight(
    store, session, errors, monkeypatch
):
    work = WaitingExecutor()
    queue = TaskQueue(errors.append, executor=work)
    checker = Checker(session, queue)
    monkeypatch.setattr(printing, "find_problems", lambda plan, *_: (found(plan.plan.title),))
    told = []

    def tell():
        told.append([problem.message for problem in checker.problems])

    session.open(2)
    title = session.package.plan.title
    checker.once_checked(tell)
    assert told == []
    work.go()
    assert told == [[title]]
    # They are known: it is done at once, and once.
    checker.once_checked(tell)
    assert told == [[title]] * 2
    # What has changed is checked first, without its pause.
    session.set_texts({("plan", "title"): "ใหม่"})
    checker.once_checked(tell)
    work.go()
    assert told[2:] == [["ใหม่"]]
    # Of a plan that is another by then it is not done.
    for change in (lambda: session.set_texts({("plan", "title"): "อื่น"}), lambda: session.open(1)):
        session.set_texts({("plan", "title"): "อีก"})
        checker.once_checked(tell)
        change()
        checker.check()
        work.go()
    assert len(told) == 3
    queue.close()


def test_a_report_is_due_when_its_quarter_is_over_today(store, tasks, session):
    checker = Checker(session, tasks, today=lambda: dt.date(2024, 7, 1))
    session.open(2)
    (due,) = (problem for problem in checker.problems if problem.code == "REPORT-DUE")
    assert "ไตรมาส 3" in due.message


def test_drafts_are_errors_until_they_are_values(qtbot, store, session, tasks):
    checker = Checker(session, tasks)
    session.open(1)
    found = checker.problems
    year = ("plan", "fiscal_year")
    with qtbot.waitSignal(checker.changed):
        session.set_texts({year: "สองพัน"})
    draft = checker.problems[0]
    assert (draft.code, draft.severity, draft.place) == ("VALUE", "error", year)
    assert draft.message == session.trouble_at(year)
    assert checker.problems[1:] == found
    with qtbot.waitSignal(checker.changed):
        session.history.undo()
    assert checker.problems == found


def test_drafts_of_a_plan_are_known_when_it_is_opened(store, tasks, session):
    checker = Checker(session, tasks)
    session.open(1)
    session.set_texts({("plan", "fiscal_year"): "สองพัน"})
    session.open(2)
    assert "VALUE" not in {problem.code for problem in checker.problems}
    session.open(1)
    assert checker.problems[0].code == "VALUE"


def test_what_is_accepted_is_apart_and_not_counted(store, tasks, monkeypatch, session):
    checker = Checker(session, tasks)
    both = (found("เหลืออยู่"), found("คงไว้แล้ว", Acceptance("CHECK", content="0")))
    monkeypatch.setattr(printing, "find_problems", lambda *_: both)
    session.open(1)
    assert (checker.problems, checker.accepted) == (both[:1], both[1:])
