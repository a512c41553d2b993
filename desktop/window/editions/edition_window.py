"""The window of editions: next year's forms are made here, with their pages beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QWidget

from db.errors import PhaenError
from desktop.window.editions.copy_dialog import CopyDialog
from desktop.window.editions.edition_bar import BarActs, EditionBar
from desktop.window.editions.edition_body import EditionBody
from desktop.window.editions.travelling import ask_and_take, ask_where_to_send
from desktop.window.widgets.controls import push_button, settle
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2
from forms.editions.editing.draft import EditionDraft, drafted
from forms.editions.editing.files import KeptEdition, copied, kept_editions, text_of
from forms.editions.editing.telling import consequences, reasons
from forms.editions.editing.work import EditionWork
from forms.editions.faults import EditionError

if TYPE_CHECKING:
    from desktop.window.page import Tools

_EDITION = ("plan", "edition")


class EditionWindow(QDialog):
    """Shows an edition and changes one of the office's own; the program's can only be copied.

    Every change is checked at once and is a step that can be undone. Nothing is written before
    it is saved. It begins with the edition of an id, or that of the open plan.
    """

    def __init__(self, tools: Tools, parent: QWidget | None = None, edition_id: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle("ชุดแบบฟอร์ม")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._tools = tools
        self._kept: tuple[KeptEdition, ...] = ()
        self.work: EditionWork | None = None
        self._writable = False
        self.bar = EditionBar(
            BarActs(
                copy=self.ask_copy,
                take_in=self.take_in,
                send=self.send,
                use=self.use,
                undo=self.undo,
                redo=self.redo,
                save=self.save,
            )
        )
        self.bar.chosen.connect(self._on_edition_chosen)
        self.body = EditionBody(tools, self._take, self._tell)
        self.said = Label()
        self.said.setWordWrap(True)
        self.said.setObjectName("hint")
        self._arrange()
        self._make_keys()
        of_plan = tools.session.package.plan.edition if tools.session.is_open else ""
        self._list(edition_id or of_plan)

    # What is in sight.

    @property
    def draft(self) -> EditionDraft | None:
        """The edition in sight, as it is now; None where its file is faulty."""
        return None if self.work is None else self.work.draft

    def _list(self, edition_id: str) -> None:
        """List the editions that there are, and show one of them, else the newest."""
        self._kept = tuple(kept_editions())
        self.bar.list_editions(self._kept, edition_id)
        self._open()

    def _on_edition_chosen(self) -> None:
        if self._may_leave():
            wanted = self.bar.edition_id
            self._list(wanted)
        elif self.draft is not None:
            self.bar.choose(self.draft.id, told=False)

    def _open(self) -> None:
        """Show the edition that is chosen, as its file has it."""
        kept = next(each for each in self._kept if each.id == self.bar.edition_id)
        self.work, self._writable = None, False
        trouble = kept.trouble
        if not trouble:
            try:
                self.work = EditionWork(drafted(kept.id, text_of(kept.path)))
                self._writable = kept.own
            except PhaenError as error:
                trouble = str(error)
        self._show()
        self._tell(trouble or ("" if kept.own else "ชุดนี้เป็นของโปรแกรม ทำสำเนาเป็นปีใหม่ก่อนจึงแก้ได้"))

    def _show(self) -> None:
        """Show the edition as it is now, in every part."""
        self._offer()
        self.body.show_draft(self.draft, writable=self._writable)

    def _offer(self) -> None:
        session, draft = self._tools.session, self.draft
        usable = (
            draft is not None
            and session.is_open
            and not session.read_only
            and session.package.plan.edition != draft.id
        )
        self.bar.offer(self.work, unsaved=self._is_unsaved, usable=usable)

    @property
    def _is_unsaved(self) -> bool:
        work = self.work
        if work is None or not self._writable:
            return False
        return work.is_changed or work.draft.id not in {each.id for each in self._kept}

    # What is done.

    def _take(self, words: str, make: Callable[[], str]) -> bool:
        """Make a step; where it would make a faulty edition it is told why, and not made."""
        work = self.work
        if work is None or not self._writable:
            return False
        before = work.draft
        try:
            work.take(words, make())
        except EditionError as error:
            self._tell(reasons(error))
            return False
        self._show()
        self._tell(consequences(before, work.draft))
        return True

    def undo(self) -> None:
        """Go back over the last step."""
        settle()
        if self.work is not None and self.work.undo():
            self._show()
            self._tell("")

    def redo(self) -> None:
        """Make the step again that was undone."""
        if self.work is not None and self.work.redo():
            self._show()
            self._tell("")

    def save(self) -> bool:
        """Write the edition; the open plan follows it at once. Whether it is written."""
        settle()
        work = self.work
        if work is None or not self._writable:
            return False
        try:
            work.save()
        except PhaenError as error:
            self._tell(str(error))
            return False
        self._kept = tuple(kept_editions())
        self.bar.list_editions(self._kept, work.draft.id)
        self._tools.session.follow_editions()
        self._offer()
        left = consequences(work.draft, work.draft)
        self._tell("\n".join(filter(None, (f"บันทึกชุดแบบฟอร์ม {work.draft.id} แล้ว", left))))
        return True

    def use(self) -> None:
        """Print the open plan on this edition from now on, as one step of the plan."""
        if self.draft is None or not self._saved_first():
            return
        edition_id = self.draft.id
        self._tools.session.set_value(_EDITION, edition_id, f"ใช้ชุดแบบฟอร์ม {edition_id}")
        self._offer()
        self._tell(f"แผนที่เปิดอยู่ใช้ชุดแบบฟอร์ม {edition_id} แล้ว เลิกทำได้ในหน้าต่างของแผน")

    def ask_copy(self) -> None:
        """Ask for the year of a copy, and make it."""
        if self.draft is None or not self._may_leave():
            return
        if self._is_unsaved:
            # It is not wanted: what is copied is what lies there.
            self._list(self.draft.id)
        self._ask_year()

    def _ask_year(self) -> None:
        if self.draft is None:
            return
        dialog = CopyDialog(self.draft.id, [each.id for each in self._kept], self)
        if dialog.exec():
            self.copy_to(dialog.edition_id)
        dialog.deleteLater()

    def copy_to(self, edition_id: str) -> None:
        """Make a copy of the edition in sight as a new one of the office's own, not saved yet."""
        if self.draft is None:
            return
        try:
            made = copied(self.draft.id, edition_id)
        except PhaenError as error:
            self._tell(str(error))
            return
        self.work, self._writable = EditionWork(made), True
        self.bar.list_editions(self._kept, "")
        self.bar.list_new(edition_id)
        self._show()
        self._tell(f"ทำสำเนาเป็นชุด {edition_id} แล้ว แก้ได้ และบันทึกเมื่อพร้อม")

    def send(self) -> None:
        """Write the edition, once it is saved, into a file for other offices."""
        if self.draft is None or not self._saved_first():
            return
        try:
            path = ask_where_to_send(self, self.draft.id, self._tools.memory)
        except PhaenError as error:
            self._tell(str(error))
            return
        if path is not None:
            self._tell(f"บันทึกแล้ว: {path}")

    def take_in(self, path: Path | None = None) -> None:
        """Take an edition in from a file, once it is seen in what it differs from what is there."""
        if not self._may_leave():
            return
        try:
            taken = ask_and_take(self, self._tools, path)
        except PhaenError as error:
            self._tell(str(error))
            return
        if taken:
            self._list(taken)
            self._tools.session.follow_editions()
            self._tell(f"รับชุดแบบฟอร์ม {taken} แล้ว")

    def _saved_first(self) -> bool:
        """Whether all is saved, where need be by now."""
        return not self._is_unsaved or self.save()

    def _may_leave(self) -> bool:
        """Whether the edition may be left: nothing is unsaved, or it is not wanted."""
        settle()
        if not self._is_unsaved or self.draft is None:
            return True
        return confirmed(
            self,
            f"ยังไม่ได้บันทึกชุด {self.draft.id} ออกโดยไม่บันทึกหรือไม่",
            "สิ่งที่แก้ตั้งแต่บันทึกครั้งก่อนจะหายไป",
            yes="ไม่บันทึก",
        )

    def _tell(self, words: str) -> None:
        self.said.setText(words)

    # How it is laid out.

    def _arrange(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        close = push_button("ปิด", "", self.close)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column = dialog_column(self)
        column.setSpacing(px(GAP_2))
        column.addWidget(self.bar)
        column.addWidget(self.body, 1)
        column.addLayout(foot)
        # Enter ends what is typed and does nothing else.
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        resize_within_screen(self, 96, 52)

    def _make_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+S", self.save),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Qt's own names from here on.

    def reject(self) -> None:
        if self._may_leave():
            self.body.preview.close_pages()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_leave():
            self.body.preview.close_pages()
            event.accept()
        else:
            event.ignore()
