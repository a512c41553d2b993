"""Places in two words, as a list has room for: `โครงการ 13`, `ตัวชี้วัด 5`, `คำนำ ย่อหน้า 2`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from db.places import Place, value_at
from db.records import Package


class _Named(NamedTuple):
    """How the records of a list are called: in a word, and by which of their fields."""

    word: str
    field: str = ""


_RECORDS: dict[tuple[str, ...], _Named] = {
    ("plan", "projects"): _Named("โครงการ"),
    ("plan", "indicators"): _Named("ตัวชี้วัด", "number"),
    ("plan", "supporting_indicators"): _Named("ตัวชี้วัดสนับสนุน", "number"),
    ("plan", "policy_links"): _Named("นโยบาย แถว"),
    ("plan", "divisions"): _Named("ส่วนราชการ"),
    ("plan", "staffing"): _Named("อัตรากำลัง", "year"),
    ("plan", "swot"): _Named("SWOT", "code"),
    ("plan", "swot_conclusions"): _Named("ข้อสรุป SWOT"),
    ("plan", "situation"): _Named("สถานการณ์"),
    ("plan", "past_results"): _Named("ผลปีก่อน"),
    ("plan", "goals"): _Named("เป้าหมาย"),
    ("plan", "headline_indicators"): _Named("ตัววัดผล"),
    ("plan", "people"): _Named("ผู้ลงนาม"),
    ("plan", "tables"): _Named("ตาราง"),
    ("plan", "pictures"): _Named("รูป"),
    ("plan", "part1"): _Named("รายการ"),
    ("plan", "part2"): _Named("ข้อ", "number"),
    ("plan", "part3"): _Named("แผนงาน"),
    ("plan", "framework", "strategies"): _Named("ยุทธศาสตร์", "code"),
    ("plan", "framework", "substrategies"): _Named("ยุทธศาสตร์ย่อย", "code"),
    ("plan", "framework", "tactics"): _Named("กลยุทธ์", "code"),
    ("plan", "framework", "tactic_kpis"): _Named("KPI", "code"),
    ("plan", "framework", "goals"): _Named("เป้าประสงค์", "code"),
    ("plan", "framework", "components"): _Named("องค์ประกอบ", "code"),
    ("plan", "framework", "policies"): _Named("นโยบาย", "code"),
    ("plan", "framework", "key_results"): _Named("KR"),
    ("plan", "framework", "objectives"): _Named("วัตถุประสงค์"),
    ("reports", "signatures"): _Named("ผู้ลงนาม"),
}
# Of a report, what its rows tell of.
_TOLD_OF = {"results": ("indicators", "indicator"), "steps": ("projects", "project")}
_TOLD_OF["spending"] = _TOLD_OF["steps"]
_PARAGRAPHS = {"preface": "ย่อหน้า", "paragraphs": "ย่อหน้า"}


def short_place(
    package: Package, place: Place, label: Callable[[Place], str], *, field: bool = False
) -> str:
    """A place by the record that it is in, in its typed number where it has one.

    `label` names a field; with `field` the field within the record is named as well. What is
    in no record of a list is named by its field.
    """
    match place:
        case ("reports", int(at), str(name), int(row), *_) if name in _TOLD_OF:
            return _told_of(package, package.reports[at], name, row, label)
    # Which report is said by the page.
    first = 2 if place[:1] == ("reports",) else 0
    counted = (n for n, part in enumerate(place) if n >= first and isinstance(part, int))
    at = next(counted, len(place))
    if at == len(place):
        return label(place)
    names = tuple(part for part in place[:at] if isinstance(part, str))
    named = _RECORDS.get(names)
    record = _record(package, place[: at + 1])
    if named is None or isinstance(record, str):
        word = _PARAGRAPHS.get(str(place[at - 1]), "ข้อ")
        many = _several(package, place[:at])
        return f"{label(place[:at])} {word} {int(place[at]) + 1}" if many else label(place[:at])
    said = f"{named.word} {_number(record, named, int(place[at]))}"
    rest = place[at + 1 :]
    if field and rest and isinstance(rest[-1], str):
        said = f"{said} {label(place)}"
    return said


def _told_of(
    package: Package, report: Any, name: str, row: int, label: Callable[[Place], str]
) -> str:
    """A row of a report by the indicator or project that it tells of."""
    records, field = _TOLD_OF[name]
    rows = getattr(report, name)
    key = getattr(rows[row], field) if row < len(rows) else ""
    found = getattr(package.plan, records)
    at = next((n for n, each in enumerate(found) if each.key == key), None)
    if at is None:
        return f"{label(('reports', 0, name))} {row + 1}"
    return short_place(package, ("plan", records, at), label)


def _record(package: Package, place: Place) -> Any:
    try:
        return value_at(package, place)
    except (LookupError, AttributeError):
        return None


def _several(package: Package, place: Place) -> bool:
    items = _record(package, place)
    return isinstance(items, tuple) and len(items) > 1


def _number(record: Any, named: _Named, at: int) -> str:
    """The number or code that a record bears; without one its position."""
    typed = str(getattr(record, named.field, "") or "").strip().rstrip(".") if named.field else ""
    return typed or str(at + 1)
