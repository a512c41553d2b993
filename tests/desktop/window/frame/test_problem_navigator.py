import pytest
from PySide6.QtCore import Qt

from desktop.window.frame.problem_navigator import ProblemNavigator
from forms.checks import Problem


class Found:
    """Stands for a checker with these problems."""

    def __init__(self, *codes):
        self.problems = tuple(
            Problem(code, "error", "", ("plan", code), f"ข้อ {code}", "") for code in codes
        )


@pytest.fixture
def shown():
    return []


def walk(found, shown):
    return ProblemNavigator(found, lambda problem, words: shown.append((problem.code, words)))


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
    found.problems = (found.problems[0], found.problems[2])
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
    full_window.go_to = lambda place: gone_to.append(place) or True
    qtbot.keyClick(full_window, Qt.Key.Key_F4)
    assert gone_to == [full_window._checker.problems[0].place]
    assert full_window._checker.problems[0].message in full_window._body.footer.trouble
    qtbot.keyClick(full_window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    assert gone_to[1] == full_window._checker.problems[-1].place


def test_problem_without_a_field_is_shown_in_the_list(qtbot, full_window):
    full_window.show_page("start")
    full_window.go_to = lambda _place: False
    full_window.show_problem(full_window._checker.problems[0], "ข้อ")
    assert full_window._name == "print"
    assert full_window.page.problems.list.currentIndex().row() == 0
