import pytest
from PySide6.QtCore import QObject, Qt, Signal

from desktop.window.frame.problem_navigator import ProblemNavigator
from desktop.window.problems.problem_list import ProblemList
from forms.checks import Problem

# Fields of the plan in their order, each of which stands for a problem.
FIELDS = {"a": "fiscal_year", "b": "title", "c": "vision"}


class Found(QObject):
    """Stands for a checker with these problems."""

    changed = Signal()
    accepted = ()

    def __init__(self, *codes):
        super().__init__()
        self.problems = tuple(
            Problem(code, "error", "", ("plan", FIELDS[code]), f"ข้อ {code}", "") for code in codes
        )

    def mend(self, code):
        self.problems = tuple(problem for problem in self.problems if problem.code != code)
        self.changed.emit()


@pytest.fixture
def shown():
    return []


def walk(found, shown):
    listed = ProblemList(found, tuple, found)
    return ProblemNavigator(listed, lambda problem, words: shown.append((problem.code, words)))


def codes(shown):
    return [code for code, _words in shown]


def test_problems_come_one_after_another_and_round_again(shown):
    steps = walk(Found("a", "b", "c"), shown)
    for _ in range(4):
        steps.next()
    steps.previous()
    assert codes(shown) == ["a", "b", "c", "a", "c"]
    assert shown[1][1] == "ข้อที่ 2 จาก 3: ข้อ b"


def test_last_problem_comes_first_when_going_back(shown):
    walk(Found("a", "b"), shown).previous()
    assert codes(shown) == ["b"]


@pytest.mark.parametrize(("back", "expected"), [(False, "c"), (True, "a")])
def test_neighbour_comes_when_the_one_in_sight_was_mended(shown, back, expected):
    found = Found("a", "b", "c")
    steps = walk(found, shown)
    steps.next()
    steps.next()
    found.mend("b")
    (steps.previous if back else steps.next)()
    assert codes(shown)[-1] == expected


def test_nothing_happens_without_problems(shown):
    walk(Found(), shown).next()
    assert shown == []


def test_keys_show_the_next_problem_from_any_page(qtbot, full_window):
    full_window.show_page("start")
    full_window.activateWindow()
    qtbot.waitUntil(full_window.isActiveWindow)
    gone_to = []
    full_window.places.go_to = lambda place: gone_to.append(place) or True
    qtbot.keyClick(full_window, Qt.Key.Key_F4)
    listed = full_window.problem_list.problems
    assert gone_to == [listed[0].place]
    assert listed[0].message in full_window.body.footer.trouble
    qtbot.keyClick(full_window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert gone_to[1] == listed[-1].place


def test_problem_without_a_field_is_shown_in_the_list(qtbot, full_window):
    full_window.show_page("start")
    full_window.places.go_to = lambda _place: False
    full_window.show_problem(full_window.checker.problems[0], "ข้อ")
    assert full_window.page_name == "print"
    shown = full_window.page.problems.list.chosen.problem
    assert shown.place == full_window.checker.problems[0].place
