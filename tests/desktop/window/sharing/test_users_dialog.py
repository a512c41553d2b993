"""ผู้ใช้แผน: the owner says who may what, others see it, and the database has the last word."""

import pytest
from PySide6.QtWidgets import QMenu, QPushButton

from db.errors import StoreError
from db.store.postgresql.rights import May, share
from db.store.store import Store
from desktop.window.sharing.users_dialog import UsersDialog
from desktop.window.widgets.roles import Role
from tests.desktop.dialogs import answer, press
from tests.desktop.window.called import called, choose


@pytest.fixture
def dialog_of(qtbot, window_of):
    """The dialog of a person, over a window of theirs."""

    def made(person):
        window = window_of(person)
        dialog = UsersDialog(window.tools, window)
        qtbot.addWidget(dialog)
        dialog.show()
        opened.append(dialog)
        return dialog

    opened = []
    yield made
    for dialog in opened:
        dialog.reject()


def said(dialog):
    """What the list says of each."""
    return {
        right.person: dialog.list.model().index(row, 0).data(Role.LINES)[0]
        for row, right in enumerate(dialog.list.model().items)
    }


def choose_person(dialog, person):
    names = [right.person for right in dialog.list.model().items]
    dialog.list.choose(names.index(person))


def let(dialog, words):
    choose(dialog.may, words)
    dialog.may.activated.emit(dialog.may.currentIndex())


def test_owner_adds_changes_and_takes_out(dialog_of, served, number):
    dialog = dialog_of("an_owner")
    assert said(dialog) == {
        "a_reader": "อ่านได้", "a_writer": "อ่านและแก้ได้", "an_owner": "เป็นเจ้าของ",
    }  # fmt: skip
    # Whom the server knows is offered, but for those who are there.
    offered = [dialog.person.itemText(at) for at in range(dialog.person.count())]
    assert offered == ["a_stranger", "phaen_users (ทุกคนที่ใช้ฐานข้อมูลนี้)"]
    dialog.person.setCurrentText("a_stranger")
    called(dialog, "เพิ่ม", QPushButton).click()
    assert dialog.said.text() == "a_stranger อ่านได้แล้ว"
    assert dialog.said.isVisible()
    with Store.open(served["a_stranger"]) as store:
        assert store.load(number)
        assert not store.may_write(number)
    choose_person(dialog, "a_stranger")
    let(dialog, "อ่านและแก้ได้")
    assert said(dialog)["a_stranger"] == "อ่านและแก้ได้"
    with Store.open(served["a_stranger"]) as store:
        assert store.may_write(number)
    answer(press("เอาออก"))
    called(dialog, "เอาออก…", QPushButton).click()
    assert "a_stranger" not in said(dialog)
    with Store.open(served["a_stranger"]) as store, pytest.raises(StoreError):
        store.load(number)


def test_everybody_is_let_in_by_the_group(dialog_of, served, number):
    dialog = dialog_of("an_owner")
    dialog.person.setCurrentText("phaen_users (ทุกคนที่ใช้ฐานข้อมูลนี้)")
    called(dialog, "เพิ่ม", QPushButton).click()
    assert said(dialog)["phaen_users"] == "กลุ่ม · อ่านได้"
    with Store.open(served["a_stranger"]) as store:
        assert store.load(number)


@pytest.mark.parametrize("person", ["a_writer", "a_reader"])
def test_who_does_not_own_it_sees_it_and_is_told_whom_to_ask(dialog_of, person):
    dialog = dialog_of(person)
    assert len(said(dialog)) == 3
    assert "ขอจากเจ้าของ: an_owner" in dialog.about.text()
    for control in (dialog.may, dialog.remove_button, dialog.person, dialog.add_button):
        assert not control.isVisible()


def test_what_the_database_refuses_is_said_and_nothing_is_changed(dialog_of, served, number):
    dialog = dialog_of("an_owner")
    dialog.person.setCurrentText("nobody_knows")
    dialog.add()
    assert "ไม่รู้จักผู้ใช้ “nobody_knows”" in dialog.said.text()
    # What was typed is not lost.
    assert dialog.person.currentText() == "nobody_knows"
    dialog.person.clearEditText()
    dialog.add()
    assert "โปรดเลือกหรือกรอกชื่อ" in dialog.said.text()
    choose_person(dialog, "an_owner")
    answer(press("เปลี่ยน"))
    let(dialog, "อ่านได้")
    assert "ต้องมีเจ้าของอย่างน้อยหนึ่งคน" in dialog.said.text()
    assert said(dialog)["an_owner"] == dialog.may.currentText() == "เป็นเจ้าของ"


def test_owner_who_is_one_no_more_is_told_and_sees_it_as_others_do(dialog_of, served, number):
    dialog = dialog_of("an_owner")
    share(served["an_owner"], number, "a_writer", May.OWN)
    share(served["a_writer"], number, "an_owner", May.READ)
    choose_person(dialog, "a_reader")
    let(dialog, "อ่านและแก้ได้")
    assert "ไม่ใช่ของบัญชีนี้" in dialog.said.text()
    assert said(dialog) == {
        "a_reader": "อ่านได้", "a_writer": "เป็นเจ้าของ", "an_owner": "อ่านได้",
    }  # fmt: skip
    assert not dialog.add_button.isVisible()
    share(served["a_writer"], number, "an_owner", May.OWN)


def test_own_right_goes_only_when_that_is_confirmed(dialog_of, served, number):
    share(served["an_owner"], number, "a_writer", May.OWN)
    dialog = dialog_of("an_owner")
    choose_person(dialog, "an_owner")
    answer(press("ยกเลิก"))
    let(dialog, "อ่านได้")
    assert said(dialog)["an_owner"] == dialog.may.currentText() == "เป็นเจ้าของ"
    answer(press("เปลี่ยน"))
    let(dialog, "อ่านได้")
    assert said(dialog)["an_owner"] == "อ่านได้"
    share(served["a_writer"], number, "an_owner", May.OWN)


def test_menu_and_bar_offer_it_for_a_plan_on_a_server(window_of):
    window = window_of("an_owner")
    files = window.menuBar().findChildren(QMenu)[0]
    assert {"ผู้ใช้แผน…", "ประวัติแผน…"} <= {each.text() for each in visible(files)}
    assert called(window.people, "ผู้ใช้แผน…", QPushButton).isVisible()
    window.session.close()
    assert not called(window.people, "ผู้ใช้แผน…", QPushButton).isVisible()
    assert not any(each.isEnabled() for each in files.actions() if each.text() == "ผู้ใช้แผน…")


def test_window_of_a_file_offers_nothing_of_it(full_window):
    files = full_window.menuBar().findChildren(QMenu)[0]
    assert not {"ผู้ใช้แผน…", "ประวัติแผน…"} & {each.text() for each in visible(files)}


def visible(menu):
    return [each for each in menu.actions() if each.isVisible()]
