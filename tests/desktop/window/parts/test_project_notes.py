"""What stands under a project in one place of Part 1, and where it goes with its project."""

from dataclasses import replace

import pytest

from db.records import (
    ProjectNote,
)
from tests.desktop.window.parts.plans import (
    FILLED,
    Key,
    steps,
)

HERE = ("plan", "part1", 0, "tactics", 0, "projects", 1)
NOTES = (*HERE[:-2], "project_notes")


def test_note_stands_under_a_project_in_one_place_alone(opened, plan, keys, window):
    page = opened(FILLED, "part1")
    page.tree.select(HERE)
    page.strip.edit.click()
    assert not page.detail.note.isVisible()
    page.detail.add.click()
    keys("ทำในปีหน้า")
    page.tree.setFocus()
    assert plan().part1[0].tactics[0].project_notes == (ProjectNote("p2", "ทำในปีหน้า"),)
    assert "ทำในปีหน้า" in page.tree.node.card.lines
    assert page.detail.note.isVisible()
    page.tree.select((*HERE[:-1], 0))
    assert not page.detail.note.isVisible()
    window.show_page("unit")
    assert window.go_to((*NOTES, 0, "text"))
    assert window.page.tree.node.place == HERE
    assert page.detail.note.box.hasFocus()
    page.detail.remove.click()
    assert plan().part1[0].tactics[0].project_notes == ()
    steps(page).undo()
    assert plan().part1[0].tactics[0].project_notes[0].text == "ทำในปีหน้า"


@pytest.fixture
def noted():
    """A plan with notes under two projects of a tactic, and one under another's."""
    entry = FILLED.part1[0]
    one, other = entry.tactics
    one = replace(one, project_notes=(ProjectNote("p2", "สอง"), ProjectNote("p3", "สาม")))
    other = replace(other, project_notes=(ProjectNote("p3", "ที่อื่น"),))
    entry = replace(entry, tactics=(one, other))
    return replace(FILLED, part1=(entry, *FILLED.part1[1:]))


def notes(plan):
    return [[note.text for note in tactic.project_notes] for tactic in plan.part1[0].tactics]


def test_note_goes_with_its_project_out_of_the_tactic(opened, plan, keys, noted):
    page = opened(noted, "part1")
    page.tree.select((*HERE[:-1], 2))
    keys(Key.Key_Delete)
    assert plan().part1[0].tactics[0].projects == ("p1", "p2")
    assert notes(plan()) == [["สอง"], ["ที่อื่น"]]
    assert steps(page).count() == 1
    steps(page).undo()
    assert plan() == noted


def test_note_goes_with_its_project_into_another_tactic(opened, plan, noted):
    page = opened(noted, "part1")
    page.moves.drop(HERE, ("plan", "part1", 0, "tactics", 1, "projects"), 0, None)
    assert plan().part1[0].tactics[1].projects == ("p2", "p3")
    assert notes(plan()) == [["สาม"], ["ที่อื่น", "สอง"]]
    steps(page).undo()
    assert plan() == noted


def test_note_is_gone_with_a_project_that_is_deleted(opened, plan, noted):
    page = opened(noted, "part1")
    page.window().session.remove(("plan", "projects"), 2)
    assert notes(plan()) == [["สอง"], []]
