"""The second quarter of a council's office, from opening the program to the issued paper.

Fifteen indicators of which progress and words are reported, as such an office does; the first
quarter was issued. Everything is done with the keyboard.
"""

from __future__ import annotations

from decimal import Decimal

from db.records import (
    Component,
    Framework,
    Indicator,
    Memo,
    Organisation,
    Package,
    Plan,
    Report,
    Result,
    Signature,
)
from forms.reporting.issuing import issued
from tests.keystrokes.keyboard import Keyboard

COUNT = 15
_WORKS = ("ประชุมคณะทำงาน", "จัดทำฐานข้อมูล", "สำรวจความพึงพอใจ", "ติดตามงบประมาณ", "อบรมบุคลากร")
_SIGNER = Signature("ผู้รายงาน", "นางสาวสมหญิง ตั้งใจ", ("เลขานุการ",))
NUMBER, DATE = "กท 0200/415", "9 เม.ย. 63"
RESULTS, MEMO = "Ctrl+Shift+2", "Ctrl+Shift+3"


def council() -> Package:
    """The plan with its first quarter issued."""
    indicators = tuple(
        Indicator(
            f"k{at}",
            str(at),
            f"ร้อยละความสำเร็จของการ{_WORKS[at % len(_WORKS)]} เรื่องที่ {at}",
            component="1" if at <= 6 else "2",
            target="ร้อยละ 100",
            weight=Decimal(5),
        )
        for at in range(1, COUNT + 1)
    )
    plan = Plan(
        fiscal_year=2563,
        edition="2563",
        unit=Organisation(name="สำนักงานเลขานุการสภาตัวอย่าง", abbreviation="สลส."),
        agency=Organisation(name="กรุงเทพมหานคร"),
        framework=Framework(
            components=(
                Component("1", "ประสิทธิผลตามพันธกิจ"),
                Component("2", "ประสิทธิภาพของการปฏิบัติราชการ"),
            )
        ),
        indicators=indicators,
        people=(_SIGNER,),
    )
    first = Report(
        1,
        results=tuple(
            Result(f"k{at}", Decimal(10 + at), narrative=f"{_said(at)} ครั้งที่ 1 แล้ว")
            for at in range(1, COUNT + 1)
        ),
        memo=Memo(number="กท 0200/12", date="2563-01-09", subject="ขอส่งรายงาน"),
        signatures=(_SIGNER,),
    )
    return issued(Package(plan, (first,)), 0, by="นางสาวสมหญิง ตั้งใจ", date="2563-01-10")


def figures() -> tuple[str, ...]:
    """The progress of each indicator by the end of the second quarter, as it is typed."""
    return tuple(str(30 + at) for at in range(1, COUNT + 1))


def words() -> tuple[str, ...]:
    """What was done for each indicator; nothing where it is as it was."""
    return tuple("" if at % 5 == 0 else f"{_said(at)} ครั้งที่ 2 แล้ว" for at in range(1, COUNT + 1))


def told() -> tuple[str, ...]:
    """What the report says then: as it was, where nothing new was done."""
    first = (row.narrative for row in council().reports[0].results)
    return tuple(new or old for new, old in zip(words(), first, strict=True))


def report_second_quarter(keys: Keyboard) -> None:
    """Begin the report, fill it in, compose the memo, and issue it."""
    keys.press(RESULTS, "Alt+PgDown", "Space")
    for progress in figures()[:-1]:
        keys.enter(progress, end="Return")
    # The column is full then: the narratives are next.
    keys.enter(figures()[-1], end="Ctrl+Return")
    for at, narrative in enumerate(words(), 1):
        if not narrative:
            keys.press("Ctrl+Shift+D")
        elif at < COUNT:
            keys.enter(narrative, end="Ctrl+Return")
        else:
            keys.enter(narrative, end="Return")
    keys.press(MEMO, "Space")
    # The tab begins with the number of the memo.
    keys.press("Ctrl+Tab", "Ctrl+Tab")
    keys.enter(NUMBER, DATE)
    keys.answer("Space", lambda: keys.press("Return"))


def _said(at: int) -> str:
    return f"{_WORKS[at % len(_WORKS)]} เรื่องที่ {at}"
