"""The computed contents of cells, by the name of `show`, and the sections of definitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from db.fields import Kind, specs
from db.records import Indicator, Measure, Staffing
from forms.editions.vocabulary.rows.scores import SCORE

# The kinds of posts, as a column of posts names them.
POSTS: Mapping[str, str] = {
    name: spec.label
    for name, spec in specs(Staffing).items()
    if spec.kind is Kind.INTEGER and f"{name}_filled" in specs(Staffing)
}
# What a section of a definition prints; formulas stand in the text of the method.
SECTIONS: Mapping[str, str] = {
    **{name: spec.label for name, spec in specs(Measure).items() if name != "formulas"},
    "baseline": specs(Indicator)["baseline"].label,
}
# Names beside the measure that a section needs at hand.
SECTION_NEEDS: Mapping[str, tuple[str, ...]] = {"baseline": ("indicator",)}
# The content of a milestone grid's months: a column becomes one a month.
MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Show:
    """A computed content: `says` in Thai what it is.

    `needs` are names that the rows of its table must give; `texts` are what the column's
    `text` chooses between, with their Thai.
    """

    says: str
    needs: tuple[str, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


_PROJECT = ("project",)
_INDICATOR = ("indicator",)

SHOWS: Mapping[str, Show] = {
    "project": Show("ชื่อโครงการ วงเงินรวม แผนงานบูรณาการ และหมายเหตุ", _PROJECT),
    "numbered_project": Show("ลำดับที่และชื่อโครงการ พร้อมหมายเหตุ", ("project", "order")),
    "project_under": Show("ชื่อโครงการ และกลยุทธ์หรือเป้าประสงค์ที่อยู่ภายใต้", ("project", "under")),
    "budget": Show("งบประมาณและสถานะของโครงการ", _PROJECT),
    "link_budget": Show("งบประมาณในตารางความเชื่อมโยงนโยบาย", ("project", "policy_link")),
    "link_project": Show("โครงการในตารางความเชื่อมโยงนโยบาย", ("project", "policy_link")),
    "divisions": Show("ส่วนราชการของโครงการ บรรทัดละหนึ่งแห่ง", _PROJECT),
    "policy_codes": Show("รหัสนโยบายของโครงการ บรรทัดละหนึ่งรหัส", _PROJECT),
    "policy_names": Show("มิติและชื่อนโยบายของโครงการ", _PROJECT),
    "policy": Show("นโยบายของแถว ใต้มิติของนโยบาย", ("policy",)),
    "project_names": Show("โครงการที่สนับสนุน พร้อมงบประมาณและส่วนราชการ", ("projects",)),
    "responsible": Show("หน่วยงานรับผิดชอบหลักของตัววัดผลหลัก", ("key_result",)),
    "support": Show("หน่วยงานสนับสนุนของตัววัดผลหลัก", ("key_result",)),
    "definition": Show("นิยามของตัวชี้วัด ตามหัวข้อใน sections", ("measure",)),
    "baseline": Show("ข้อมูลพื้นฐานของตัวชี้วัด ปีละบรรทัด", _INDICATOR),
    "weight": Show("น้ำหนักคะแนนของตัวชี้วัด", _INDICATOR),
    "level": Show("ระดับของเกณฑ์", ("level",)),
    "level_share": Show("ร้อยละความสำเร็จของระดับ", ("level",)),
    "criteria": Show("เกณฑ์ของระดับ", ("level",)),
    "points": Show("คะแนนของระดับ", ("indicator", "rubric", "level")),
    "step_text": Show("ลำดับและข้อความของขั้นตอน", ("step",)),
    "step_weight": Show("น้ำหนักของขั้นตอน", ("step", "running")),
    "running": Show("ความก้าวหน้าสะสม", ("running",)),
    MONTHS: Show("เดือนของตารางขั้นตอน คอลัมน์ละเดือน พร้อมลูกศร", ("step",)),
    "posts": Show("จำนวนอัตราและคนครอง", ("staffing",), POSTS),
    "posts_total": Show("จำนวนอัตรารวมของแถว", ("staffing",)),
    "target_figure": Show("ค่าเป้าหมายเป็นตัวเลข หรือตามที่กรอก", _INDICATOR),
    "progress": Show("ความก้าวหน้าของไตรมาส หรือไตรมาสก่อนหน้า", _INDICATOR),
    "narrative": Show("ผลการดำเนินงานทุกไตรมาสจนถึงไตรมาสนี้", _INDICATOR),
    "numbered_projects": Show("โครงการที่สนับสนุน เขียนต่อกันพร้อมลำดับ", ("projects",)),
    "score_order": Show("ลำดับที่ของตัวชี้วัดในองค์ประกอบ", ("score",)),
    "score_name": Show("ชื่อตัวชี้วัด หรือชื่อแถวรวมเป็นตัวหนา", ("score", "name")),
    "score_figure": Show(
        "ตัวเลขของคะแนน", ("score",), {name: each.says for name, each in SCORE.items()}
    ),
}
