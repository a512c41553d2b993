"""Those who sign the unit's quarterly papers, in the order up the chain."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from db.records import Package, Signature
from desktop.window.fields.record_list import RecordList
from desktop.window.fields.signature_form import SignatureForm
from desktop.window.widgets.card_model import Card
from desktop.window.widgets.controls import push_button
from forms.editing.changes import EVERYTHING, Change
from forms.reporting.signers import people_of_reports

if TYPE_CHECKING:
    from desktop.window.page import Tools

_HINT = (
    "เรียงจากผู้จัดทำขึ้นไปถึงหัวหน้าหน่วยงาน ทุกคนลงนามในบันทึกข้อความตามลำดับนี้ "
    "ผู้ที่มีฐานะผู้รายงานหรือหัวหน้าหน่วยงานลงนามใน สยป.3 ด้วย"
)


class PeopleList(RecordList):
    """The people; while there are none, those who signed the newest report are offered."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools,
            ("plan", "people"),
            card=person_card,
            make=lambda place_of: SignatureForm(tools, place_of, with_role=True),
            new_item=lambda _last: Signature(),
            said=lambda _edition: ("ผู้ลงนาม", _HINT),
            buttons=self._made_buttons,
        )
        self.detail.name.take_items = self._add_named

    def refresh(self, change: Change = EVERYTHING) -> None:
        """Show the people as they are now."""
        super().refresh(change)
        package = self.tools.session.package
        offered = not package.plan.people and bool(people_of_reports(package))
        self.buttons[-1].setVisible(offered)

    def _add_named(self, names: Sequence[str]) -> None:
        """Put people with these names after the chosen one."""
        people = [Signature(name=name) for name in names]
        self.tools.session.insert(("plan", "people"), self.row + 1, people)

    def _made_buttons(self, _owner: RecordList) -> Sequence[QPushButton]:
        return (
            push_button("เพิ่มผู้ลงนาม", "add", self.add),
            push_button("นำมาจากรายงานล่าสุด", "import", self.take_from_reports),
        )

    def take_from_reports(self) -> None:
        """Let those who signed the newest report be the unit's people."""
        self.insert(people_of_reports(self.tools.session.package), "นำผู้ลงนามมาจากรายงาน")


def person_card(package: Package, at: int) -> Card:
    """How a person reads: the name, the part in สยป.3, the position."""
    person = package.plan.people[at]
    return Card(
        title=f"{at + 1}. {person.name or '(ยังไม่ได้กรอกชื่อ)'}",
        label=person.role,
        tone="accent",
        lines=person.position,
    )
