import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from db.backups.names import Reason
from db.errors import PhaenError
from db.package.file import write_package
from db.records import Issuance
from db.store.sqlite.backend import SqliteBackend
from desktop.window.start import plan_commands
from desktop.window.start.same_plan import KEEP_BOTH, REPLACE
from desktop.window.start.start_page import StartPage
from desktop.window.widgets.dialogs import RefusalDialog
from desktop.window.widgets.differences_dialog import DifferencesDialog
from desktop.window.widgets.password_fields import PasswordDialog
from tests.desktop.dialogs import answer, press
from tests.desktop.keyboard import type_text
from tests.desktop.parts import package


def test_plan_is_stored_and_opened_when_imported(window, plans, package_file, session):
    window.plan_commands.import_file(package_file)
    assert [plan.unit for plan in plans.entries] == ["หน่วย ข"]
    assert session.number == 1
    assert window.page is not window.pages.get("start")
    assert window.notice.words == "นำเข้า แผน.json แล้ว"


def test_words_that_are_being_typed_stay_in_their_plan_when_another_is_imported(
    full_window, store, package_file, session
):
    window, number = full_window, session.number
    window.activateWindow()
    QApplication.processEvents()
    window.go_to(("plan", "title"))
    type_text(QApplication.focusWidget(), "แผนเดิม")
    window.plan_commands.import_file(package_file)
    QApplication.focusWidget().clearFocus()
    assert store.load(number).plan.title.endswith("แผนเดิม")
    assert store.load(session.number).plan.title == "แผนทดสอบ 2567"


def test_file_is_asked_for_and_its_folder_remembered_when_importing(
    window, session, package_file, *, monkeypatch, memory
):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(package_file), ""))
    window.plan_commands.ask_import()
    assert session.number == 1
    assert memory.folder == package_file.parent


def test_nothing_happens_when_no_file_is_chosen(window, plans, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    window.plan_commands.ask_import()
    assert plans.entries == ()


def test_every_reason_is_shown_and_copied_when_a_file_is_refused(window, plans, tmp_path):
    path = tmp_path / "เสีย.json"
    path.write_text(
        '{"format": "bma-plan-package", "version": 1, "plan":'
        ' {"fiscal_year": "x", "edition": "2567", "unit": {"name": 5}}}',
        encoding="utf-8",
    )
    seen = []

    def look(dialog):
        assert isinstance(dialog, RefusalDialog)
        seen.extend(str(refusal) for refusal in dialog._refusals)
        dialog.findChildren(QPushButton)[0].click()

    answer(look)
    window.plan_commands.import_file(path)
    assert len(seen) == 2
    assert QGuiApplication.clipboard().text() == "\n".join(seen)
    assert plans.entries == ()
    assert isinstance(window.page, StartPage)


def test_trouble_is_told_when_the_file_is_not_there(window, tmp_path):
    window.plan_commands.import_file(tmp_path / "ไม่มี.json")
    assert "ไม่มี.json" in window.notice.words
    assert window.notice.isVisible()


def test_plan_goes_when_its_removal_is_confirmed(window, store):
    window.show_page("start")
    answer(press("ลบแผน"))
    window.plan_commands.remove(1)
    assert [plan.number for plan in store.entries] == [2]


def test_removed_plan_comes_back_by_one_click_in_the_notice(window, store):
    before = store.load(1)
    answer(press("ลบแผน"))
    window.plan_commands.remove(1)
    (undo,) = [b for b in window.notice.findChildren(QPushButton) if b.text() == "เลิกทำ"]
    undo.click()
    assert {plan.number for plan in store.entries} == {1, 2}
    assert store.load(1) == before


def test_removed_plan_is_listed_last_on_the_start_page_and_comes_back(qtbot, window, store):
    page = window.pages.get("start")
    window.show_page("start")
    assert page.bring_back.isHidden()
    answer(press("ลบแผน"))
    window.plan_commands.remove(1)
    page.list.choose(0)
    assert not page.bring_back.isEnabled()
    page.list.choose(1)
    words = page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("ลบแล้ว: หน่วย ก ปีงบประมาณ พ.ศ. 2566")
    assert "นำกลับมาได้ถึง" in words
    assert not any(c.isEnabled() for c in (page._open_command, page._carry, page._remove_command))
    page.bring_back.click()
    assert page.bring_back.isHidden()
    assert {plan.number for plan in store.entries} == {1, 2}
    answer(press("ลบแผน"))
    window.plan_commands.remove(1)
    page.list.choose(1)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert {plan.number for plan in store.entries} == {1, 2}


def test_backup_is_made_before_a_plan_is_removed_or_imported(window, store, package_file):
    answer(press("ลบแผน"))
    window.plan_commands.remove(1)
    window.plan_commands.import_file(package_file)
    imported, removed = store.backups.entries()
    assert (removed.reason, imported.reason) == (Reason.REMOVAL, Reason.IMPORT)
    assert [len(store.backups.plans(each)) for each in (removed, imported)] == [2, 1]


def test_backup_that_cannot_be_made_is_said_and_hinders_nothing(
    window, store, package_file, monkeypatch
):
    def fail(*_):
        raise PhaenError("ดิสก์เต็ม")

    monkeypatch.setattr(SqliteBackend, "back_up", fail)
    window.plan_commands.import_file(package_file)
    assert window.notice.words == "นำเข้า แผน.json แล้ว ดิสก์เต็ม"
    answer(press("ลบแผน"))
    window.plan_commands.remove(1)
    assert window.notice.words.endswith("แล้ว ดิสก์เต็ม")
    assert {plan.number for plan in store.entries} == {2, 3}


def test_file_of_a_removed_plan_is_taken_in_beside_it(window, store, package_file):
    window.plan_commands.import_file(package_file)
    answer(press("ลบแผน"))
    window.plan_commands.remove(3)
    window.plan_commands.import_file(package_file)
    assert {plan.number for plan in store.entries} == {1, 2, 4}
    window.plan_commands.bring_back(3)
    assert {plan.number for plan in store.entries} == {1, 2, 3, 4}


def test_plan_stays_when_its_removal_is_not_confirmed(window, store):
    answer(lambda box: box.reject())
    window.plan_commands.remove(1)
    answer(press("ยกเลิก"))
    window.plan_commands.remove(1)
    assert len(store.entries) == 2


def test_delete_key_asks_for_the_chosen_plan_when_pressed(qtbot, window, store):
    window.show_page("start")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    texts = []
    answer(lambda box: texts.append(box.text()))
    window.page.list.setFocus()
    window.page.list.choose(0)
    qtbot.keyClick(window.page.list, Qt.Key.Key_Delete)
    assert texts == ["ลบแผนของหน่วย ก ปีงบประมาณ พ.ศ. 2567 หรือไม่"]


def test_enter_opens_the_chosen_plan_when_pressed(qtbot, window, store, session):
    window.page.list.choose(1)
    qtbot.keyClick(window.page.list, Qt.Key.Key_Return)
    assert session.number == 1


def test_sample_is_stored_once_when_opened_twice(window, plans, package_file, monkeypatch, session):
    monkeypatch.setattr(plan_commands, "SAMPLE", package_file)
    window.plan_commands.open_sample()
    session.close()
    window.plan_commands.open_sample()
    assert len(plans.entries) == 1
    assert session.number == 1


def test_first_steps_are_offered_only_while_there_is_no_plan(window, plans, package_file):
    page = window.page
    assert page._layout.currentIndex() == 1
    words = {button.accessibleName() for button in page.findChildren(QPushButton)}
    assert {"เปิดแผนตัวอย่าง", "แผนใหม่…", "นำเข้าแผน…", "วิธีใช้"} <= words
    # All of them in sight, on a screen of 1366 × 768 dots at 150 percent, too.
    window.resize(1366 * 2 // 3, 768 * 2 // 3)
    QApplication.processEvents()
    assert page._layout.currentWidget().verticalScrollBar().maximum() == 0
    window.plan_commands.import_file(package_file)
    assert page._layout.currentIndex() == 2
    plans.remove(1)
    # It can be brought back: nobody begins anew with that in sight.
    assert page._layout.currentIndex() == 2
    assert not page.bring_back.isHidden()


def imported_twice(window, plans, path, *, changed):
    """Import a file, change its plan where it is to differ, and import the file again."""
    window.plan_commands.import_file(path)
    if changed:
        window.plan_commands._session.set_texts({("plan", "title"): "แก้ในเครื่อง"})


def test_plan_that_is_there_already_is_opened_and_not_doubled(window, plans, package_file, session):
    imported_twice(window, plans, package_file, changed=False)
    session.close()
    window.plan_commands.import_file(package_file)
    assert len(plans.entries) == 1
    assert session.number == 1
    assert "เหมือนกันทุกแห่ง" in window.notice.words


def test_differences_are_shown_before_one_chooses(window, plans, package_file, session):
    imported_twice(window, plans, package_file, changed=True)
    seen = []

    def look(dialog):
        assert isinstance(dialog, DifferencesDialog)
        model = dialog.list.model()
        seen.extend(model.items)  # type: ignore[attr-defined]
        dialog.reject()

    answer(look)
    window.plan_commands.import_file(package_file)
    assert [(one.before, one.after) for one in seen] == [("แก้ในเครื่อง", "แผนทดสอบ 2567")]
    assert len(plans.entries) == 1
    assert session.package.plan.title == "แก้ในเครื่อง"


def test_plan_is_replaced_in_its_place_and_that_can_be_undone(
    qtbot, window, plans, package_file, session
):
    imported_twice(window, plans, package_file, changed=True)
    identity = session.package.plan.id
    session.set_texts({("plan", "fiscal_year"): "ไม่ใช่ปี"})
    session.close()
    answer(lambda dialog: dialog.choose(REPLACE))
    window.plan_commands.import_file(package_file)
    assert [entry.number for entry in plans.entries] == [1]
    assert plans.load(1).plan.title == "แผนทดสอบ 2567"
    assert session.package.plan.id == identity
    assert not session.state.drafts
    undo = [b for b in window.notice.findChildren(QPushButton) if b.text() == "เลิกทำ"]
    undo[0].click()
    assert plans.load(1).plan.title == "แก้ในเครื่อง"
    assert session.state.drafts


def test_both_plans_are_kept_apart_by_their_identities(window, plans, package_file, session):
    imported_twice(window, plans, package_file, changed=True)
    answer(lambda dialog: dialog.choose(KEEP_BOTH))
    window.plan_commands.import_file(package_file)
    assert [entry.title for entry in plans.entries] == ["แก้ในเครื่อง", "แผนทดสอบ 2567"]
    assert len({entry.identity for entry in plans.entries}) == 2
    one, two = plans.load(1), plans.load(2)
    assert {item.id for item in one.plan.swot}.isdisjoint(item.id for item in two.plan.swot)


def test_plan_with_an_issued_report_is_not_replaced_by_another_report(
    window, plans, session, tmp_path
):
    kept = package("หน่วย ค", quarters=(1,))
    issuance = Issuance(date="2567-01-05", by="ก")
    reports = tuple(replace(report, issuances=(issuance,)) for report in kept.reports)
    issued = replace(kept, reports=reports)
    path = tmp_path / "ออกแล้ว.json"
    session.open(plans.add(issued))
    write_package(kept, path)
    answer(lambda dialog: dialog.choose(REPLACE))
    window.plan_commands.import_file(path)
    assert plans.load(1).reports[0].issuances
    assert "รายงานไตรมาส 1" in window.notice.words


def test_password_of_a_file_is_asked_for_until_it_is_right_or_given_up(window, plans, tmp_path):
    # Of "หน่วย ง"; its key is soon made.
    path = Path(__file__).parents[3] / "data" / "sealed.age"
    reasons = []

    def say(password):
        def act(dialog):
            assert isinstance(dialog, PasswordDialog)
            reasons.append([label.text() for label in dialog.findChildren(QLabel)])
            if not password:
                dialog.reject()
                return
            assert not dialog.open_button.isEnabled()
            dialog.field.setText(password)
            answer(say(following.pop(0)))
            dialog.open_button.click()

        return act

    following = ["", "ไม่มีใครถาม"]
    answer(say("ผิด"))
    window.plan_commands.import_file(path)
    assert plans.entries == ()
    assert not window.notice.isVisible()
    assert "ใส่รหัสผ่านไว้" in reasons[0][1]
    assert "รหัสผ่านไม่ถูกต้อง" in reasons[1][1]

    def right(dialog):
        dialog.field.setText("รหัสผ่านยาว")
        dialog.open_button.click()

    answer(right)
    window.plan_commands.import_file(path)
    assert [entry.unit for entry in plans.entries] == ["หน่วย ง"]


def test_damaged_plan_is_told_of_and_opened_when_one_insists(window, store, session):
    with closing(sqlite3.connect(store.store_path)) as connection, connection:
        connection.execute("UPDATE plans SET title = 'อื่น' WHERE number = 1")
    window.plan_commands.open(1)
    assert not session.is_open
    assert "แผนหมายเลข 1" in window.notice.words
    (insist,) = [
        each for each in window.notice.findChildren(QPushButton) if each.text() == "เปิดทั้งที่เสียหาย"
    ]
    insist.click()
    assert session.package.plan.title == "อื่น"
    session.set_value(("plan", "title"), "แผนที่ดูแล้ว")
    assert store.load(1).plan.title == "แผนที่ดูแล้ว"
