"""Dialogs on a screen of 1366 × 768 at 150 %: whole, with one margin and no examples as values."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from db.backups.names import Reason
from db.errors import Refusal
from desktop.window.backups.backups_dialog import BackupsDialog
from desktop.window.framework.other_plans_dialog import OtherPlansDialog
from desktop.window.help.help_window import HelpWindow
from desktop.window.library.issue_dialog import IssueLibraryDialog
from desktop.window.library.library_dialog import LibraryDialog
from desktop.window.listing.lists_dialog import ListsDialog
from desktop.window.placed.new_table import NewTableDialog
from desktop.window.printing.export_dialog import ExportDialog
from desktop.window.reports.issue_dialog import IssueDialog
from desktop.window.settings.settings_dialog import SettingsDialog
from desktop.window.start.new_plan_dialog import NewPlanDialog
from desktop.window.widgets import fitting_dialog
from desktop.window.widgets import theme as looks
from desktop.window.widgets.dialogs import RefusalDialog
from desktop.window.widgets.password_fields import PasswordDialog
from desktop.window.widgets.tokens import GAP_4, TITLE_BAR_HEIGHT

# What a taskbar and the title bar leave of 911 × 512.
ROOM = QSize(911, 512 - 32 - TITLE_BAR_HEIGHT)


def backups(window, store):
    store.backups.make(Reason.ASKED)
    commands = window.backup_commands
    return BackupsDialog(store.backups, commands._keeper, commands._tasks, commands._theme, window)


def issue(window, memory, theme, *, why):
    words = "เมื่อออกรายงานแล้ว จะแก้ผล บันทึกข้อความ และผู้ลงนามของไตรมาสนี้ไม่ได้"
    said = {"title": "ออกรายงาน", "words": words, "yes": "ออกรายงาน"}
    return IssueDialog(memory, theme, window, **said, act=lambda *_each: None, why=why)


DIALOGS = {
    "new plan": lambda w, *_: NewPlanDialog((), w),
    "settings": lambda w, *_: SettingsDialog(w.tools, w),
    "export": lambda w, *_: ExportDialog("ตาราง ก", w),
    "lists": lambda w, *_: ListsDialog(w.tools, w),
    "new table": lambda w, *_: NewTableDialog(w),
    "password": lambda w, *_: PasswordDialog("แผน.json", "แฟ้มนี้ใส่รหัสผ่านไว้", w),
    "other plans": lambda w, *_: OtherPlansDialog(w.tools, w),
    "library": lambda w, *_: LibraryDialog(w.tools, w),
    "issue library": lambda w, *_: IssueLibraryDialog(w.session.package.plan, w),
    "backups": lambda w, store, *_: backups(w, store),
    "issue": lambda w, _store, memory, theme: issue(w, memory, theme, why=False),
    "reopen": lambda w, _store, memory, theme: issue(w, memory, theme, why=True),
    "refusal": lambda w, _s, _m, t: RefusalDialog(t, "ก.json", [Refusal("แผน", "ผิด")] * 9, w),
    "help": lambda w, *_: HelpWindow(w.tools, w),
}


@pytest.fixture(params=list(DIALOGS))
def dialog(request, qtbot, monkeypatch, full_window, *, store, memory, theme):
    for module in (looks, fitting_dialog):
        monkeypatch.setattr(module, "screen_room", lambda _window: ROOM)
    dialog = DIALOGS[request.param](full_window, store, memory, theme)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def test_it_fits_with_all_of_its_buttons(dialog):
    size, least = dialog.size(), dialog.minimumSizeHint()
    assert size.boundedTo(ROOM) == size
    assert least.boundedTo(ROOM) == least
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            spot = button.mapTo(dialog, button.rect().bottomRight())
            assert dialog.rect().contains(spot), button.text()
            assert button.width() >= button.sizeHint().width(), button.text()


def test_its_margin_is_that_of_all(dialog):
    margins = dialog.layout().contentsMargins()
    sides = {margins.left(), margins.top(), margins.right(), margins.bottom()}
    assert sides == {GAP_4}


def test_no_example_stands_in_a_field(dialog):
    boxes = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    hints = [box.placeholderText() for box in boxes]  # type: ignore[attr-defined]
    assert not any("เช่น" in hint or "ตัวอย่าง" in hint for hint in hints)


def test_the_room_of_a_screen_leaves_out_the_title_bar(full_window):
    available = full_window.screen().availableSize()
    assert looks.screen_room(full_window) == available - QSize(0, TITLE_BAR_HEIGHT)
