"""The words of a quarter's memo: composed from the data, then free to be written on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from db.places import Place, value_at
from db.records import Memo
from desktop.window.fields.field_form import FieldForm
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialogs import confirmed
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em
from desktop.window.widgets.writing import writing
from forms.build import emblem
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.issue_history import issued_words, memo_words
from forms.reporting.memo_composing import composed, drafts_of, replaced_fields
from forms.reporting.sealed import is_sealed

if TYPE_CHECKING:
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools
    from forms.reporting.memo_drafts import DraftKind

_HINT = "จำนวน เดือน และเงินมาจากผลของไตรมาสนี้ ร่างแล้วแก้ถ้อยคำต่อได้ เลขพิมพ์เป็นเลขไทย"
_ORDER = "ร่างจากบันทึกข้อความไตรมาสก่อน ถ้าไม่มี ใช้แบบบันทึกข้อความ หรือข้อความมาตรฐาน"
_NO_EMBLEM = " ยังไม่มีรูปตรา ตั้งได้ที่เมนู แฟ้ม › ตั้งค่า"
_SEALED = "แก้ไม่ได้ ถ้าจำเป็นต้องแก้ ให้เปิดแก้ไขที่แท็บออกรายงาน"
# The field, over how many of six columns, and the least lines.
_FIELDS = (
    ("office", 4, 1),
    ("phone", 2, 1),
    ("number", 3, 1),
    ("date", 3, 1),
    ("subject", 6, 2),
    ("to", 6, 1),
    ("background", 6, 3),
    ("facts", 6, 5),
    ("proposal", 6, 3),
    ("closing", 6, 2),
)


class MemoFields(QWidget):
    """The fields of the memo of the report at `report_of`, under what composes them."""

    def __init__(
        self, tools: Tools, report_of: PlaceOf, show_template: Callable[[], object]
    ) -> None:
        super().__init__()
        self._tools = tools
        self._report_of = report_of
        self.compose_button = push_button("ร่างจากข้อมูล", "document", self.compose, primary=True)
        self.compose_button.setToolTip(_ORDER)
        self.choose_button = push_button("เลือกร่าง…", "copy", self._choose)
        self.choose_button.setToolTip("เลือกว่าจะร่างจากถ้อยคำใด")
        self.template_button = push_button("แบบบันทึกข้อความ…", "list", show_template)
        self.hint = Label()
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.form = FieldForm(tools, columns=6, least=5.5)
        for name, span, lines in _FIELDS:
            self.form.add(name, span=span, lines=lines)
        writing(self.compose_button, self.choose_button)
        acts = FlowRow()
        acts.add(self.compose_button)
        acts.add(self.choose_button)
        acts.add(self.template_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addWidget(acts)
        column.addWidget(self.hint)
        column.addWidget(self.form)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the memo as it is now."""
        place = self._report_of()
        sealed = place is not None and is_sealed(self._tools.session.package, place)
        for button in (self.compose_button, self.choose_button):
            button.setEnabled(place is not None and not sealed)
        self.hint.setText(self._said(place) if place is not None and sealed else _hint())
        self.form.set_root(None if place is None else (*place, "memo"), change)

    def _said(self, place: Place) -> str:
        """Who issued the report, when, and under which memo."""
        last = value_at(self._tools.session.package, place).issuances[-1]
        return f"ออกรายงานแล้ว {issued_words(last)} {memo_words(last)} {_SEALED}"

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; for the memo itself what composes it."""
        if place[2:] == ("memo",):
            self.compose_button.setFocus()
            return True
        return self.form.show_place(place)

    def compose(self, kind: DraftKind | None = None) -> None:
        """Write the memo anew from the data, as one step; asked where words would be lost.

        `kind` is the draft to write; the likeliest without it.
        """
        place = self._report_of()
        if place is None:
            return
        session, at = self._tools.session, (*place, "memo")
        before: Memo = value_at(session.package, at)
        after = composed(session.package, int(place[1]), session.edition, kind)
        if after == before:
            self._tools.notice.show_result("บันทึกข้อความตรงกับข้อมูลและร่างนี้อยู่แล้ว")
            return
        lost = replaced_fields(before, after)
        if lost and not confirmed(
            self,
            "ร่างบันทึกข้อความใหม่แทนข้อความเดิมหรือไม่",
            f"ข้อความที่จะเปลี่ยน: {', '.join(lost)}\nเลิกทำได้ด้วย Ctrl+Z",
            yes="ร่างใหม่",
        ):
            return
        session.set_value(at, after, "ร่างบันทึกข้อความจากข้อมูล")

    def draft_menu(self) -> QMenu:
        """What the memo may be drafted from, the likeliest first."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        place, session = self._report_of(), self._tools.session
        if place is None:
            return menu
        for draft in drafts_of(session.package, int(place[1]), session.edition):
            menu.addAction(f"ร่าง{draft.label}").triggered.connect(
                lambda _checked=False, kind=draft.kind: self.compose(kind)
            )
        return menu

    def _choose(self) -> None:
        menu = self.draft_menu()
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.popup(self.choose_button.mapToGlobal(QPoint(0, self.choose_button.height())))


def _hint() -> str:
    return _HINT if emblem() else _HINT + _NO_EMBLEM
