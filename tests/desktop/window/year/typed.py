"""What a unit types in its year: three reports of four, the third of them twice."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

# What is taken from what the page reckons, by its key.
TAKEN = "taken"
# The projects with money, in the plan's order; the last typed amount has satang.
PAID = (
    "p1", "p2", "p3", "p4", "p6", "p7", "p8", "p9", "p12", "p13", "p15", "p16", "p17", "p18", "p19",
)  # fmt: skip


@dataclass(frozen=True)
class Told:
    """What is typed of an indicator, as it is typed; empty where it is left alone."""

    progress: str = ""
    numerator: str = ""
    denominator: str = ""
    value: str = ""
    level: str = ""
    narrative: str = ""


@dataclass(frozen=True)
class Quarter:
    """A report as it is typed; `done` is percent by project, activity and step."""

    number: int
    results: dict[str, Told]
    done: dict[tuple[str, int, str], Fraction]
    spending: dict[str, str]
    memo_number: str
    memo_date: str
    day: tuple[int, int, int]


def leaves(activity: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps of an activity that have no sub-steps."""
    numbers = [step["number"] for step in activity["steps"]]
    return [
        step
        for step in activity["steps"]
        if not any(number.startswith(f"{step['number']}.") for number in numbers)
    ]


def _done(plan: dict[str, Any], quarter: int) -> dict[tuple[str, int, str], Fraction]:
    """The steps one after the other, some projects behind: in eighths of a step."""
    found = {}
    for at, project in enumerate(plan["projects"]):
        for index, activity in enumerate(project.get("activities", ())):
            steps = leaves(activity)
            late = Fraction(3 * ((at + index) % 4), 8) if quarter < 4 or at % 3 == 0 else 0
            front = Fraction(len(steps) * quarter, 4) - late
            for row, step in enumerate(steps):
                share = min(Fraction(1), max(Fraction(0), front - row))
                key = (project["key"], index, step["number"])
                found[key] = Fraction(round(share * 8) * 25, 2)
    return found


_SPENT = {
    1: "412000 1440000 310500 98000 1225000 0 120000 0 2160000 385000 0 4605000 402118.25 "
    "297000 1683000.75",
    3: "14700000 10800000 3311250 2460000 4180000 675000 640000 0 6480000 1390500 212500 "
    "13815000 1755900.5 891000 5049000",
    4: "24500000 14400000 4859999.75 3279999.25 5150000 2700000 1200000 0 8640000 1925000 850000 "
    "18420000 2346500 1188000 6732000",
}

_RESULTS = {
    1: {
        "k1": Told(TAKEN, "23,130", "308,400", TAKEN, TAKEN, "ผู้ใช้บริการเพิ่ม 23,130 คน จาก 14 แห่ง"),
        "k2": Told("10", value="0", narrative="แบบแล้วเสร็จ 5 แห่ง"),
        "k3": Told(TAKEN, narrative="ทดสอบแบบสอบถามกับ 30 คน ได้ค่า 0.91"),
        "k4": Told(TAKEN, "6696", "7200", TAKEN, TAKEN, "ออกทัน 6,696 จาก 7,200 รายการ"),
        "k5": Told(TAKEN, level="1", narrative="สำรวจครบ 118 แห่ง"),
        "k6": Told("20", "40", "120", TAKEN, TAKEN, "คัดเลือกครบ 120 แห่ง"),
        "k7": Told(TAKEN, value="1.5", level="1", narrative="ตรวจรับงานงวดที่ 3"),
        "k8": Told("25.125", "3", "12", TAKEN, TAKEN, "จัดแล้ว 3 ครั้ง"),
    },
    3: {
        "k1": Told(TAKEN, "66700", "725,000", TAKEN, TAKEN, "เพิ่มขึ้น 66,700 คน"),
        "k2": Told(TAKEN, value="2", level=TAKEN, narrative="เปิดบริการแล้ว 2 แห่ง"),
        "k3": Told(),
        "k4": Told(TAKEN, "22,440", "24,000", TAKEN, TAKEN, "ออกทันร้อยละ 93.5"),
        "k5": Told(TAKEN, value="3", level="3", narrative="ปรับปรุงครบ 24 แห่ง"),
        "k6": Told("60.5", "83", "120", TAKEN, TAKEN, "หมุนเวียนแล้ว 2 รอบ"),
        "k7": Told(TAKEN, level="2.5", narrative="ผ่านการทดสอบ 1 ใน 2 ส่วน"),
        "k8": Told("64.375", "9", "12", TAKEN, TAKEN, ""),
    },
    4: {
        "k1": Told(TAKEN, "96,900", "1,020,000", TAKEN, TAKEN, "ทั้งปีเพิ่มขึ้นร้อยละ 9.5"),
        "k2": Told(TAKEN, value="4", narrative="เปิดบริการแล้ว 4 แห่ง"),
        "k3": Told("100", "1,362", "1,500", TAKEN, TAKEN, "พึงพอใจ 1,362 คน"),
        "k4": Told(TAKEN, "30,720", "32,000", TAKEN, TAKEN, "ออกทัน 30,720 รายการ"),
        "k5": Told(TAKEN, value="3", level="4", narrative="ผ่านเกณฑ์ 21 แห่ง"),
        "k6": Told("100", "95", "120", TAKEN, TAKEN, "สำเร็จ 95 แห่ง"),
        "k7": Told(TAKEN, value="4.25", level="4", narrative="นำร่องครบ 10 แห่ง"),
        "k8": Told("100", "12", "12", TAKEN, TAKEN, "จัดครบ 12 ครั้ง"),
    },
}
_MEMOS = {
    1: ("กท 2303.1/12", "2568-01-10", (2025, 1, 10)),
    3: ("กท 2303.1/488", "2568-07-09", (2025, 7, 9)),
    4: ("กท 2303.1/731", "2568-10-08", (2025, 10, 8)),
}


def typed(plan: dict[str, Any], number: int) -> Quarter:
    """What is typed in a quarter."""
    spending = dict(zip(PAID, _SPENT[number].split(), strict=True))
    return Quarter(number, _RESULTS[number], _done(plan, number), spending, *_MEMOS[number])


# What is put right in the third quarter once it was issued, and the day that was.
REASON = "ยอดของงวดที่ 2 ยังไม่ครบ 1 รายการ"
REOPENED, AGAIN = (2025, 7, 14), (2025, 7, 16)
MENDED_STEP = ("p12", 0, "5")


def mended(third: Quarter) -> Quarter:
    """The third quarter as it is issued again."""
    told = replace(third.results["k4"], numerator="22,680", narrative="ออกทันร้อยละ 94.5")
    return replace(
        third,
        results={**third.results, "k4": told},
        done={**third.done, MENDED_STEP: third.done[MENDED_STEP] + 10},
        spending={**third.spending, "p19": "5049000.5"},
    )
