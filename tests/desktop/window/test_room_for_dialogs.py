"""Dialogs on a screen of 1366 × 768 at 150 %: whole, with one margin and no examples as values."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)

from db.backups.names import Reason
from db.errors import Refusal, StoreError, StoreTrouble
from db.records import Package, Plan, Project
from desktop.window.backups.backups_dialog import BackupsDialog
from desktop.window.backups.store_trouble import StoreTroubleDialog
from desktop.window.editions.copy_dialog import CopyDialog
from desktop.window.exchange.fill_out_dialog import FillOutDialog
from desktop.window.exchange.send_dialog import SendDialog
from desktop.window.framework.other_plans_dialog import OtherPlansDialog
from desktop.window.help.help_window import HelpWindow
from desktop.window.library.issue_dialog import IssueLibraryDialog
from desktop.window.library.library_dialog import LibraryDialog
from desktop.window.listing.lists_dialog import ListsDialog
from desktop.window.placed.new_table import NewTableDialog
from desktop.window.printing.export_dialog import ExportDialog
from desktop.window.reading.into_dialog import IntoDialog
from desktop.window.reports.issue_dialog import IssueDialog
from desktop.window.settings.settings_dialog import SettingsDialog
from desktop.window.start.new_plan_dialog import NewPlanDialog
from desktop.window.start.server_dialog import ServerDialog
from desktop.window.widgets import fitting_dialog
from desktop.window.widgets import theme as looks
from desktop.window.widgets.dialogs import RefusalDialog
from desktop.window.widgets.password_fields import PasswordDialog
from desktop.window.widgets.tokens import GAP_4, TITLE_BAR_HEIGHT
from forms.reading.outline import Outline
from forms.reading.reading import read_outline
from forms.reading.review.review import Review

# What a taskbar and the title bar leave of 911 × 512.
ROOM = QSize(911, 512 - 32 - TITLE_BAR_HEIGHT)


def _none(_backup):
    return None


def backups(window, store):
    store.backups.make(Reason.ASKED)
    commands = window.backup_commands
    return BackupsDialog(store.backups, commands._keeper, commands._tasks, commands._theme, window)


def issue(window, memory, theme, *, why):
    words = "เมื่อออกรายงานแล้ว จะแก้ผล บันทึกข้อความ และผู้ลงนามของไตรมาสนี้ไม่ได้"
    said = {"title": "ออกรายงาน", "words": words, "yes": "ออกรายงาน"}
    return IssueDialog(memory, theme, window, **said, act=lambda *_each: None, why=why)


def parts_to_take(window, theme):
    """What is taken from a plan with names as long as any."""
    projects = tuple(Project(f"r{n}", f"โครงการพัฒนาห้องสมุด{n}" * 9) for n in range(3))
    read = Plan(fiscal_year=2568, edition="2567", projects=projects)
    now = replace(read_outline(Outline(())), package=Package(read))
    return IntoDialog(theme, window.session, Review(now), window)


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
    "server": lambda w, *_: ServerDialog(w.tools.memory, w.tools.tasks, w),
    "send": lambda w, *_: SendDialog(w.tools, w),
    "fill out": lambda w, *_: FillOutDialog(w.tools, w),
    "parts of what was read": lambda w, _s, _m, t: parts_to_take(w, t),
    "copy of an edition": lambda w, *_: CopyDialog("2567", ["2567"], w),
    "store": lambda w, _s, _m, t: StoreTroubleDialog(DAMAGED, _none, w.tools.tasks, t, w),
}
DAMAGED = StoreError("เสียหาย", StoreTrouble.DAMAGED)


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


def test_labels_stand_over_their_fields(dialog):
    for label in dialog.findChildren(QLabel):
        field = label.buddy()
        # On one line with what it names stands a label of a bar alone.
        if field is None or not field.isVisible() or label.property("role") != "caption":
            continue
        spots = [each.mapTo(dialog, QPoint(0, 0)) for each in (label, field)]
        assert spots[0].y() + label.height() <= spots[1].y(), label.text()
        assert spots[0].x() == spots[1].x(), label.text()


def test_what_is_ticked_is_as_wide_as_its_words(dialog):
    for box in (*dialog.findChildren(QCheckBox), *dialog.findChildren(QRadioButton)):
        if box.isVisible():
            assert box.width() <= box.sizeHint().width(), box.text()


def test_the_button_that_most_will_want_stands_first_of_those_that_end_it(dialog):
    leaving = {"ยกเลิก", "ปิด"}
    shown = [each for each in dialog.findChildren(QPushButton) if each.isVisible()]
    (leave,) = [each for each in shown if each.text() in leaving] or [None]
    primary = [each for each in shown if each.property("primary")]
    assert len(primary) <= 1
    if leave is None:
        return
    right = [each.mapTo(dialog, QPoint(each.width(), 0)).x() for each in (*primary, leave)]
    assert right == sorted(right)
    assert right[-1] == dialog.width() - GAP_4


def test_no_example_stands_in_a_field(dialog):
    boxes = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QPlainTextEdit)]
    hints = [box.placeholderText() for box in boxes]  # type: ignore[attr-defined]
    assert not any("เช่น" in hint or "ตัวอย่าง" in hint for hint in hints)


def test_the_room_of_a_screen_leaves_out_the_title_bar(full_window):
    available = full_window.screen().availableSize()
    assert looks.screen_room(full_window) == available - QSize(0, TITLE_BAR_HEIGHT)
