"""ส่วนที่ 2: the unit's own issues, with what they are measured by and their projects."""

from __future__ import annotations

from db import edits
from db.records import INDICATORS, Package
from desktop import part_edits
from desktop.window.page import Tools
from desktop.window.parts import part_forms
from desktop.window.parts.part_adders import PROJECT, Adder, Home, listed
from desktop.window.parts.part_nodes import part2_nodes
from desktop.window.parts.part_page import PartKind, PartPage

_HINT = "เริ่มด้วยปุ่ม “ประเด็นการพัฒนา” กรอกชื่อและวัตถุประสงค์ แล้วเพิ่มตัวชี้วัดและโครงการตามลำดับความสำคัญ"


class Part2Page(PartPage):
    """Issues, their indicators and projects."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools,
            PartKind(
                part=2,
                name="ส่วนที่ 2",
                rows="issues",
                hint=_HINT,
                nodes=part2_nodes,
                roots=(("issue", ("plan", "part2")),),
                adders=(
                    Adder("issue", "ประเด็นการพัฒนา", "ประเด็นการพัฒนา", _with_issue),
                    Adder("indicator", "ตัวชี้วัด", "ตัวชี้วัด", listed, target=INDICATORS),
                    PROJECT,
                ),
                details={
                    "issue": lambda: part_forms.IssueDetail(tools),
                    "indicator": lambda: part_forms.indicator_detail(tools),
                    "project": lambda: part_forms.project_detail(tools),
                },
            ),
        )


def _with_issue(package: Package, home: Home, _value: str) -> Package:
    return edits.inserted(package, home.place, home.index, (part_edits.new_issue(package),))
