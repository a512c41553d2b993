"""Slips in steps, their months and what heads them, each planted alone in the sound plan."""

from decimal import Decimal

from db.records import Grid, Measure, Span
from tests.forms.checks.sound import Planted, step

_P2 = "plan.projects[1].activities[0].steps"
_P3 = "plan.projects[2].activities"
_QUIET = {"reports[0].steps": (), "reports[1].steps": ()}

STEPS = (
    Planted(
        "STEP-SUM",
        {f"{_P2}[1].weight": Decimal(5)},
        _P2,
        ("น้ำหนักขั้นตอนรวมได้ 75 ไม่ใช่ 100", "ตาราง จ › ตัวชี้วัดที่ 1 › “โครงการติดตามงาน"),
        near=({f"{_P2}[0].weight": Decimal(45), **_QUIET},),
    ),
    Planted(
        "STEP-WEIGHT",
        {f"{_P2}[0].weight": None, f"{_P2}[1].weight": Decimal(50)},
        f"{_P2}[0].weight",
        ("ขั้นตอนที่ 1 ไม่มีน้ำหนัก",),
        near=({f"{_P2}[0].weight": Decimal(0), **_QUIET},),
    ),
    Planted(
        "STEP-DOUBLE",
        {f"{_P2}[2].weight": Decimal(40)},
        f"{_P2}[2].weight",
        ("ขั้นตอนที่ 3 มีขั้นตอนย่อย", "40"),
        near=({f"{_P2}[2].weight": Decimal(0)},),
    ),
    Planted(
        "STEP-TWICE",
        {f"{_P3}[0].steps[1].number": "1"},
        f"{_P3}[0].steps[1].number",
        ("ขั้นตอนที่ 1 มีซ้ำ", "อบรมในห้อง"),
    ),
    Planted(
        "STEP-TWICE",
        {f"{_P3}[0].steps[1].number": "1."},
        f"{_P3}[0].steps[1].number",
        ("ขั้นตอนที่ 1 มีซ้ำ",),
        near=({f"{_P3}[0].steps[1].number": "2."},),
    ),
    Planted(
        "STEP-GAP",
        {f"{_P2}[5].number": "5"},
        f"{_P2}[5].number",
        ("ขั้นตอนที่ 5 ข้ามลำดับ", "ขั้นตอนที่ 3.2"),
        near=({f"{_P2}[5].number": "4"},),
    ),
    Planted(
        "STEP-GAP",
        {f"{_P3}[0].steps[0].number": "2", f"{_P3}[0].steps[1].number": "3"},
        f"{_P3}[0].steps[0].number",
        ("ตารางเริ่มที่ขั้นตอนที่ 2 ไม่ใช่ขั้นตอนที่ 1",),
        near=({f"{_P3}[0].steps[0].number": "1", f"{_P3}[0].steps[1].number": "2"},),
    ),
    Planted(
        "STEP-ORDER",
        {
            f"{_P3}[0].steps": (
                step("1", "เตรียม", 40, "2567-10"),
                step("2", "อบรมรุ่นแรก", 20, "2567-11"),
                step("3", "อบรมรุ่นสอง", 20, "2568-01"),
                step("4", "สรุปผล", 0, "2568-04"),
                step("0", "วัดผล", 20, "2568-03"),
            ),
        },
        f"{_P3}[0].steps[4].number",
        ("ขั้นตอนที่ 0 อยู่ผิดลำดับ", "ขั้นตอนที่ 4"),
        near=({f"{_P3}[0].steps[4].number": "5"},),
    ),
    Planted(
        "STEP-PARENT",
        {f"{_P3}[0].steps[1].number": "2.1"},
        f"{_P3}[0].steps[1].number",
        ("ขั้นตอนย่อย 2.1 ไม่มีขั้นตอนที่ 2",),
        near=({f"{_P3}[0].steps[0].number": "1.1", f"{_P3}[0].steps[1].number": "1.2", **_QUIET},),
    ),
    Planted(
        "STEP-NONE",
        {
            "plan.projects[1].activities": (),
            "reports[0].steps": (),
            "reports[1].steps": (),
        },
        "plan.projects[1].activities",
        ("กระดานดิจิทัล", "ตัวชี้วัดที่ 1", "ยังไม่มีขั้นตอน"),
    ),
    Planted(
        "STEP-PERCENT",
        {f"{_P2}[1].text": "ออกแบบกระดานและทดลองใช้กับสองฝ่าย (ร้อยละ 25)"},
        f"{_P2}[1].text",
        ("เขียนว่าร้อยละ 25 แต่น้ำหนักเป็น 30",),
        near=(
            {f"{_P2}[1].text": "ออกแบบกระดานและทดลองใช้กับสองฝ่าย (30 %)"},
            {f"{_P2}[1].text": "ออกแบบกระดานและทดลองใช้กับสองฝ่าย (ร้อยละ 50)"},  # as reached
            {f"{_P2}[1].text": "ออกแบบกระดานให้คนพอใจร้อยละ 25"},
        ),
    ),
)

SPANS = (
    Planted(
        "SPAN-NONE",
        {f"{_P2}[0].spans": (), f"{_P2}[5].spans": ()},
        f"{_P2}[0].spans",
        ("ขั้นตอนที่ 1, 4 ยังไม่มีช่วงเวลา",),
    ),
    Planted(
        "SPAN-BACK",
        {f"{_P2}[1].spans[0]": Span("2568-02", "2567-12")},
        f"{_P2}[1].spans[0].end",
        ("ขั้นตอนที่ 2", "ก.พ. 2568–ธ.ค. 2567 สิ้นสุดก่อนเริ่ม"),
        near=({f"{_P2}[1].spans[0]": Span("2568-02", "2568-02")},),
    ),
    Planted(
        "SPAN-YEAR",
        {f"{_P2}[0].spans[0].start": "2567-09"},
        f"{_P2}[0].spans[0]",
        ("ขั้นตอนที่ 1 อยู่นอกปีงบประมาณ 2568", "ก.ย. 2567"),
        near=({"plan.projects[1].grid": Grid("2567-09", "2568-09")},),
    ),
    Planted(
        "SPAN-YEAR",
        {f"{_P3}[1].steps[1].spans[0].end": "2568-10"},
        f"{_P3}[1].steps[1].spans[0]",
        ("ขั้นตอนที่ 2 อยู่นอกปีงบประมาณ 2568", "ต.ค. 2568"),
        near=({f"{_P3}[1].steps[1].spans[0].end": "2568-09"},),
    ),
    Planted(
        "SPAN-GRID",
        {"plan.projects[1].grid": Grid("2567-10", "2568-07")},
        f"{_P2}[5].spans[0].end",
        ("ขั้นตอนที่ 4", "ต.ค. 2567–ก.ค. 2568"),
        near=({"plan.projects[1].grid": Grid("2567-10", "2568-08")},),
    ),
    Planted(
        "SPAN-GRID",
        {"plan.projects[1].grid": Grid("2567-11", "2568-09")},
        f"{_P2}[0].spans[0].start",
        ("ต.ค. 2567–พ.ย. 2567 อยู่นอกช่วงเดือน",),
    ),
    *(
        Planted(
            "GRID-YEAR",
            {"plan.projects[3].grid": grid},
            "plan.projects[3].grid",
            ("ซ่อมบำรุง", "ไม่มีเดือนในปีงบประมาณ 2568"),
            near=({"plan.projects[3].grid": near},),
        )
        for grid, near in (
            (Grid("2568-10", "2569-09"), Grid("2568-09", "2569-09")),
            (Grid("2566-10", "2567-09"), Grid("2566-01", "2567-10")),
        )
    ),
    Planted(
        "SPAN-PERIOD",
        {f"{_P2}[4].spans[0].end": "2568-09"},
        f"{_P2}[4].spans[0].end",
        ("ขั้นตอนที่ 3.2", "ก.ย. 2568", "1 ต.ค. 2567 – 31 ส.ค. 2568", "ตัวชี้วัดที่ 1"),
        near=(
            {f"{_P2}[4].spans[0].end": "2568-08"},
            # A step that begins in the last month may go on.
            {f"{_P2}[4].spans[0]": Span("2568-08", "2568-09")},
        ),
    ),
    Planted(
        "SPAN-PERIOD",
        {f"{_P2}[0].spans[0].end": "2568-09"},  # it begins in the first month of the period
        f"{_P2}[0].spans[0].end",
        ("ขั้นตอนที่ 1 ถึง ก.ย. 2568",),
    ),
    Planted(
        "SPAN-PERIOD",
        {
            "plan.framework.tactic_kpis[0].projects": ("p3",),
            "plan.framework.tactic_kpis[0].measure": Measure(
                definition="เก็บข้อมูล 1 ต.ค. 2567 - 31 พ.ค. 2568"
            ),
        },
        f"{_P3}[1].steps[1].spans[0].end",
        ("ขั้นตอนที่ 2 ถึง ก.ย. 2568", "ตัวชี้วัดของกลยุทธ์ 5.1.2.1"),
        near=({f"{_P3}[1].steps[1].spans[0].end": "2568-05"},),
    ),
)

HEADINGS = (
    Planted(
        "STEP-HEAD",
        {f"{_P3}[0].title": "ตัวชี้วัดที่ 1 อบรมในห้อง"},
        f"{_P3}[0].title",
        ("ตัวชี้วัดที่ 1", "ตัวชี้วัดที่ 2"),
        near=({f"{_P3}[0].title": "ตัวชี้วัดที่ 2 (5.1.2.1) อบรมในห้อง"},),
    ),
    Planted(
        "STEP-HEAD",
        {f"{_P3}[0].title": "5.1.2.7 อบรมในห้อง"},
        f"{_P3}[0].title",
        ("รหัส 5.1.2.7",),
        near=({f"{_P3}[0].title": "5.1.2 อบรมในห้อง"},),
    ),
)

PLANTED = (*STEPS, *SPANS, *HEADINGS)
