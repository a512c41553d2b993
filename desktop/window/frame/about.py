"""What the program is: its version, what has changed with it, and whose work lies in it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from db.version import VERSION
from desktop.window.widgets.dialogs import message_box
from desktop.window.widgets.theme import px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2, GAP_4
from forms.resources import RESOURCES

if TYPE_CHECKING:
    from desktop.window.memory import Memory
    from desktop.window.widgets.notice import Notice

CHANGES, NOTICES = "สิ่งที่เปลี่ยนในแต่ละรุ่น", "ประกาศลิขสิทธิ์"
# Of a frozen program alone: made of what lies in it.
_NOTICES = RESOURCES / "notices.txt"
_SEEN = "version"


def show_about(parent: QWidget) -> None:
    """Say what the program is, of which version, and under which licences it comes."""
    box = message_box(
        parent,
        "เกี่ยวกับโปรแกรม",
        f"แผน รุ่น {VERSION}",
        "โปรแกรมจัดทำแผนปฏิบัติการประจำปีและรายงานของหน่วยงานกรุงเทพมหานคร\n\n"
        "เผยแพร่ภายใต้สัญญาอนุญาต Apache 2.0\n"
        "ใช้ Qt และ PySide6 ภายใต้สัญญาอนุญาต LGPL รุ่น 3 และงานของผู้อื่นตามประกาศลิขสิทธิ์",
        picture="phaen",
    )
    role = QMessageBox.ButtonRole
    shows = {
        box.addButton(CHANGES, role.HelpRole): partial(show_changes, parent),
        box.addButton(NOTICES, role.HelpRole): partial(show_notices, parent),
    }
    close = box.addButton("ปิด", role.RejectRole)
    box.setDefaultButton(close)
    box.setEscapeButton(close)
    box.exec()
    for button, show in shows.items():
        if box.clickedButton() is button:
            show()


def show_changes(parent: QWidget) -> None:
    """Show what has changed, version by version."""
    text = QTextBrowser()
    text.setMarkdown((RESOURCES / "help" / "changes.md").read_text(encoding="utf-8"))
    _show(CHANGES, text, parent)


def show_notices(parent: QWidget) -> None:
    """Show the terms of all that lies in the program."""
    text = QPlainTextEdit()
    text.setReadOnly(True)
    text.setPlainText(notices())
    _show(NOTICES, text, parent)


def notices() -> str:
    """The terms of all that lies in the program; from source, of what lies beside the source."""
    if _NOTICES.exists():
        return _NOTICES.read_text(encoding="utf-8")
    beside = sorted(RESOURCES.rglob("LICENSE*"))
    own = "โปรแกรมนี้ติดตั้งจากรหัสต้นฉบับ สัญญาอนุญาตของไลบรารีแต่ละตัวอยู่กับไลบรารีนั้น"
    return "\n\n".join([own, *(path.read_text(encoding="utf-8") for path in beside)])


def tell_of_version(notice: Notice, memory: Memory, *, is_first: bool) -> None:
    """Tell once that the program is of another version than at the start before.

    `is_first`: there was none before.
    """
    if memory.text(_SEEN) == VERSION:
        return
    memory.set_text(_SEEN, VERSION)
    if not is_first:
        show = partial(show_changes, notice.window())
        notice.show_result(f"ปรับปรุงโปรแกรมเป็นรุ่น {VERSION} แล้ว", ((CHANGES, show),))


def _show(title: str, text: QPlainTextEdit | QTextBrowser, parent: QWidget) -> None:
    """A text to be read, in a dialog of its own."""
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    text.document().setDocumentMargin(px(GAP_4))
    text.setAccessibleName(title)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    box.button(QDialogButtonBox.StandardButton.Close).setText("ปิด")
    box.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    margin = px(GAP_4)
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(px(GAP_2))
    column.addWidget(text, 1)
    column.addWidget(box)
    resize_within_screen(dialog, 44, 38)
    dialog.exec()
    dialog.deleteLater()
