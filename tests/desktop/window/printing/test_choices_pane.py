"""How the unit prints: chosen on the print page, kept with the plan, seen at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from db.fields import specs
from db.records import PrintChoices
from forms.editions.opening import load_edition
from tests.desktop.parts import package
from tests.desktop.window.called import choose_tab


@pytest.fixture
def opened(open_page):
    """Opens a plan of an edition at the choices of the print page."""

    def opening(edition="2567", **chosen):
        whole = package()
        plan = replace(whole.plan, edition=edition, print_choices=PrintChoices(**chosen))
        page = open_page(replace(whole, plan=plan), "print")
        choose_tab(page.switch, "ตัวเลือก")
        # Words wrap when the pane has its width, and give their boxes another height then.
        for _ in range(3):
            QApplication.processEvents()
        return page

    return opening


def shown(page):
    return [name for name, field in page.choices.fields.items() if field.isVisible()]


@pytest.mark.parametrize("edition", ["2566", "2567"])
def test_editions_offer_what_there_is_to_choose(edition):
    assert set(load_edition(edition).choices) <= set(specs(PrintChoices))


def test_choice_is_kept_with_the_plan_and_undone(qtbot, opened, store, window, session):
    page = opened()
    assert shown(page) == list(specs(PrintChoices))
    box = page.choices.fields["footnotes"].box
    before = page._preview._job
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert session.package.plan.print_choices == PrintChoices(footnotes=True)
    assert store.load(session.number).plan.print_choices.footnotes
    # The pages in sight are those of the plan as it is now.
    assert page._preview._job is not before
    assert page._preview._job.package is session.package
    window.session.history.undo()
    assert session.package.plan.print_choices == PrintChoices()
    assert not box.isChecked()


def test_edition_offers_its_own_choices_and_those_made_already(opened):
    offered = [name for name in specs(PrintChoices) if name in load_edition("2566").choices]
    page = opened("2566")
    assert shown(page) == offered
    page = opened("2566", activity_names=True)
    assert set(shown(page)) == {*offered, "activity_names"}


def test_place_of_a_choice_leads_to_it(opened, window):
    page = opened()
    window.show_page("unit")
    assert window.go_to(("plan", "print_choices", "policy_names"))
    assert window.page is page
    assert page.choices.fields["policy_names"].box.hasFocus()


def test_words_of_a_choice_wrap_where_they_have_no_room(opened):
    page = opened()
    for field in page.choices.fields.values():
        box, lines = field.box, field.box.text().split("\n")
        room = page.choices.viewport().width()
        assert max(box.fontMetrics().horizontalAdvance(line) for line in lines) < room
        assert "".join("".join(lines).split()) == "".join(box.accessibleName().split())
        assert box.height() >= len(lines) * box.fontMetrics().height()
