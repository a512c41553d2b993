"""ประวัติแผน: who saved what, asked by person and words; the plan as it was seen and brought back."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from db import edits
from db.package.file import read_package
from db.settling import settled
from db.store.postgresql.history import saved_steps
from db.store.store import Store
from desktop.session import server_plan
from desktop.window.sharing.history_dialog import HistoryDialog
from desktop.window.start import looking
from desktop.window.widgets.roles import Role
from tests.desktop.parts import package
from tests.desktop.window.called import called, choose

VISION, TITLE = ("plan", "vision"), ("plan", "title")


def save(served, person, number, place, *texts):
    """One after the other."""
    with Store.open(served[person]) as store:
        for text in texts:
            old = store.load(number)
            store.save(number, old, settled(edits.replaced(old, place, text), old))


@pytest.fixture
def told(served, number):
    """Three things that were saved since the plan came."""
    save(served, "an_owner", number, VISION, "น้ำใส")
    save(served, "a_writer", number, VISION, "น้ำใสทุกคลอง")
    save(served, "a_writer", number, TITLE, "ชื่อใหม่")
    return number


@pytest.fixture
def dialog_of(qtbot, window_of, told):
    """The dialog of a person, over a window of theirs."""
    opened = []

    def made(person):
        window = window_of(person)
        dialog = HistoryDialog(window.tools, window)
        qtbot.addWidget(dialog)
        dialog.show()
        opened.append(dialog)
        return dialog

    yield made
    for dialog in opened:
        dialog.reject()


def steps(dialog):
    """Who, how much and where, of each step that is listed."""
    model = dialog.list.model()
    return [model.index(row, 0).data(Role.LINES) for row in range(model.rowCount())]


def changes(dialog):
    """Where, what was and what is, of all that the chosen step has changed."""
    model = dialog.changes.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [(index.data(), *index.data(Role.LINES)) for index in indexes]


def look_for(dialog, words):
    dialog.search.setText(words)
    dialog.search.returnPressed.emit()


def button(dialog, words):
    return called(dialog, words, QPushButton)


@pytest.mark.parametrize("person", ["an_owner", "a_reader"])
def test_each_step_says_who_and_where_and_what_was_and_became(dialog_of, person):
    dialog = dialog_of(person)
    assert [who.partition(" ")[0] for who, _ in steps(dialog)] == [
        "a_writer", "a_writer", "an_owner", "an_owner",
    ]  # fmt: skip
    assert changes(dialog) == [("ชื่อแผน", "เดิม: แผนทดสอบ 2567", "เปลี่ยนเป็น: ชื่อใหม่")]
    assert dialog.title.text().startswith("a_writer · ")
    dialog.list.choose(1)
    assert changes(dialog) == [("วิสัยทัศน์", "เดิม: น้ำใส", "เปลี่ยนเป็น: น้ำใสทุกคลอง")]
    dialog.list.choose(3)
    assert "นำแผนทั้งฉบับเข้าฐานข้อมูล" in dialog.title.text()
    assert changes(dialog) == []


def test_steps_are_asked_by_person_and_by_words(dialog_of):
    dialog = dialog_of("an_owner")
    assert [dialog.person.itemText(at) for at in range(dialog.person.count())] == [
        "ทุกคน", "a_writer", "an_owner",
    ]  # fmt: skip
    look_for(dialog, "น้ำใส")
    assert len(steps(dialog)) == 2
    choose(dialog.person, "an_owner")
    dialog.person.activated.emit(dialog.person.currentIndex())
    assert changes(dialog) == [("วิสัยทัศน์", "เดิม: ไม่มี", "เปลี่ยนเป็น: น้ำใส")]
    look_for(dialog, "ไม่มีคำนี้เลย")
    assert steps(dialog) == []
    assert "ไม่พบสิ่งที่ค้นหา" in dialog.title.text()
    for words in ("ดูแผนของเวลานั้น", "บันทึกเป็นแฟ้มแผน…", "นำกลับมา…"):
        assert not button(dialog, words).isEnabled()
    # A part of the plan is found by what it is called.
    look_for(dialog, "สาระสำคัญ")
    assert [where for _, where in steps(dialog)] == ["สาระสำคัญ", "สาระสำคัญ"]


def test_older_steps_come_when_the_list_is_scrolled_to_its_end(
    dialog_of, served, told, monkeypatch
):
    monkeypatch.setattr(server_plan, "saved_steps", partial(saved_steps, rows=4))
    save(served, "an_owner", told, VISION, *map(str, range(24)))
    dialog = dialog_of("an_owner")
    assert 4 <= len(steps(dialog)) < 28
    dialog.list.choose(2)
    for _ in range(4):
        bar = dialog.list.verticalScrollBar()
        bar.setValue(bar.maximum())
        dialog.list.doItemsLayout()
    assert len(steps(dialog)) == 28
    # The one who is looked at is the same.
    assert dialog.list.currentIndex().row() == 2


def test_plan_as_it_was_is_looked_at_in_a_window_of_its_own(dialog_of, monkeypatch):
    shown = []
    monkeypatch.setattr(looking, "show", lambda *told, **named: shown.append((*told, named)))
    dialog = dialog_of("a_reader")
    dialog.list.choose(2)
    button(dialog, "ดูแผนของเวลานั้น").click()
    ((folder, moment, named),) = shown
    assert named == {"is_moment": True}
    assert moment in dialog.said.text()
    with Store.open(folder / "phaen.db") as store:
        (entry,) = store.plans()
        assert store.load(entry.number).plan.vision == "น้ำใส"
        assert entry.title == "แผนทดสอบ 2567"


def test_plan_as_it_was_is_written_as_a_package(dialog_of, monkeypatch, tmp_path):
    path = tmp_path / "เดิม.phaen"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog = dialog_of("a_reader")
    dialog.list.choose(2)
    button(dialog, "บันทึกเป็นแฟ้มแผน…").click()
    assert read_package(path).plan.vision == "น้ำใส"
    assert str(path) in dialog.said.text()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(Path("/proc/none.phaen")), "")
    )
    button(dialog, "บันทึกเป็นแฟ้มแผน…").click()
    assert "none.phaen" in dialog.said.text()


def test_what_was_is_brought_back_field_by_field_and_undone(dialog_of, served, told):
    dialog = dialog_of("a_writer")
    window = dialog.parent()
    session = window.session
    dialog.list.choose(2)
    button(dialog, "นำกลับมา…").click()
    assert not dialog.isVisible()
    # Nothing is another yet: both stand beside each other.
    assert window.page_name == "merging"
    assert session.package.plan.vision == "น้ำใสทุกคลอง"
    found = {each.place: each for each in session.comparing.merge.differences}
    assert set(found) == {VISION, TITLE}
    session.comparing.decide([found[TITLE]], found[TITLE].choices[0])
    window.page.take()
    plan = session.package.plan
    assert (plan.vision, plan.title) == ("น้ำใส", "ชื่อใหม่")
    with Store.open(served["an_owner"]) as store:
        assert store.load(told).plan.vision == "น้ำใส"
    session.history.undo()
    assert session.package.plan.vision == "น้ำใสทุกคลอง"


def test_nothing_is_compared_where_the_plan_is_as_it_was(dialog_of):
    dialog = dialog_of("a_writer")
    button(dialog, "นำกลับมา…").click()
    assert "แผนตอนนี้ตรงกับแผนของเวลานั้นแล้ว" in dialog.said.text()
    assert dialog.isVisible()


def test_who_may_only_read_brings_nothing_back(dialog_of):
    dialog = dialog_of("a_reader")
    dialog.list.choose(2)
    assert button(dialog, "ดูแผนของเวลานั้น").isEnabled()
    assert not button(dialog, "นำกลับมา…").isEnabled()


def test_history_is_of_the_one_plan(window_of, served, number, qtbot):
    window = window_of("an_owner")
    plans = window.tools.plans
    other = plans.add(package("หน่วย ข"))
    assert window.session.open(other)
    window.session.set_texts({VISION: "ของแผนอื่น"})
    dialog = HistoryDialog(window.tools, window)
    qtbot.addWidget(dialog)
    assert len(steps(dialog)) == 2
    dialog.reject()
    window.session.open(number)
    plans.remove(other)
