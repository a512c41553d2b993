"""The places that notes and labels of an edition may name: fields, choices and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from db.fields import specs
from db.records import Package, Plan

# The pages of the window that an edition may call by another name.
PAGES: Mapping[str, str] = {
    "start": "เริ่มต้น",
    "unit": "หน่วยงาน",
    "essentials": "สาระสำคัญ",
    "framework": "กรอบยุทธศาสตร์",
    "part1": "ส่วนที่ 1",
    "part2": "ส่วนที่ 2",
    "part3": "ส่วนที่ 3",
    "projects": "โครงการและงบประมาณ",
    "indicators": "ตัวชี้วัด",
    "steps": "ขั้นตอน/ปฏิทิน",
    "support": "นโยบาย/ตัวชี้วัดสนับสนุน",
    "results": "ผลรายไตรมาส",
    "memo": "บันทึกข้อความ/ออกรายงาน",
    "standing": "ภาพรวม",
    "decisions": "เรื่องที่ต้องตัดสินใจ",
    "merging": "เทียบและผสานแผน",
    "print": "ตรวจและพิมพ์",
    "essentials.preface": "แท็บคำนำ",
    "essentials.situation": "แท็บสถานการณ์",
    "essentials.swot": "แท็บ SWOT",
    "essentials.swot_conclusions": "แท็บข้อสรุป",
    "essentials.past_results": "แท็บผลปีก่อน",
    "essentials.vision": "แท็บวิสัยทัศน์",
    "essentials.goals": "แท็บเป้าหมาย",
    "essentials.headline_indicators": "แท็บตัววัดผล",
}
_PAGE, _TAB = "page.", "แท็บ"
# Before a path that stands for every path that ends so.
ALIKE = "*."


def is_field(path: str) -> bool:
    """Whether a dotted path is that of a field, or of several that end alike."""
    return path in _alike() if path.startswith(ALIKE) else path in _fields()


def is_labelled(path: str) -> bool:
    """Whether a label may stand at a path: a field's, a choice's or a page's."""
    return is_field(path) or path in _choices() or path.removeprefix(_PAGE) in PAGES


def label_words(path: str) -> str:
    """What a label is of, in Thai: the page or the field, as it is declared."""
    if path.startswith(_PAGE):
        title = PAGES[path.removeprefix(_PAGE)]
        return title if title.startswith(_TAB) else f"หน้า {title}"
    ends = path.removeprefix(ALIKE)
    found = next((known for known in _labels() if known == ends or known.endswith(f".{ends}")), "")
    words = _labels().get(found, path)
    return f"ทุกช่อง {words}" if path.startswith(ALIKE) else f"ช่อง {words} ({path})"


@cache
def _labels() -> Mapping[str, str]:
    """What every field is declared as, by its dotted path."""
    return dict((*_declared(Plan, ""), *_declared(Package, "")))


def _declared(record: type[Any], above: str) -> Iterator[tuple[str, str]]:
    for name, spec in specs(record).items():
        yield above + name, spec.label
        if spec.record is not None:
            yield from _declared(spec.record, f"{above}{name}.")


@cache
def _fields() -> Mapping[str, tuple[str, ...]]:
    """Every field by its dotted path, in the plan without `plan`, with its choices."""
    return dict((*_below(Plan, ""), *_below(Package, "")))


@cache
def _choices() -> frozenset[str]:
    return frozenset(
        f"{path}.{choice}" for path, choices in _fields().items() for choice in choices
    )


@cache
def _alike() -> frozenset[str]:
    parts = (path.split(".") for path in _fields())
    return frozenset(ALIKE + ".".join(names[at:]) for names in parts for at in range(1, len(names)))


def _below(record: type[Any], above: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, spec in specs(record).items():
        yield above + name, tuple(map(str, spec.choices))
        if spec.record is not None:
            yield from _below(spec.record, f"{above}{name}.")
