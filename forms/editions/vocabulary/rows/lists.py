"""The lists that stand alone: policy links, supporting indicators, staff, results, issuances."""

from __future__ import annotations

from db.records import Indicator, Issuance, PolicyLink, Staffing, SupportingIndicator
from forms.editions.declaring import named
from forms.editions.vocabulary.rows.declared import COMPONENT, ORDER, PROJECT, Rows
from forms.templates.names import Leaf, Many, Name

_CHANGE = named({"what": "รายการ", "before": "ค่าเดิม", "after": "ค่าใหม่"})

ROWS = {
    "policy_links": Rows(
        "แถวของตารางความเชื่อมโยงนโยบาย",
        {"policy_link": Name("ความเชื่อมโยงนโยบาย", PolicyLink), **PROJECT},
    ),
    "supporting_components": Rows(
        "องค์ประกอบของตัวชี้วัดสนับสนุน",
        {**COMPONENT, "members": Name("ตัวชี้วัดสนับสนุนขององค์ประกอบ", Leaf.TRUTH)},
    ),
    "supporting": Rows(
        "ตัวชี้วัดสนับสนุนขององค์ประกอบ",
        {
            "supporting": Name("ตัวชี้วัดสนับสนุน", SupportingIndicator),
            "work": Name("โครงการ/กิจกรรม และส่วนราชการในวงเล็บ"),
        },
        needs=("members",),
    ),
    "staffing": Rows(
        "อัตรากำลัง ตามปีหรือส่วนราชการ พร้อมแถวรวม",
        {"staffing": Name("อัตรากำลัง", Staffing), "label": Name("ปี ส่วนราชการ และรายการของแถว")},
    ),
    "headlines": Rows(
        "ตัววัดผลการดำเนินการหลัก",
        named(
            {
                "order": "ลำดับที่ นับต่อกันทุกกลุ่ม",
                "order_in_group": "ลำดับที่ในกลุ่ม",
                "group_name": "ชื่อกลุ่ม ที่รายการแรกของกลุ่ม",
                "name": "ชื่อ",
                "target": "เป้าหมาย",
                "responsible": "ผู้รับผิดชอบ",
            }
        ),
    ),
    "results": Rows(
        "ตัวชี้วัดในแบบรายงาน สยป.3 ตามองค์ประกอบ",
        {
            **ORDER,
            "indicator": Name("ตัวชี้วัด", Indicator),
            "projects": Name("โครงการที่สนับสนุน", Leaf.TRUTH),
        },
    ),
    "issuances": Rows(
        "การออกรายงานของไตรมาส ทีละครั้ง",
        named(
            {
                **ORDER,
                "issuance": Name("การออกรายงาน", Issuance),
                "date": "วันที่ออกรายงาน",
                "memo_date": "วันที่ของบันทึกข้อความ",
                "reopened_date": "วันที่เปิดแก้ไข",
            }
        ),
    ),
    "reissues": Rows(
        "การออกรายงานซ้ำ ทีละครั้ง",
        {
            "order": Name("ครั้งที่ออกรายงาน"),
            "changes": Name("ตัวเลขที่เปลี่ยนจากครั้งก่อน", Many(_CHANGE)),
        },
    ),
    "issued_changes": Rows(
        "ตัวเลขที่เปลี่ยนจากการออกรายงานครั้งก่อน",
        {"change": Name("ตัวเลขที่เปลี่ยน", _CHANGE)},
        needs=("changes",),
    ),
}
