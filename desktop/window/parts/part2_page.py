"""ส่วนที่ 2: the unit's own issues, with what they are measured by and their projects."""

from __future__ import annotations

from db import edits
from db.records import INDICATORS, Package
from desktop.window.page import Tools
from desktop.window.parts import part_forms
from desktop.window.parts.part_adders import (
    PROJECT,
    PROJECT_READS,
    Adder,
    InsertionPoint,
    always,
    called,
    listed,
)
from desktop.window.parts.part_nodes import part2_nodes
from desktop.window.parts.part_page import PartKind, PartPage
from forms.editing import part_edits
from forms.editions.edition import Edition
from forms.editions.labels import has_place_for, label_at


class Part2Page(PartPage):
    """Issues, their indicators and projects."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools,
            PartKind(
                part=2,
                name="ส่วนที่ 2",
                rows="issues",
                hint=_hint,
                nodes=part2_nodes,
                roots=(("issue", ("plan", "part2")),),
                reads=(("plan", "part2"), ("plan", "indicators"), *PROJECT_READS),
                adders=(
                    Adder("issue", called("part2"), called("part2"), _with_issue),
                    Adder(
                        "indicator",
                        always("ตัวชี้วัด"),
                        always("ตัวชี้วัด"),
                        listed,
                        target=INDICATORS,
                    ),
                    PROJECT,
                ),
                details={
                    "issue": lambda: part_forms.IssueDetail(tools),
                },
            ),
        )


def _with_issue(package: Package, point: InsertionPoint, _value: str) -> Package:
    return edits.inserted(package, point.place, point.index, (part_edits.new_issue(package),))


def _hint(edition: Edition) -> str:
    also = "และวัตถุประสงค์" if has_place_for(edition, ("plan", "part2", "objectives")) else ""
    return (
        f"เริ่มด้วยปุ่ม “{label_at(edition, ('plan', 'part2'))}” กรอกชื่อ{also} "
        "แล้วเพิ่มตัวชี้วัดและโครงการตามลำดับความสำคัญ"
    )
