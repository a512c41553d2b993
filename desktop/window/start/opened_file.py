"""A package file that was opened from outside: what it is, and what to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.window.widgets.dialogs import message_box

if TYPE_CHECKING:
    from db.records import Package
    from db.store.store import PlanEntry

TAKE, LOOK, NOTHING = "นำเข้า", "ดูอย่างเดียว", "ยกเลิก"


class Opened(NamedTuple):
    """A file by its name, the plan in it, texts that are no value, and the same plan here."""

    name: str
    package: Package
    drafts: int
    here: PlanEntry | None


def ask_about(opened: Opened, parent: QWidget) -> str:
    """Show what a file is and ask what to do: TAKE, LOOK or NOTHING."""
    box = message_box(parent, "เปิดแฟ้มแผน", f"“{opened.name}”", words_of(opened), picture="document")
    role = QMessageBox.ButtonRole
    box.setDefaultButton(box.addButton(TAKE, role.AcceptRole))
    box.addButton(LOOK, role.ActionRole)
    box.setEscapeButton(box.addButton(NOTHING, role.RejectRole))
    box.exec()
    return next((each.text() for each in box.buttons() if each is box.clickedButton()), NOTHING)


def words_of(opened: Opened) -> str:
    """What a file is: whose plan, of which year, how much is in it, and whether it is here."""
    plan = opened.package.plan
    lines = [
        plan.title,
        f"แผนของ{plan.unit.name or '(ยังไม่มีชื่อหน่วยงาน)'} ปีงบประมาณ พ.ศ. {plan.fiscal_year or '-'}",
        " ".join(
            (
                f"{len(plan.projects):,} โครงการ/กิจกรรม",
                f"{len(plan.indicators):,} ตัวชี้วัด",
                f"{len(opened.package.reports):,} รายงานไตรมาส",
            )
        ),
    ]
    if opened.drafts:
        lines.append(f"มีข้อความที่ยังไม่ถูกต้อง {opened.drafts:,} ช่อง")
    lines.append(
        "ยังไม่มีแผนนี้ในเครื่อง"
        if opened.here is None
        else "มีแผนนี้ในเครื่องแล้ว ถ้านำเข้า จะได้เทียบกันและเลือกก่อน"
    )
    lines.append("ถ้าดูอย่างเดียว แผนจะเปิดในหน้าต่างอีกบานหนึ่ง และไม่มีสิ่งใดในเครื่องเปลี่ยน")
    return "\n".join(filter(None, lines))
