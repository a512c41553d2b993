"""Plans whose parts the tests of the pages build and move about in."""

from dataclasses import replace

from PySide6.QtCore import Qt

from db.records import (
    Framework,
    Indicator,
    KeyResult,
    ListedLink,
    Objective,
    Organisation,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    Project,
    Substrategy,
    Tactic,
    TacticKpi,
)

Key = Qt.Key
Moving = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
FRAMEWORK = Framework(
    substrategies=(Substrategy("5.1", "เมืองเปิด"), Substrategy("7.1", "บริหาร")),
    objectives=(Objective("o1", "5.1", "เพื่อการอ่าน"), Objective("o2", "7.1", "เพื่อระบบงาน")),
    key_results=(KeyResult("r1", "o1", "1", "มีห้องสมุด"),),
    tactics=(Tactic("5.1.1", "สร้างห้องสมุด", "5.1"), Tactic("7.1.1", "วางระบบ", "7.1")),
    tactic_kpis=(TacticKpi("5.1.1.1", "5.1.1", "จำนวนห้องสมุด"), TacticKpi("9.9.9.1", "", "อื่น")),
)
PROJECTS = tuple(Project(key=f"p{n}", name=f"โครงการที่ {n}") for n in range(1, 5))
EMPTY = Plan(
    fiscal_year=2567,
    edition="2567",
    unit=Organisation(name="หน่วย ก"),
    framework=FRAMEWORK,
    projects=PROJECTS,
    indicators=(Indicator(key="k1", name="ร้อยละผู้อ่าน"), Indicator(key="k2", name="จำนวนครั้ง")),
)
FILLED = replace(
    EMPTY,
    part1=(
        Part1Entry(
            1,
            "5.1",
            "o1",
            ("r1",),
            (
                Part1Tactic("5.1.1", ("5.1.1.1",), ("p1", "p2", "p3")),
                Part1Tactic("7.1.1", (), ("p3",)),
            ),
        ),
        Part1Entry(2, "7.1", "o2"),
        Part1Entry(1, "5.1"),
    ),
    part2=(
        Part2Issue(
            "1", "ประเด็นหนึ่ง", indicators=("k1",), projects=("p1",), links=(ListedLink("5"),)
        ),
        Part2Issue("2", "ประเด็นสอง"),
    ),
    part3=(Part3Group("แผนงาน ก", "ผลผลิต ข", ("p4",)), Part3Group("แผนงาน ค", "", ("p2",))),
)


def steps(page):
    return page.window().session.history


def titles(page):
    return [node.card.title for node in page.tree.all_nodes()]
