"""The list of backups: what it says, what is restored from it, and that taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from db.backups.names import Reason
from desktop.window.backups.backups_dialog import BackupsDialog
from desktop.window.widgets.roles import Role
from tests.desktop.dialogs import answer
from tests.desktop.parts import package


@pytest.fixture
def commands(full_window, store):
    """What the menu's command does, of a window with a plan open and one backup made."""
    store.backups.make(Reason.ASKED)
    return full_window.menus._acts.show_backups


def in_dialog(commands, act):
    """Bring the dialog up and do something in it; it must have come."""
    seen = []

    def on_dialog(dialog):
        assert isinstance(dialog, BackupsDialog)
        seen.append(dialog)
        act(dialog)

    answer(on_dialog)
    commands()
    assert seen


def cards(view):
    model = view.model()
    return [
        model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())
    ]


def press_undo(window):
    (undo,) = [b for b in window.notice.findChildren(QPushButton) if b.text() == "เลิกการกู้คืน"]
    undo.click()


def test_backup_says_when_why_and_what_has_changed_since(commands, session, store):
    projects = package("หน่วย ก", projects=("a", "b")).plan.projects
    now = session.package
    session.apply(replace(now, plan=replace(now.plan, vision="ใหม่", projects=projects)), "แก้")
    store.add(package("หน่วย ใหม่"))

    def look(dialog):
        (backup,) = cards(dialog.list)
        assert backup.startswith("สั่งสำรองเอง\n")
        assert "กิโลไบต์" in backup
        changed, same = sorted(cards(dialog.plans)[:2], key=lambda words: "ไม่มีอะไร" in words)
        assert "วิสัยทัศน์ 1" in changed
        assert "โครงการ 2" in changed
        assert "ไม่มีอะไรเปลี่ยน" in same
        assert "เพิ่มหลังจากสำรอง" in cards(dialog.plans)[2]

    in_dialog(commands, look)


def choose_plan(dialog, year):
    model = dialog.plans.model()
    (row,) = [
        row
        for row in range(model.rowCount())
        if model.index(row).data(Role.ITEM).then.fiscal_year == year
    ]
    dialog.plans.choose(row)


def test_plan_is_restored_opened_and_that_taken_back(commands, full_window, session, store):
    session.set_texts({("plan", "vision"): "ใหม่"})

    def restore(dialog):
        choose_plan(dialog, 2567)
        dialog.restore_one.click()

    in_dialog(commands, restore)
    assert session.number == 2
    assert session.package.plan.vision == ""
    assert "กู้คืนแผนจากแฟ้มสำรอง" in full_window.notice.words
    press_undo(full_window)
    assert session.package.plan.vision == "ใหม่"
    assert store.load(2).plan.vision == "ใหม่"


def test_plan_that_is_gone_is_restored_and_goes_again(commands, full_window, store):
    store.remove(1)

    def restore(dialog):
        assert any("ตอนนี้ไม่มีแผนนี้แล้ว" in words for words in cards(dialog.plans))
        choose_plan(dialog, 2566)
        dialog.restore_one.click()

    in_dialog(commands, restore)
    assert {entry.number for entry in store.entries} == {1, 2}
    press_undo(full_window)
    assert {entry.number for entry in store.entries} == {2}


def test_all_plans_are_restored_and_that_taken_back(commands, full_window, session, store):
    session.set_texts({("plan", "vision"): "ใหม่"})
    store.add(package("หน่วย ใหม่"))
    in_dialog(commands, lambda dialog: dialog.restore_all.click())
    assert len(store.entries) == 2
    assert session.package.plan.vision == ""
    press_undo(full_window)
    assert len(store.entries) == 3
    assert session.package.plan.vision == "ใหม่"


def test_damaged_backup_is_said_and_nothing_can_be_restored_from_it(commands, store):
    (made,) = store.backups.entries()
    made.path.write_bytes(made.path.read_bytes()[:-50])

    def look(dialog):
        assert "เสียหาย" in dialog._about.text()
        assert not dialog.restore_one.isEnabled()
        assert not dialog.restore_all.isEnabled()

    in_dialog(commands, look)


def test_backup_is_made_when_asked_for_and_shown(commands, session):
    session.set_texts({("plan", "vision"): "ใหม่"})

    def make(dialog):
        dialog.make.click()
        QApplication.processEvents()
        assert len(cards(dialog.list)) == 2
        assert dialog.make.isEnabled()

    in_dialog(commands, make)


def test_second_place_is_set_said_and_cleared(commands, store, tmp_path, monkeypatch):
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))

    def choose(dialog):
        (button,) = [b for b in dialog.findChildren(QPushButton) if "ที่สำรองแห่งที่สอง…" in b.text()]
        button.click()
        assert str(stick) in dialog._place.text()
        assert len(list(stick.glob("*/*.db.gz"))) == 1
        dialog.clear_place.click()
        assert "ยังไม่ได้เลือก" in dialog._place.text()

    in_dialog(commands, choose)
    assert store.backups.second_place is None


def test_folder_of_the_backups_is_opened(commands, store, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))

    def press(dialog):
        (button,) = [b for b in dialog.findChildren(QPushButton) if "เปิดโฟลเดอร์" in b.text()]
        button.click()

    in_dialog(commands, press)
    assert opened == [str(store.backups.folder)]


def test_store_without_backups_says_so(full_window, plans):
    def look(dialog):
        assert "ยังไม่มีแฟ้มสำรอง" in dialog._state.text()
        assert not dialog.restore_all.isEnabled()

    in_dialog(full_window.menus._acts.show_backups, look)
