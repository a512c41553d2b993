"""The lists of Parts 1 to 3."""

from __future__ import annotations

from db.records import KeyResult, Part1Tactic, Part2Issue
from forms.editions.declaring import declared, named
from forms.editions.edition import Dimension
from forms.editions.vocabulary.rows.declared import (
    OBJECTIVE,
    ORDER,
    POLICY,
    PROJECT,
    STRATEGY,
    TACTIC,
    Rows,
)
from forms.templates.names import TEXTS, Leaf, Name, Names

_DIMENSION = named({name: each.says for name, each in declared(Dimension).items()})
_ENTRIES: Names = {"entries": Name("รายการของแผนที่อยู่ใต้หัวข้อนี้", Leaf.TRUTH)}
_LISTED: Names = {**ORDER, **PROJECT}
_UNDER: Names = named({"under": "กลยุทธ์หรือเป้าประสงค์ที่โครงการอยู่ภายใต้"})
_NUMBER: Names = named({"number": "ลำดับที่ของแถวหรือกลุ่ม"})
_ROUTINE: Names = named({"programme": "ชื่อแผนงาน", "output": "ชื่อผลผลิต"})
ISSUE: Names = named(
    {
        "issue": Name("ประเด็นการพัฒนาหรือภารกิจ", Part2Issue),
        "objectives": Name("วัตถุประสงค์หลัก", TEXTS),
        "key_results": Name("ตัววัดผลเป็นข้อความ หรือชื่อตัวชี้วัด", TEXTS),
        "indicator_names": Name("ชื่อตัวชี้วัด หรือตัววัดผลเป็นข้อความ", TEXTS),
        "issue_target": "เป้าหมายของประเด็น หรือของตัวชี้วัด",
        "link": "ความเชื่อมโยง เมื่อมีข้อเดียว",
        "links": Name("ความเชื่อมโยง เมื่อมีหลายข้อ", TEXTS),
        "link_lines": Name("ความเชื่อมโยงทุกข้อ", TEXTS),
    }
)

ROWS = {
    "dimensions": Rows(
        "มิติของส่วนที่ 1 (numbers เลือกบางมิติ)",
        {"dimension": Name("มิติ", _DIMENSION), **_ENTRIES},
    ),
    "substrategies": Rows(
        "ยุทธศาสตร์ย่อยของมิติ",
        {**STRATEGY, **_ENTRIES, "has_projects": Name("มีโครงการ", Leaf.TRUTH)},
        needs=("entries",),
    ),
    "key_results": Rows(
        "ตัววัดผลหลักของวัตถุประสงค์หลัก",
        {
            **OBJECTIVE,
            "key_result": Name("ตัววัดผลหลัก", KeyResult),
            "kr_words": Name("ลำดับและข้อความของตัววัดผลหลัก"),
        },
        needs=("entries",),
    ),
    "tactics": Rows(
        "กลยุทธ์ของส่วนที่ 1",
        {
            "listed": Name("กลยุทธ์ตามที่กรอกในส่วนที่ 1", Part1Tactic),
            **TACTIC,
            "tactic_words": Name("รหัสและข้อความของกลยุทธ์"),
        },
        needs=("entries",),
    ),
    "substrategy_projects": Rows(
        "โครงการของกลยุทธ์ที่อยู่ใต้หัวข้อนี้",
        {**_LISTED, "notes": Name("หมายเหตุใต้ชื่อโครงการเฉพาะที่นี่", TEXTS)},
        needs=("entries",),
    ),
    "part1_projects": Rows("โครงการทั้งหมดของส่วนที่ 1", {**_LISTED, **_UNDER}),
    "part2_projects": Rows("โครงการทั้งหมดของส่วนที่ 2", {**_LISTED, **_UNDER}),
    "issues": Rows("ประเด็นการพัฒนาหรือภารกิจของส่วนที่ 2 ทีละรายการ", ISSUE),
    "missions": Rows(
        "ภารกิจของส่วนที่ 2 รายการที่มีลำดับและชื่อเดียวกันรวมเป็นภารกิจเดียว",
        {
            "mission": Name("ภารกิจ", named({"number": "ลำดับ", "title": "ชื่อ"})),
            "mission_entries": Name("รายการของส่วนที่ 2 ที่เป็นภารกิจนี้", Leaf.TRUTH),
        },
    ),
    "mission_issues": Rows("รายการของภารกิจที่มีตัวชี้วัด", ISSUE, needs=("mission",)),
    "issue_projects": Rows("โครงการของประเด็นหรือภารกิจ", _LISTED, needs=("issue",)),
    "part3_projects": Rows(
        "งานประจำของส่วนที่ 3 มีแถวแผนงาน และผลผลิตอยู่ข้างโครงการแรก",
        {**_NUMBER, **_ROUTINE, **_LISTED},
    ),
    "routine_groups": Rows(
        "งานประจำของส่วนที่ 3 โครงการของแผนงานและผลผลิตเดียวกันอยู่ในช่องเดียว",
        {**_NUMBER, **_ROUTINE, **_LISTED},
    ),
    "policy_projects": Rows(
        "โครงการที่สนับสนุนนโยบาย เรียงตามมิติและนโยบาย",
        {**_NUMBER, **_LISTED, "dimension": Name("มิติของนโยบาย ที่แถวแรกของมิติ"), **POLICY},
    ),
}
