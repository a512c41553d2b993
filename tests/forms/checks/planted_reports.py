"""Slips in quarterly reports and memos, each planted alone in the sound plan."""

import datetime as dt
from decimal import Decimal

from db.records import Memo, Result, Signature, Spending, StepDone
from tests.forms.checks.sound import Planted, sound

_SECOND = sound().reports[1]
_K1 = "ตัวชี้วัดที่ 1"
_NO_STEPS = {"reports[0].steps": (), "reports[1].steps": ()}

REPORTS = (
    Planted(
        "REPORT-TWICE",
        {"reports[2]": _SECOND},
        "reports[2].quarter",
        ("ไตรมาส 2",),
        near=({"reports[2].quarter": 3, "reports[2].memo": Memo()},),
    ),
    Planted(
        "REPORT-GAP",
        {"reports": (_SECOND,)},
        "reports",
        ("ไม่มีรายงานของไตรมาส 1", "ไตรมาส 2"),
        near=({"reports[0].quarter": 1, "reports[0].memo": Memo(), "reports[0].steps": ()},),
    ),
    Planted(
        "RESULT-MISSING",
        {
            "reports[1].results[1].progress": None,
            "reports[1].results[1].narrative": "",
            "reports[1].results[1].level": None,
        },
        "reports[1].results[1].progress",
        ("ตัวชี้วัดที่ 2", "ร้อยละ 20 ของไตรมาส 1"),
        near=({"reports[0].results[1].progress": None},),
    ),
    Planted(
        "RESULT-MISSING",
        {"reports[1].results": _SECOND.results[:1], "reports[1].memo.facts": ()},
        "reports[1].results",
        ("ตัวชี้วัดที่ 2", "ร้อยละ 20 ของไตรมาส 1"),
    ),
    Planted(
        "RESULT-TWICE",
        {"reports[0].results[2]": Result("k1", Decimal(10))},
        "reports[0].results[2].indicator",
        (_K1, "ไตรมาส 1"),
    ),
    Planted(
        "PROGRESS-RANGE",
        {"reports[1].results[1].progress": Decimal("100.5")},
        "reports[1].results[1].progress",
        ("100.5", "ไตรมาส 2"),
        near=(
            {"reports[1].results[1].progress": Decimal(100), **_NO_STEPS},
            {
                "reports[0].results[1].progress": Decimal(0),
                "reports[1].results[1].progress": 0,
                **_NO_STEPS,
            },
        ),
    ),
    Planted(
        "PROGRESS-RANGE",
        {"reports[0].results[1].progress": Decimal(-1), **_NO_STEPS},
        "reports[0].results[1].progress",
        ("ร้อยละ -1",),
    ),
    Planted(
        "PROGRESS-FALL",
        {"reports[1].results[1].progress": Decimal("19.5")},
        "reports[1].results[1].progress",
        ("19.5", "ลดจาก 20 ในไตรมาส 1"),
        near=({"reports[1].results[1].progress": Decimal(20)},),
    ),
    Planted(
        "RESULT-RATIO",
        {"reports[0].results[0].value": Decimal("10.02")},
        "reports[0].results[0].value",
        ("ค่าที่ได้ 10.02", "10 / 100 × 100 เป็น 10"),
        near=(
            {"reports[0].results[0].value": Decimal("10.01")},
            {"reports[0].results[0].value": Decimal("9.99")},
        ),
    ),
    Planted(
        "RESULT-RATIO",
        {"reports[0].results[0].denominator": Decimal(0)},
        "reports[0].results[0].denominator",
        ("ตัวหารเป็น 0",),
        near=({"reports[0].results[0].denominator": None},),
    ),
    Planted(
        "RESULT-LEVEL",
        {"reports[1].results[1].level": Decimal(6)},
        "reports[1].results[1].level",
        ("ระดับ 6", "1 ถึง 5"),
        near=(
            {"reports[1].results[1].level": Decimal(5)},
            {"reports[1].results[1].level": Decimal(0)},
        ),
    ),
    Planted(
        "RESULT-LEVEL",
        {"reports[1].results[1].level": Decimal(-1)},
        "reports[1].results[1].level",
        ("ระดับ -1",),
    ),
    Planted(
        "DONE-UNKNOWN",
        {"reports[0].steps[2]": StepDone("p2", None, "7", Decimal(10))},
        "reports[0].steps[2].step",
        ("ไม่มีขั้นตอนที่ 7", "กระดานดิจิทัล"),
        near=({"reports[0].steps[2]": StepDone("p2", None, "2.", Decimal(10))},),
    ),
    Planted(
        "DONE-UNKNOWN",
        {"reports[0].steps[2]": StepDone("p3", 2, "1", Decimal(10))},
        "reports[0].steps[2].step",
        ("ไม่มีกิจกรรมที่ 3", "พัฒนาผู้ใช้แผน"),
        near=({"reports[0].steps[2]": StepDone("p3", 0, "1", Decimal(10))},),
    ),
    Planted(
        "DONE-FALL",
        {
            "reports[1].steps[1].done": Decimal(30),
            "reports[0].results[1].progress": Decimal(17),
            "reports[1].results[1].progress": Decimal(17),
        },
        "reports[1].steps[1].done",
        ("ร้อยละ 30", "ลดจาก 40 ในไตรมาส 1"),
        near=({"reports[1].steps[1].done": Decimal(40)},),
    ),
    Planted(
        "SPENT-OVER",
        {"reports[1].spending[0].amount": Decimal(500001)},
        "reports[1].spending[0].amount",
        ("500,001 บาท", "500,000 บาท"),
        near=({"reports[1].spending[0].amount": Decimal(500000)},),
    ),
    Planted(
        "SPENT-OVER",
        {"reports[1].spending[1]": Spending("p2", Decimal(1))},
        "reports[1].spending[1].amount",
        ("เกินงบประมาณ 0 บาท",),
        near=({"reports[1].spending[1].amount": Decimal(0)},),
    ),
    Planted(
        "SPENT-FALL",
        {"reports[1].spending[0].amount": Decimal(49999)},
        "reports[1].spending[0].amount",
        ("49,999 บาท", "ลดจาก 50,000 บาทในไตรมาส 1"),
        near=({"reports[1].spending[0].amount": Decimal(50000)},),
    ),
)

WORK = (
    Planted(
        "PROGRESS-APART",
        {"reports[1].results[0].progress": Decimal("30.5")},
        "reports[1].results[0].progress",
        (_K1, "ไตรมาส 2", "ร้อยละ 30.5", "คิดได้ร้อยละ 20 ", "ต่างกัน 10.5"),
        near=({"reports[1].results[0].progress": Decimal(30)},),
    ),
    Planted(
        "PROGRESS-APART",
        {"reports[0].results[0].progress": Decimal(0), "reports[0].steps[0].done": Decimal(100)},
        "reports[0].results[0].progress",
        ("ร้อยละ 0 แต่", "ต่างกัน 20"),
        near=({"reports[0].results[0].progress": Decimal(10)},),
    ),
    Planted(
        "PROGRESS-APART",
        {"reports[1].results[0].progress": Decimal(100)},
        "reports[1].results[0].progress",
        ("ร้อยละ 100", "ต่างกัน 80"),
    ),
    Planted(
        "DONE-EARLY",
        {"reports[0].steps[2]": StepDone("p2", None, "3.1", Decimal(5))},
        "reports[0].steps[2].done",
        ("ไตรมาส 1", "ขั้นตอนที่ 3.1", "ร้อยละ 5", "เริ่มเดือนมีนาคม 2568"),
        near=(
            {
                "reports[0].steps[2]": StepDone("p2", None, "2", Decimal(5))
            },  # begins in its last month
            {"reports[0].steps[2].done": Decimal(0)},
        ),
    ),
    Planted(
        "DONE-EARLY",
        {"reports[0].steps[2]": StepDone("p2", None, "3", Decimal(5))},
        "reports[0].steps[2].done",
        ("ขั้นตอนที่ 3 ", "เริ่มเดือนมีนาคม 2568"),
    ),
    Planted(
        "DONE-LATE",
        {"reports[1].steps[0].done": Decimal(90)},
        "plan.projects[1].activities[0].steps[0].spans",
        ("ขั้นตอนที่ 1 ", "กระดานดิจิทัล", "ในเดือนพฤศจิกายน 2567", "ร้อยละ 90"),
        dt.date(2024, 12, 5),
        near=({"reports[1].steps[0].done": Decimal(100)},),
    ),
    Planted(
        "REPORT-DUE",
        {"reports": ()},
        "reports",
        ("ไตรมาส 1", "ธันวาคม 2567"),
        dt.date(2025, 1, 5),
    ),
    Planted(
        "LEVEL-UNBORNE",
        {"reports[1].results[0].level": Decimal(2)},
        "reports[1].results[0].level",
        (_K1, "ระดับ 2 ซึ่งเกณฑ์กำหนดไว้ 50", "ค่าที่ได้ 25 ถึงเพียงระดับ 1"),
        near=(
            {"reports[1].results[0].level": Decimal(1)},
            {"reports[1].results[0].level": Decimal(0)},
            {f"reports[1].results[0].{name}": Decimal(50) for name in ("value", "numerator")},
        ),
    ),
)

MEMOS = (
    Planted(
        "MEMO-PLACEHOLDER",
        {"plan.memo_template.subject": "รายงานไตรมาส {งวดที่} ปี {ปี}"},
        "plan.memo_template.subject",
        ("{งวดที่}", "บันทึกข้อความ"),
        near=({"plan.memo_template.subject": "รายงานไตรมาส {ไตรมาส} ปี {ปี}"},),
    ),
    Planted(
        "MEMO-COUNT",
        {"reports[0].memo.facts[0]": "บันทึกแล้ว จำนวน ๓ โครงการ ๒ ตัวชี้วัด"},
        "reports[0].memo.facts[0]",
        ("3 โครงการ", "2 โครงการ"),
        near=({"reports[0].memo.facts[0]": "บันทึกแล้ว จำนวน ๒ โครงการ ๒ ตัวชี้วัด"},),
    ),
    Planted(
        "MEMO-MONEY",
        {
            "plan.memo_template.facts": (
                "{ไตรมาส} เบิกจ่าย {เบิกจ่าย} บาท ของ {งบประมาณ} บาท (ร้อยละ {ร้อยละเบิกจ่าย})",
            ),
            "reports[1].memo.facts[4]": "๒ เบิกจ่าย ๕๐,๐๐๐ บาท ของ ๙๗๐,๐๐๐ บาท (ร้อยละ ๑๘.๕๖)",
        },
        "reports[1].memo.facts[4]",
        ("50,000 แต่ยอดในข้อมูลคือ 180,000",),
    ),
    Planted(
        "MEMO-GROUPS",
        {"reports[0].memo.facts[1]": "- ภารกิจหลัก จำนวน ๒ ตัวชี้วัด"},
        "reports[0].memo.facts[0]",
        ("2 + 1 = 3", "2 ตัวชี้วัด"),
    ),
    Planted(
        "MEMO-QUARTER",
        {"reports[0].memo.subject": "รายงานความก้าวหน้า ประจำปี พ.ศ. ๒๕๖๘ ไตรมาสที่ ๒"},
        "reports[0].memo.subject",
        ("ไตรมาส 2", "ไตรมาส 1"),
    ),
    Planted(
        "MEMO-MONTHS",
        {"reports[0].memo.facts[3]": "ไตรมาสที่ ๑ ระหว่างเดือนตุลาคม ๒๕๖๗ - พฤศจิกายน ๒๕๖๗"},
        "reports[0].memo.facts[3]",
        ("พฤศจิกายน ๒๕๖๗", "ตุลาคม 2567 - ธันวาคม 2567"),
    ),
    Planted(
        "MEMO-YEAR",
        {"reports[0].memo.subject": "รายงานความก้าวหน้า ประจำปี พ.ศ. ๒๕๖๗"},
        "reports[0].memo.subject",
        ("2567", "2568"),
    ),
    Planted(
        "MEMO-DATE",
        {"reports[1].memo.date": "2568-02-31"},
        "reports[1].memo.date",
        ("31 กุมภาพันธ์ 2568",),
        near=({"reports[1].memo.date": "2568-03-31"},),
    ),
    Planted(
        "MEMO-EARLY",
        {"reports[1].memo.date": "2568-02-28"},
        "reports[1].memo.date",
        ("28 กุมภาพันธ์ 2568", "มีนาคม 2568"),
        near=({"reports[1].memo.date": "2568-03-01"},),
    ),
)

SIGNERS = (
    Planted("SIGN-REPORT", {"reports[1].signatures": ()}, "reports[1].signatures", ("ไตรมาส 2",)),
    Planted(
        "SIGN-MEMO", {"reports[1].memo.signatures": ()}, "reports[1].memo.signatures", ("ไตรมาส 2",)
    ),
    Planted(
        "SIGN-SAME",
        {"reports[1].signatures[1].name": "นางสาวสมใจ ตั้งมั่น"},
        "reports[1].signatures[1].name",
        ("สมใจ", "ผู้รายงาน", "หัวหน้าหน่วยงาน"),
        near=({"reports[1].signatures[1].position": ("หัวหน้าฝ่ายแผนงาน",)},),
    ),
    Planted(
        "SIGN-NAME",
        {"reports[1].memo.signatures[0]": Signature("", "นางสาวสมใจ ตั้งมัน")},
        "reports[1].signatures[0].name",
        ("ตั้งมั่น", "ตั้งมัน"),
        near=(
            {"reports[1].memo.signatures[0]": Signature("", "น.ส. สมใจ ตั้งมั่น")},
            {"reports[1].memo.signatures[0]": Signature("", "นางสาวสมหญิง ตั้งมัน")},
        ),
    ),
)

PLANTED = (*REPORTS, *WORK, *MEMOS, *SIGNERS)
