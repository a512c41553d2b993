"""The parameters of an edition's rules: what its sums, counts and codes must come to.

Nothing here has a default: the edition's data file gives every one.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from db.record_classes import record
from db.records import Budget
from forms.editions.declaring import choices_of, said

# The groups in which the step grids of an edition stand.
GridGroupName = Literal["negotiated", "kpis", "own", "routine", "rest"]
GRID_GROUPS: Mapping[str, str] = {
    "negotiated": "โครงการของตัวชี้วัดเจรจาตกลง",
    "kpis": "โครงการของตัวชี้วัดของกลยุทธ์",
    "own": "โครงการของตัวชี้วัดของหน่วยงาน",
    "routine": "งานประจำที่สนับสนุนนโยบาย",
    "rest": "โครงการอื่นทั้งหมด นอกจากงานประจำ",
}


@record
class Band:
    """One word of the satisfaction scale and the means it stands for, both included."""

    low: Decimal = said("ค่าเฉลี่ยต่ำสุดของช่วง")
    high: Decimal = said("ค่าเฉลี่ยสูงสุดของช่วง")
    word: str = said("คำของช่วง")


@record
class Rules:
    """The rules of one edition; "rule n" is the number in the forms' description."""

    weight_sum: Decimal = said("น้ำหนักของตัวชี้วัดเจรจาตกลงรวมได้เท่าใด")
    """Rule 3: what the weights of the negotiated indicators come to in all."""

    weight_components: tuple[str, ...] = said("รหัสองค์ประกอบที่นับน้ำหนัก เช่น 1 นับ 1.1 ด้วย")
    """Rule 3: codes of the components whose indicators count into `weight_sum`.

    "1" covers "1.1" too; an indicator without a component counts.
    """

    step_sum: Decimal = said("น้ำหนักขั้นตอนของกิจกรรมรวมได้ร้อยละเท่าใด")
    """Rule 1: what the weights of an activity's leaf steps come to, in percent."""

    level_percents: tuple[Decimal, ...] = said("ร้อยละของคะแนนสำหรับระดับ 1 2 3 4 และ 5 ตามลำดับ")
    """Rule 2: percent of the points for level 1, 2, 3, 4 and 5, in this order."""

    summed_statuses: tuple[str, ...] = said(
        "สถานะงบประมาณที่นับในยอดรวม ไม่มีสถานะถือว่าได้รับงบประมาณ",
        values=choices_of(Budget, "status"),
    )
    """Rule 5: budget statuses whose amounts a total adds ("granted", "requested").

    An amount without a status counts as granted.
    """

    counts_not_granted: bool = said("นับจำนวนโครงการที่ไม่ได้รับงบประมาณด้วย")
    """Rule 5: whether the count of projects takes those whose budget was not granted."""

    policy_pattern: str = said("รูปแบบของรหัสนโยบาย เป็น regular expression เว้นว่างคือรับทุกรหัส")
    """Rule 6: regular expression that a whole policy code matches; empty: any code."""

    strategy_code_digits: int = said("จำนวนหลักของรหัสยุทธศาสตร์ 0 คือรับทุกรหัส")
    """Rule 6: digits of a strategy code; 0: any code. A remark in words is never checked."""

    summary_by_code: bool = said("สรุปโครงการเรียงตามรหัส ไม่ใช่ตามลำดับความสำคัญของหน่วยงาน")
    """Rule 7: whether summaries of projects go by code, not by the unit's priority."""

    own_table_takes_negotiated: bool = said("ตาราง ข มีตัวชี้วัดเจรจาตกลงที่ประเด็นการพัฒนาอ้างถึงด้วย")
    """Whether ตาราง ข has the negotiated indicators that an issue names, too."""

    grid_groups: tuple[GridGroupName, ...] = said(
        "กลุ่มของตารางขั้นตอน ตามลำดับที่พิมพ์", values=GRID_GROUPS
    )
    """The groups of step grids in their order; "rest" is every project but routine ones."""

    satisfaction: tuple[Band, ...] = said("ช่วงคะแนนของระดับความพึงพอใจ")
    """Rule 9: the scale of a survey's mean."""

    satisfied_from: Decimal = said("คะแนนต่ำสุดที่ถือว่าพึงพอใจ")
    """Rule 9: the least answer that counts as satisfied."""

    behind_points: Decimal = said("ช้ากว่าแผนกี่จุดร้อยละจึงถือว่าล่าช้า")
    """Percent points behind its grid from which an indicator is said to be late."""

    far_points: Decimal = said("ช้ากว่าแผนกี่จุดร้อยละจึงถือว่าล่าช้ามาก")
    """Percent points behind its grid from which an indicator is said to be very late."""

    progress_apart: Decimal = said("ความก้าวหน้าของตัวชี้วัดต่างจากของขั้นตอนได้กี่จุดร้อยละ")
    """Percent points that an indicator's progress may lie apart from its steps'."""
