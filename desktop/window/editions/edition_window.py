"""The window of editions: next year's forms are made here, with their pages beside them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.errors import PhaenError
from desktop.window.editions.copy_dialog import CopyDialog
from desktop.window.editions.edition_preview import EditionPreview
from desktop.window.editions.form_list import WHOLE, FormList
from desktop.window.editions.outline_part import OutlinePart
from desktop.window.editions.own_fields_part import OwnFieldsPart
from desktop.window.editions.travelling import ask_and_take, ask_where_to_send
from desktop.window.editions.whole_part import WholePart
from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import act_button, push_button, settle
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2, GAP_4
from forms.editions.editing import acts
from forms.editions.editing.draft import EditionDraft, drafted
from forms.editions.editing.files import KeptEdition, copied, kept_editions, text_of
from forms.editions.editing.telling import consequences, reasons
from forms.editions.editing.work import EditionWork
from forms.editions.faults import EditionError

if TYPE_CHECKING:
    from desktop.window.page import Tools

_OWN = "own_fields"
_LONGEST_NAME = 26


class EditionWindow(QDialog):
    """Shows an edition and changes one of the office's own; the program's can only be copied.

    Every change is checked at once and is a step that can be undone. Nothing is written before
    it is saved.
    """

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("ชุดแบบฟอร์ม")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._tools = tools
        self._kept: tuple[KeptEdition, ...] = ()
        self.work: EditionWork | None = None
        self._writable = False
        self.editions = Combo()
        self.editions.setAccessibleName("ชุดแบบฟอร์ม")
        self.editions.currentIndexChanged.connect(lambda _at: self._on_edition_chosen())
        self.copy_button = push_button("ทำสำเนาเป็นปีใหม่…", "copy", self.ask_copy)
        self.send_button = push_button("ส่งเป็นแฟ้ม…", "export", self.send)
        self.take_button = push_button("รับจากแฟ้ม…", "import", self.take_in)
        self.save_button = push_button("บันทึก", "done", self.save, primary=True)
        self.undo_button = act_button("เลิกทำ", "earlier", self.undo)
        self.redo_button = act_button("ทำซ้ำ", "later", self.redo)
        self.forms = FormList()
        self.forms.chosen.connect(lambda _name, _is_form: self._show_part())
        self.forms.printing_wanted.connect(self._set_printed)
        self.forms.move_wanted.connect(self._move_form)
        self.outline = OutlinePart(self._take, self._tell)
        self.whole = WholePart(self._take, self._tell)
        self.own_fields = OwnFieldsPart(self._take, self._tell)
        self.preview = EditionPreview(tools)
        self.said = Label()
        self.said.setWordWrap(True)
        self.said.setObjectName("hint")
        self._parts = QStackedWidget()
        self._own_area = QScrollArea()
        # The form whose pages are in sight.
        self._form = ""
        self._arrange()
        self._make_keys()
        edition = tools.session.package.plan.edition if tools.session.is_open else ""
        self._list(edition)

    # What is in sight.

    @property
    def draft(self) -> EditionDraft | None:
        """The edition in sight, as it is now; None where its file is faulty."""
        return None if self.work is None else self.work.draft

    def show_edition(self, edition_id: str) -> None:
        """Show an edition that there is, by its id."""
        at = self.editions.findData(edition_id)
        if at >= 0:
            self.editions.setCurrentIndex(at)

    def _list(self, edition_id: str) -> None:
        """List the editions that there are, and show one of them, else the newest."""
        self._kept = tuple(kept_editions())
        with QSignalBlocker(self.editions):
            self.editions.clear()
            for each in self._kept:
                whose = "ของหน่วยงาน" if each.own else "ของโปรแกรม แก้ไม่ได้"
                self.editions.addItem(f"{each.id} ({whose})", each.id)
            at = self.editions.findData(edition_id)
            self.editions.setCurrentIndex(at if at >= 0 else self.editions.count() - 1)
        self._open()

    def _on_edition_chosen(self) -> None:
        if self._may_leave():
            self._open()
            return
        with QSignalBlocker(self.editions):
            self.editions.setCurrentIndex(self.editions.findData(self.work and self.work.draft.id))

    def _open(self) -> None:
        """Show the edition that is chosen, as its file has it."""
        kept = self._kept[self.editions.currentIndex()]
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
        draft = self.draft
        for widget in (self.forms, self._parts, self.preview):
            widget.setEnabled(draft is not None)
        self._offer()
        if draft is None:
            self.preview.clear()
            return
        self.forms.show_draft(draft, writable=self._writable)
        self._show_part()

    def _show_part(self) -> None:
        """Show the part of the edition that is chosen, and the pages of its form."""
        draft = self.draft
        if draft is None:
            return
        name, is_form = self.forms.current()
        for button in (self.forms.up, self.forms.down):
            button.setEnabled(self._writable and is_form)
        if is_form:
            self._parts.setCurrentWidget(self.outline)
            self._form = name
            self.outline.show_form(draft, name, writable=self._writable)
        elif name == _OWN:
            self._parts.setCurrentWidget(self._own_area)
            self.own_fields.show_draft(draft, writable=self._writable)
        else:
            self._parts.setCurrentWidget(self.whole)
            self.whole.show_part(draft, name, WHOLE[name], writable=self._writable)
        if any(form.id == self._form for form in draft.forms):
            self.preview.show_form(draft, self._form)

    def _offer(self) -> None:
        work = self.work
        undo, redo = (work.undo_words, work.redo_words) if work is not None else ("", "")
        self.undo_button.setEnabled(bool(undo))
        self.redo_button.setEnabled(bool(redo))
        self.undo_button.setToolTip(f"เลิกทำ {undo} (Ctrl+Z)".replace("  ", " "))
        self.redo_button.setToolTip(f"ทำซ้ำ {redo} (Ctrl+Y)".replace("  ", " "))
        self.save_button.setEnabled(work is not None and self._writable and self._is_unsaved)
        self.copy_button.setEnabled(work is not None)
        self.send_button.setEnabled(work is not None)

    @property
    def _is_unsaved(self) -> bool:
        return self.work is not None and (
            self.work.is_changed or self.work.draft.id not in {each.id for each in self._kept}
        )

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
        self._tools.session.follow_editions()
        self._offer()
        left = consequences(work.draft, work.draft)
        self._tell("\n".join(filter(None, (f"บันทึกชุดแบบฟอร์ม {work.draft.id} แล้ว", left))))
        return True

    def ask_copy(self) -> None:
        """Ask for the year of a copy, and make it."""
        if self.draft is None or not self._may_leave():
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
        with QSignalBlocker(self.editions):
            self.editions.addItem(f"{edition_id} (ยังไม่ได้บันทึก)", edition_id)
            self.editions.setCurrentIndex(self.editions.count() - 1)
        self._show()
        self._tell(f"ทำสำเนาเป็นชุด {edition_id} แล้ว แก้ได้ และบันทึกเมื่อพร้อม")

    def send(self) -> None:
        """Write the edition, as it was saved, into a file for other offices."""
        if self.draft is None or not self._saved_first():
            return
        path = ask_where_to_send(self, self.draft.id, self._tools.memory)
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

    def _set_printed(self, form: str, printed: bool) -> None:  # noqa: FBT001 - a signal's
        draft = self.draft
        words = "พิมพ์แบบฟอร์มนี้" if printed else "ไม่พิมพ์แบบฟอร์มนี้"
        if draft is None or not self._take(
            words, lambda: acts.with_form_printed(draft, form, printed=printed)
        ):
            self._show()

    def _move_form(self, form: str, by: int) -> None:
        draft = self.draft
        if draft is not None and draft.prints(form):
            self._take("ย้ายแบบฟอร์ม", lambda: acts.with_form_moved(draft, form, by))

    def _saved_first(self) -> bool:
        """Whether all is saved, where need be by now."""
        return not (self._writable and self._is_unsaved) or self.save()

    def _may_leave(self) -> bool:
        """Whether the edition may be left: nothing is unsaved, or it is not wanted."""
        if not (self._writable and self._is_unsaved):
            return True
        return confirmed(
            self,
            f"ยังไม่ได้บันทึกชุด {self.draft.id if self.draft else ''} ออกโดยไม่บันทึกหรือไม่",
            "สิ่งที่แก้ตั้งแต่บันทึกครั้งก่อนจะหายไป",
            yes="ไม่บันทึก",
        )

    def _tell(self, words: str) -> None:
        self.said.setText(words)

    # How it is laid out.

    def _arrange(self) -> None:
        top = FlowRow(0.5)
        self.editions.setMinimumContentsLength(_LONGEST_NAME)
        for control in (self.editions, self.copy_button, self.take_button, self.send_button):
            top.add(control)
        top.add(self.undo_button)
        top.add(self.redo_button)
        top.add(self.save_button)
        self._own_area.setFrameShape(QFrame.Shape.NoFrame)
        self._own_area.setWidgetResizable(True)
        self._own_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._own_area.setAccessibleName(WHOLE[_OWN])
        self._own_area.setWidget(self.own_fields)
        for part in (self.outline, self.whole, self._own_area):
            self._parts.addWidget(part)
        body = QSplitter(Qt.Orientation.Horizontal)
        for widget in (self.forms, self._parts, self.preview):
            body.addWidget(widget)
        body.setChildrenCollapsible(False)
        body.setSizes([em(self, 15), em(self, 26), em(self, 30)])
        body.setStretchFactor(2, 1)
        self.forms.setMinimumWidth(em(self, 9))
        self._parts.setMinimumWidth(em(self, 15))
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        close = push_button("ปิด", "close", self.close)
        foot.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        margin = px(GAP_4)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(px(GAP_2))
        column.addWidget(top)
        column.addWidget(body, 1)
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
            self.preview.close_pages()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_leave():
            self.preview.close_pages()
            event.accept()
        else:
            event.ignore()
