"""The parts of a plan: those that the window has pages for, and under which differences are listed.

Plain values: the window has its pages before its first paint, and no record then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from db.places import Place


class Part(NamedTuple):
    """A part by its name, what it is called, and the fields it is made of, as dotted paths."""

    name: str
    title: str
    paths: tuple[str, ...]


PARTS = (
    Part(
        "unit",
        "หน่วยงาน",
        (
            "plan.title",
            "plan.fiscal_year",
            "plan.edition",
            "plan.cover_lines",
            "plan.unit",
            "plan.agency",
            "plan.divisions",
            "plan.staffing",
            "plan.people",
        ),
    ),
    Part(
        "essentials",
        "สาระสำคัญ",
        (
            "plan.preface",
            "plan.situation",
            "plan.swot",
            "plan.swot_conclusions",
            "plan.past_results",
            "plan.vision",
            "plan.missions",
            "plan.goals",
            "plan.headline_indicators",
        ),
    ),
    Part("framework", "กรอบยุทธศาสตร์", ("plan.framework",)),
    Part("part1", "ส่วนที่ 1", ("plan.part1",)),
    Part("part2", "ส่วนที่ 2", ("plan.part2",)),
    Part("part3", "ส่วนที่ 3", ("plan.part3", "plan.part3_heading")),
    Part("projects", "โครงการและขั้นตอน", ("plan.projects",)),
    Part("indicators", "ตัวชี้วัด", ("plan.indicators",)),
    Part(
        "support",
        "นโยบาย/ตัวชี้วัดสนับสนุน",
        ("plan.policy_links", "plan.supporting_indicators"),
    ),
    Part("placed", "ตารางและรูปในข้อความ", ("plan.tables", "plan.pictures")),
    Part("reports", "รายงานไตรมาส", ("reports", "plan.memo_template")),
    Part("print", "ทางเลือกการพิมพ์", ("plan.print_choices",)),
    Part(
        "beside",
        "ข้อที่คงไว้และเรื่องที่ต้องตัดสินใจ",
        ("plan.acceptances", "plan.decisions", "plan.entered", "plan.drawn"),
    ),
)
_BY_PATH: dict[Place, Part] = {
    tuple(path.split(".")): part for part in PARTS for path in part.paths
}


def part_of(place: Place) -> Part:
    """The part that a place lies in; the first of all for the plan as such."""
    return _BY_PATH.get(place[:2]) or _BY_PATH.get(place[:1]) or PARTS[0]


def paths_of(name: str) -> tuple[str, ...]:
    """The fields that the part of a name is made of, as dotted paths."""
    return next(part.paths for part in PARTS if part.name == name)
