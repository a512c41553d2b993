"""Who signs the memo and สยป.3 of a quarter: picked from the unit's people, or written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.places import Place, value_at
from db.records import Signature
from desktop.window.fields.field_notes import Messages, problems_at
from desktop.window.fields.picker import Picker
from desktop.window.fields.picks import Pick
from desktop.window.fields.record_stack import RecordStack
from desktop.window.fields.signature_form import SignatureForm
from desktop.window.tabbed_page import Parts
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.flow_row import FlowRow
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from desktop.window.widgets.writing import writing
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.sealed import is_sealed
from forms.reporting.signers import unsigned, with_person
from forms.severities import SEVERITIES

if TYPE_CHECKING:
    from desktop.window.fields.record_stack import PlaceOf
    from desktop.window.page import Tools

_NOBODY = "กรอกรายชื่อของหน่วยงานไว้ครั้งเดียว แล้วเลือกได้ทุกไตรมาสโดยไม่ต้องกรอกซ้ำ"


class MemoSigners(Parts):
    """Those who sign the memo of the report at `report_of`, and those who sign สยป.3."""

    def __init__(self, tools: Tools, report_of: PlaceOf) -> None:
        def at(*names: str) -> PlaceOf:
            def place() -> Place | None:
                report = report_of()
                return None if report is None else (*report, *names)

            return place

        self.memo = SignatureStack(
            tools,
            at("memo", "signatures"),
            "ผู้ลงนามในบันทึกข้อความ",
            "ลงนามตามลำดับจากผู้จัดทำขึ้นไปถึงหัวหน้าหน่วยงาน",
            with_role=False,
        )
        self.report = SignatureStack(
            tools,
            at("signatures"),
            "ผู้ลงนามใน สยป.3",
            "ผู้รายงาน แล้วหัวหน้าหน่วยงานซึ่งรับทราบ",
            with_role=True,
        )
        super().__init__(self.memo, self.report)


class SignatureStack(QWidget):
    """The signatures of the list at a place; only those of สยป.3 have a part."""

    def __init__(
        self, tools: Tools, list_place: PlaceOf, title: str, hint: str, *, with_role: bool
    ) -> None:
        super().__init__()
        self._tools = tools
        self._list_place = list_place
        self._with_role = with_role
        self.pick = push_button(
            "เลือกจากรายชื่อ…", "list", lambda: self.picker.open_below(self.pick), primary=True
        )
        self.picker = Picker(
            tools, "plan.people", self.pick, noun="ผู้ลงนาม", choices=self._choices, many=True
        )
        self.picker.picked.connect(self._on_picked)
        writing(self.pick)
        self._people = push_button("รายชื่อของหน่วยงาน", "unit", self._show_people)
        self._said, self.hint = hint, Label(hint)
        self.messages = Messages(tools.theme)
        self.stack = RecordStack(
            tools,
            list_place,
            lambda place_of: SignatureForm(tools, place_of, with_role=with_role),
            new_item=Signature,
            noun="ผู้ลงนาม",
            add_words="เพิ่มผู้ลงนามอื่น",
        )
        self._arrange(title)
        tools.checker.changed.connect(self._show_messages)

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show who signs now."""
        place, package = self._list_place(), self._tools.session.package
        if place is None:
            return
        people = package.plan.people
        self.pick.setEnabled(bool(people) and not is_sealed(package, place))
        self.hint.setText(self._said if people else f"{self._said} {_NOBODY}")
        self.stack.refresh(change)
        self._show_messages()

    def show_place(self, place: Place) -> bool:
        """Bring a field into sight; for the list itself what picks people."""
        if place == self._list_place() and self.pick.isEnabled():
            self.pick.setFocus()
            return True
        return self.stack.show_place(place)

    def _arrange(self, title: str) -> None:
        heading = Label(title)
        set_role(heading, "section")
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        row = FlowRow()
        row.add(self.pick)
        row.add(self._people)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        for widget in (heading, self.hint, row, self.messages, self.stack):
            column.addWidget(widget)

    def _show_people(self) -> None:
        self._tools.go_to(("plan", "people"))

    def _signed(self) -> tuple[Signature, ...]:
        place = self._list_place()
        found: tuple[Signature, ...] = ()
        return found if place is None else value_at(self._tools.session.package, place)

    def _choices(self) -> tuple[Pick, ...]:
        people = self._tools.session.package.plan.people
        return tuple(
            Pick(str(at), " ".join((people[at].name, *people[at].position)))
            for at in unsigned(self._signed(), people)
        )

    def _on_picked(self, value: str) -> None:
        place = self._list_place()
        if place is None:
            return
        people = self._tools.session.package.plan.people
        person = people[int(value)]
        if not self._with_role:
            person = replace(person, role="")
        signed = with_person(self._signed(), person, people)
        self._tools.session.set_value(place, signed, f"เลือก{person.name}ลงนาม")

    def _show_messages(self) -> None:
        """Say what is wrong with the list itself: its fields say what is wrong with them."""
        place = self._list_place()
        if place is None:
            self.messages.show_none()
            return
        found = [p for p in problems_at(self._tools.checker, place) if p.place == place]
        self.messages.show_messages(
            [(p.severity, f"{SEVERITIES[p.severity]}: {p.message}") for p in found]
        )
