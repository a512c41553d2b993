"""How a list that forms go through is declared, and names that several lists give."""

from __future__ import annotations

from dataclasses import dataclass, field

from db.records import (
    Component,
    Goal,
    Measure,
    Objective,
    Policy,
    Project,
    Strategy,
    Substrategy,
    Tactic,
    TacticKpi,
)
from forms.editions.declaring import named
from forms.templates.names import Leaf, Name, Names


@dataclass(frozen=True, slots=True)
class Rows:
    """A list that `rows` may name: `says` in Thai what it is.

    `names` are what each of its rows gives; `needs` are names that must be at hand where
    it stands, given by what it stands in.
    """

    says: str
    names: Names
    needs: tuple[str, ...] = field(default=())


ORDER: Names = named({"order": "ลำดับที่ นับจาก 1"})
PROJECT: Names = {"project": Name("โครงการ", Project)}
STRATEGY: Names = {
    "strategy": Name("ยุทธศาสตร์", Strategy),
    "substrategy": Name("ยุทธศาสตร์ย่อย", Substrategy),
}
OBJECTIVE: Names = {"objective": Name("วัตถุประสงค์หลัก", Objective)}
TACTIC: Names = {"goal": Name("เป้าประสงค์", Goal), "tactic": Name("กลยุทธ์", Tactic)}
POLICY: Names = {"policy": Name("นโยบาย", Policy)}
COMPONENT: Names = {"component": Name("องค์ประกอบ", Component)}
KPI: Names = named(
    {
        "kpi": Name("ตัวชี้วัดของกลยุทธ์", TacticKpi),
        "kpi_words": "รหัสและข้อความของตัวชี้วัดของกลยุทธ์",
        "target": "ค่าเป้าหมายของปีนี้",
        "last_target": "ค่าเป้าหมายของปีก่อน",
    }
)
DEFINED: Names = named(
    {
        "measure": Name("นิยามของตัวชี้วัด", Measure),
        "measure_target": "ค่าเป้าหมายในนิยาม",
        "alone": Name("ตัวชี้วัดไม่มีแถวในตาราง ค", Leaf.TRUTH),
        "projects": Name("โครงการที่สนับสนุน", Leaf.TRUTH),
        "tactic_text": "ข้อความของกลยุทธ์หรือเป้าประสงค์",
    }
)
