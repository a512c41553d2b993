"""Steps are undone and made again in their order, and go with what made them."""

import gc
import weakref

import pytest

from desktop.session.history import History, Step


@pytest.fixture
def shown():
    return ["a"]


@pytest.fixture
def history(qapp, shown):
    return History(shown.append, lambda _since, to: to)


def test_steps_are_undone_and_made_again(history, shown):
    history.push(Step("หนึ่ง", "a", "b"))
    history.push(Step("สอง", "b", "c"))
    assert history.words() == ("หนึ่ง", "สอง")
    assert (history.undo_words(), history.redo_words()) == ("สอง", "")
    history.undo()
    history.undo()
    assert shown == ["a", "b", "c", "b", "a"]
    assert (history.can_undo(), history.redo_words()) == (False, "หนึ่ง")
    history.undo()
    history.redo()
    assert (shown[-1], history.index(), history.count()) == ("b", 1, 2)


def test_step_after_an_undone_one_takes_its_place(history, shown):
    history.push(Step("หนึ่ง", "a", "b"))
    history.undo()
    history.push(Step("อื่น", "a", "x"))
    assert (history.count(), history.can_redo()) == (1, False)
    history.redo()
    assert shown[-1] == "x"


def test_steps_of_one_mark_become_one_and_others_do_not(history, shown):
    for after, mark in (("b", "m"), ("c", "m"), ("d", "n"), ("e", ""), ("f", "")):
        history.push(Step(after, shown[-1], after, mark))
    assert history.count() == 4
    for _ in range(3):
        history.undo()
    assert shown[-1] == "c"
    history.undo()
    assert shown[-1] == "a"


def test_typing_goes_on_in_the_step_that_an_undone_one_followed(history, shown):
    history.push(Step("พิมพ์", "a", "b", "m"))
    history.push(Step("อื่น", "b", "c"))
    history.undo()
    history.push(Step("พิมพ์", "b", "d", "m"))
    history.undo()
    assert shown[-1] == "a"


def test_step_stands_until_it_is_undone_or_has_gone(history):
    first, second = Step("หนึ่ง", "a", "b"), Step("สอง", "b", "c")
    history.push(first)
    history.push(second)
    assert [history.stands(step) for step in (first, second)] == [True, True]
    history.undo()
    assert [history.stands(step) for step in (first, second)] == [True, False]
    history.push(Step("อื่น", "b", "x"))
    assert [history.stands(step) for step in (first, second)] == [True, None]


def test_every_turn_is_told(qtbot, history):
    with qtbot.waitSignals([history.changed] * 4):
        history.push(Step("หนึ่ง", "a", "b"))
        history.undo()
        history.redo()
        history.clear()
    assert history.count() == 0
    with qtbot.assertNotEmitted(history.changed):
        history.undo()
        history.redo()


def test_history_goes_with_a_circle_of_what_it_shows(qapp):
    class Shows:
        def __init__(self):
            self.history = History(self.show, lambda _since, to: to)

        def show(self, state):
            self.state = state

    shows = Shows()
    shows.history.push(Step("หนึ่ง", "a", "b"))
    gone = weakref.ref(shows)
    del shows
    gc.collect()
    assert gone() is None
