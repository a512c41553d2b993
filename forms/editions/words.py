"""The fixed wording of what an edition's forms compute: words and templates."""

from __future__ import annotations

from collections.abc import Mapping

from db.fields import specs
from db.record_classes import record
from db.records import (
    Budget,
    Component,
    Goal,
    Indicator,
    KeyResult,
    Link,
    Objective,
    Policy,
    Project,
    Strategy,
    Substrategy,
    SwotItem,
    Tactic,
    TacticKpi,
)
from forms.editions.declaring import choices_of, named, said, template, texts_by
from forms.templates.names import Name

_POLICY = Name("นโยบาย", Policy)
_COMPONENT = Name("องค์ประกอบ", Component)

# What each part of a link is printed from.
_LINKED = {
    "strategy": Strategy,
    "substrategy": Substrategy,
    "objective": Objective,
    "key_result": KeyResult,
    "goal": Goal,
    "tactic": Tactic,
    "tactic_kpi": TacticKpi,
    "policy": Policy,
}
_LINKS = {name: spec.label for name, spec in specs(Link).items()}
_LINK_NAMES = {
    name: named(
        {
            name: Name(label, _LINKED.get(name, named({"text": label}))),
            "in_words": "ข้อความเต็มของตัววัดผลหลักหรือตัวชี้วัดของกลยุทธ์ ของอย่างอื่นคือรหัส",
        }
    )
    for name, label in _LINKS.items()
}
_PROJECT_KINDS = choices_of(Project, "kind")


@record
class Words:
    """The fixed wording of computed contents: every field is a word or template."""

    absent: str = template("สิ่งที่พิมพ์เมื่อไม่มีข้อมูล")
    dots: str = template("จุดไข่ปลาให้เขียนเติม")
    amount: str = template("จำนวนเงินที่ไม่มีสตางค์", amount="จำนวนเงิน")
    money_none: str = template("งบประมาณของโครงการที่ไม่ใช้งบประมาณ")
    money_statuses: Mapping[str, str] = texts_by(
        "ข้อความใต้จำนวนเงิน ตามสถานะงบประมาณ", choices_of(Budget, "status")
    )
    not_granted_alone: bool = said("โครงการที่ไม่ได้รับงบประมาณพิมพ์ข้อความอย่างเดียว ไม่พิมพ์จำนวนเงิน")
    sum_absent: str = template("จำนวนหรือยอดรวมใต้ตาราง เมื่อไม่มี")
    sum_amount: str = template("ยอดรวมในประโยคใต้ตาราง", amount="จำนวนเงิน")
    money_under: str = template("งบประมาณใต้ชื่อโครงการ", amount="จำนวนเงิน")
    money_under_none: str = template("งบประมาณใต้ชื่อโครงการ เมื่อไม่มีจำนวนเงิน")
    money_under_noted: str = template(
        "งบประมาณใต้ชื่อโครงการ เมื่อมีเพียงหมายเหตุ", note="สถานะและหมายเหตุงบประมาณ"
    )
    total_amount: str = template("วงเงินรวมทุกปีใต้ชื่อโครงการ", amount="จำนวนเงิน")
    dropped: str = template("ข้อความใต้ชื่อโครงการที่ยกเลิกก่อนประกาศใช้แผน")
    integrated_mark: str = template("เครื่องหมายหลังชื่อโครงการของแผนงานบูรณาการ")
    integrated_note: str = template("ชื่อแผนงานบูรณาการใต้ชื่อโครงการ", name="ชื่อแผนงาน")
    integrated_name: str = template("คำขึ้นต้นชื่อแผนงานบูรณาการ ซึ่งไม่พิมพ์ซ้ำ")
    kinds: Mapping[str, str] = texts_by("ประเภทหลังชื่อตัวชี้วัด", choices_of(Indicator, "kind"))
    project_kinds: Mapping[str, str] = texts_by(
        "คำนำหน้าชื่อเหนือตารางขั้นตอน",
        _PROJECT_KINDS,
        is_whole=True,
        names_of=dict.fromkeys(_PROJECT_KINDS, named({"number": "ลำดับที่ของโครงการในกลุ่ม"})),
    )
    project_first_words: tuple[str, ...] = said("คำขึ้นต้นชื่อกิจกรรม ซึ่งไม่พิมพ์ซ้ำหลังคำนำหน้า")
    kr: str = template("ตัววัดผลหลักที่ไม่มีลำดับ", text="ข้อความ")
    kr_coded: str = template("ตัววัดผลหลักที่มีลำดับ", code="ลำดับ", text="ข้อความ")
    kpi: str = template("ตัวชี้วัดของกลยุทธ์ที่ไม่มีรหัส", text="ข้อความ")
    kpi_coded: str = template("ตัวชี้วัดของกลยุทธ์ที่มีรหัส", code="รหัส", text="ข้อความ")
    own_tactic: str = template("กลยุทธ์ของหน่วยงานเอง", text="ข้อความ")
    component: str = template("หัวข้อองค์ประกอบ", code="รหัส", name="ชื่อ")
    subcomponent: str = template("หัวข้อองค์ประกอบย่อย", code="รหัส", name="ชื่อ")
    duty_openings: tuple[str, ...] = said("คำขึ้นต้นอำนาจหน้าที่ข้อเดียว ซึ่งพิมพ์ต่อจากชื่อส่วนราชการ")
    swot_heading: str = template("หัวข้อของข้อมูลทั่วไปที่ขึ้นต้นอย่างนี้ พิมพ์ก่อน SWOT")
    swot_column: str = template("หัวคอลัมน์แรกของตาราง SWOT")
    year_total: str = template("แถวรวมของอัตรากำลัง", year="ปีงบประมาณ")
    links: Mapping[str, str] = texts_by("ความเชื่อมโยงทีละส่วน", _LINKS, names_of=_LINK_NAMES)
    percent: str = template("ร้อยละความสำเร็จของระดับ", percent="ร้อยละ")
    points: str = template("คะแนนที่ได้รับ", points="คะแนน")
    bare_points: str = template("คะแนนที่ได้รับ เมื่อหน่วยงานเลือกพิมพ์เป็นตัวเลขอย่างเดียว", points="คะแนน")
    baseline: str = template("ข้อมูลพื้นฐานที่มีปี", year="ปี", text="ข้อความ")
    criterion: str = template("เกณฑ์ข้อหนึ่งในหลายข้อ", text="ข้อความ")
    quarter_result: str = template(
        "ผลการดำเนินงานของไตรมาสหนึ่ง", quarter="ไตรมาส", text="ผลการดำเนินงาน"
    )
    quarter_projects: str = template(
        "โครงการที่สนับสนุนในแบบรายงาน สยป.3", order="ลำดับที่", name="ชื่อโครงการ"
    )
    mean_level: str = template("ระดับความพึงพอใจหลังค่าเฉลี่ย", word="คำของระดับ")
    earlier_quarter: str = template("ข้อความใต้ความก้าวหน้าของไตรมาสก่อน", quarter="ไตรมาส")
    own_group: str = template("ชื่อกลุ่มของตัวชี้วัดที่ไม่มีองค์ประกอบ")
    filled: str = template("จำนวนอัตราและคนครอง", number="จำนวนอัตรา", filled="จำนวนคนครอง")
    factor: str = template("ตัวคูณหลังสูตร", multiplier="ตัวคูณ")
    under_tactic: str = template("กลยุทธ์ใต้ชื่อโครงการในสรุปโครงการ", code="รหัสกลยุทธ์")
    under_goal: str = template("เป้าประสงค์ใต้ชื่อโครงการในสรุปโครงการ", code="รหัสเป้าประสงค์")
    policy_dimension: str = template("บรรทัดมิติของนโยบาย", policy=_POLICY)
    policy_name: str = template("บรรทัดชื่อนโยบาย", policy=_POLICY)
    policy_code: str = template("บรรทัดของนโยบายที่ไม่มีชื่อ", policy=_POLICY)
    policy_named: str = template("รหัสนโยบายพร้อมชื่อ", code="รหัสนโยบาย", name="ชื่อนโยบาย")
    link_project: str = template(
        "ชื่อโครงการในตารางความเชื่อมโยงนโยบาย", name="ชื่อโครงการ", policies="รหัสนโยบาย"
    )
    score_group: str = template("หัวข้อองค์ประกอบในสรุปคะแนน", component=_COMPONENT)
    score_component: str = template("แถวรวมขององค์ประกอบในสรุปคะแนน", component=_COMPONENT)
    score_total: str = template("แถวรวมทั้งหมดในสรุปคะแนน")
    score_percent: str = template("แถวร้อยละในสรุปคะแนน")
    swot: Mapping[str, str] = texts_by(
        "ชื่อด้านของ SWOT", choices_of(SwotItem, "quadrant"), is_whole=True
    )
