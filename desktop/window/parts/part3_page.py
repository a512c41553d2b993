"""ส่วนที่ 3: routine projects under their แผนงาน and ผลผลิต."""

from __future__ import annotations

from db import edits
from db.records import Package, Part3Group
from desktop.window.page import Tools
from desktop.window.parts import part_forms
from desktop.window.parts.part_adders import PROJECT, PROJECT_READS, Adder, InsertionPoint, always
from desktop.window.parts.part_nodes import part3_nodes
from desktop.window.parts.part_page import PartKind, PartPage

_HINT = "เริ่มด้วยปุ่ม “แผนงาน/ผลผลิต” กรอกชื่อ แล้วเพิ่มโครงการประจำพื้นฐานใต้แผนงานและผลผลิตนั้น"


class Part3Page(PartPage):
    """Groups and their projects."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(
            tools,
            PartKind(
                part=3,
                name="ส่วนที่ 3",
                rows="part3_projects",
                hint=always(_HINT),
                nodes=part3_nodes,
                roots=(("group", ("plan", "part3")),),
                reads=(("plan", "part3"), *PROJECT_READS),
                adders=(
                    Adder("group", always("แผนงาน/ผลผลิต"), always("แผนงาน/ผลผลิต"), _with_group),
                    PROJECT,
                ),
                details={
                    "group": lambda: part_forms.RecordDetail(
                        tools, (("programme", 4), ("output", 4)), first="programme"
                    ),
                },
                fields=("part3_heading",),
            ),
        )


def _with_group(package: Package, point: InsertionPoint, _value: str) -> Package:
    return edits.inserted(package, point.place, point.index, (Part3Group(),))
