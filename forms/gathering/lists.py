"""Gathered projects as a list of records: to be sorted, filtered and added up in a workbook."""

from __future__ import annotations

from forms.document import ListColumn, RecordList
from forms.gathering.combining import strategy_names
from forms.gathering.tables import STATUS_WORDS
from forms.gathering.unit_plan import Gathered

_COLUMNS = (
    ListColumn("หน่วยงาน"),
    ListColumn("โครงการ/กิจกรรม"),
    ListColumn("ส่วนราชการ"),
    ListColumn("รหัสยุทธศาสตร์"),
    ListColumn("ยุทธศาสตร์"),
    ListColumn("รหัสนโยบาย"),
    ListColumn("สถานะงบประมาณ"),
    ListColumn("จำนวนเงิน (บาท)", "money"),
    ListColumn("งบประมาณที่นับรวม (บาท)", "money"),
    ListColumn("เบิกจ่าย (บาท)", "money"),
    ListColumn("ตามแผน (ร้อยละ)", "percent"),
    ListColumn("ความก้าวหน้า (ร้อยละ)", "percent"),
)


def record_lists(gathered: Gathered) -> tuple[RecordList, ...]:
    """The projects of all units, a row for each that a unit lists."""
    strategies = strategy_names(gathered)
    rows = tuple(
        (
            plan.unit,
            project.name,
            project.division or None,
            project.code or None,
            strategies[project.strategy],
            ", ".join(project.policies) or None,
            STATUS_WORDS[project.status],
            project.amount,
            project.budget,
            project.spent,
            project.planned,
            project.progress,
        )
        for plan in gathered.units
        for project in plan.projects
    )
    return (RecordList("unit_projects", "ข้อมูลโครงการ", _COLUMNS, rows),)
