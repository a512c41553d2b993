"""How a plan is written with the keyboard alone, page by page, in the fewest plain ways.

Nothing here touches a widget: what is not reached by keys cannot be written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from db.records import Block, Division, Indicator, Measure, Plan, Rubric, Span, SwotItem
from forms.calendar import fiscal_months
from forms.figures import figure
from forms.formats import USUAL
from tests.keystrokes.keyboard import Keyboard

NEXT_PAGE, NEXT_TAB, TAB_BEFORE = "Ctrl+PgDown", "Ctrl+Tab", "Ctrl+Shift+Tab"
# A choice is found by how it begins.
# The files, in the order in which the dialog offers them.
KINDS = tuple(each.suffix for each in USUAL)
_QUADRANTS = {"S": "เพิ่มจุดแข็ง", "W": "เพิ่มจุดอ่อน", "O": "เพิ่มโอกาส", "T": "เพิ่มอุปสรรค"}
_KINDS = {"output": "ผลผ", "outcome": "ผลล"}
_STATUSES = {"granted": "ได้รับ", "requested": "อยู่"}


def write_plan(keys: Keyboard, plan: Plan, *, begun: bool = False) -> None:
    """Write a plan into a window with an empty store, or where it was `begun` just now."""
    if not begun:
        new_plan(keys, plan)
    unit(keys, plan)
    framework(keys, plan)
    projects(keys, plan)
    indicators(keys, plan)
    steps(keys, plan)
    parts(keys, plan)
    support(keys, plan)
    essentials(keys, plan)


def new_plan(keys: Keyboard, plan: Plan) -> None:
    """Ask for a new plan, and say whose it is and of which year."""

    def say() -> None:
        keys.enter(plan.unit.name, plan.agency.name)
        keys.type(str(plan.fiscal_year))
        keys.press("Return")

    keys.answer("Ctrl+N", say)


def unit(keys: Keyboard, plan: Plan) -> None:
    """หน่วยงาน: short name and telephone, divisions, staffing."""
    keys.press("Ctrl+2")
    keys.go("ชื่อย่อ")
    keys.enter(plan.unit.abbreviation)
    keys.press("Tab")
    keys.type(plan.unit.phone)
    keys.press(NEXT_TAB)
    for division in plan.divisions:
        _division(keys, division)
    keys.press(NEXT_TAB)
    # The year of the first row is the plan's; the column of divisions stays empty.
    row = plan.staffing[0]
    keys.press("Tab", "Tab")
    keys.enter(
        row.label,
        str(row.civil_servants),
        str(row.permanent_employees),
        str(row.temporary_employees),
        str(row.civil_servants_filled),
        str(row.permanent_employees_filled),
        str(row.temporary_employees_filled),
    )


def _division(keys: Keyboard, division: Division) -> None:
    keys.press("Insert")
    keys.enter(division.name)
    keys.type(division.abbreviation)
    keys.go("อำนาจหน้าที่")
    keys.lines(division.duties)


def framework(keys: Keyboard, plan: Plan) -> None:
    """กรอบยุทธศาสตร์: one row in each list but the goals'."""
    known = plan.framework
    keys.press("Ctrl+4")
    strategy, substrategy = known.strategies[0], known.substrategies[0]
    keys.enter(strategy.code, strategy.name)
    keys.press(NEXT_TAB)
    keys.enter(substrategy.code, substrategy.strategy, substrategy.name)
    keys.press(NEXT_TAB)
    objective, result = known.objectives[0], known.key_results[0]
    keys.enter(objective.substrategy, objective.text)
    keys.press(NEXT_TAB)
    keys.enter(result.code)
    # Of what may stand there the first that fits is taken by Tab.
    keys.enter(objective.text[:3], result.text, result.target, result.lead[0])
    keys.press("Tab")
    keys.enter(result.policy)
    keys.press(NEXT_TAB)
    tactic, kpi = known.tactics[0], known.tactic_kpis[0]
    keys.enter(tactic.code, tactic.substrategy, tactic.text)
    keys.press(NEXT_TAB)
    keys.enter(kpi.code, kpi.tactic, kpi.text)
    keys.press("Tab")
    keys.enter(kpi.targets[0].text, kpi.responsible)
    keys.press(NEXT_TAB)
    policy, component = known.policies[0], known.components[0]
    keys.enter(policy.code, policy.dimension, policy.name)
    keys.press(NEXT_TAB)
    keys.enter(component.code, component.name)


def projects(keys: Keyboard, plan: Plan) -> None:
    """โครงการและงบประมาณ: a row for each."""
    keys.press("Ctrl+8")
    names = {division.key: division.abbreviation for division in plan.divisions}
    for project in plan.projects:
        keys.enter(project.name)
        keys.press("Tab")
        keys.enter(names[project.divisions[0]], str(project.budget.amount))
        keys.enter(_STATUSES[project.budget.status])
        keys.press("Tab", "Tab")
        keys.type(project.strategy_code)
        if project.policies:
            keys.press("Tab")
            keys.type(project.policies[0])
        keys.press("Return")


def indicators(keys: Keyboard, plan: Plan) -> None:
    """ตัวชี้วัด: name and all tabs of each, and the steps of the first one's project."""
    keys.press(NEXT_PAGE)
    for at, indicator in enumerate(plan.indicators):
        keys.press("Ctrl+Shift+N")
        keys.type(indicator.name)
        # Over the bar of the tabs.
        keys.press("Tab", "Tab")
        _figures(keys, indicator)
        _definition(keys, indicator.measure)
        # One begins with the component; what adds a project stands before it.
        keys.press(NEXT_TAB, "Shift+Tab", "Space", *["Down"] * at, "Return", "Esc")
        _links(keys, indicator)
        keys.press(TAB_BEFORE, TAB_BEFORE)
        if at == 0:
            keys.go("สร้างขั้นตอนจากเกณฑ์")
            keys.press("Space")


def _figures(keys: Keyboard, indicator: Indicator) -> None:
    """The first tab: the target and what else is decided in figures, the criteria, the years."""
    value = "" if indicator.target_value is None else figure(indicator.target_value)
    keys.enter(indicator.target, value, indicator.unit_of_measure, str(indicator.weight))
    keys.type(_KINDS[indicator.kind])
    for year in reversed(indicator.baseline):
        # The years before the plan's own, from the last one on.
        keys.go("เพิ่มปีของข้อมูลพื้นฐาน")
        keys.press("Space")
        keys.type(year.text)
    keys.go("สร้างเกณฑ์มาตรฐาน 5 ระดับ")
    keys.press("Space")
    _criteria(keys, indicator.rubrics[0])


def _links(keys: Keyboard, indicator: Indicator) -> None:
    """The component, which the next indicator takes over, and the tactic."""
    if indicator.number == "1":
        keys.go("องค์ประกอบ")
        keys.enter(indicator.component)
    if indicator.link.tactic:
        # What stands above the tactic in the framework comes with it.
        keys.go("กลยุทธ์")
        keys.press("Alt+Down", "Return")


def _definition(keys: Keyboard, measure: Measure) -> None:
    keys.press(NEXT_TAB)
    keys.type(measure.definition)
    keys.go("วิธีคำนวณ/วัดผลการดำเนินงาน/สูตรคำนวณ")
    keys.type(measure.method)
    formula = measure.formulas[0]
    keys.press("Tab", "Space", "Tab")
    keys.enter(str(formula.multiplier), formula.numerator)
    keys.type(formula.denominator)
    keys.go("วิธีเก็บข้อมูล/หลักฐาน")
    keys.type(measure.evidence)


def _criteria(keys: Keyboard, rubric: Rubric) -> None:
    """What each level asks for, in the column that one begins in."""
    keys.lines(tuple(level.criteria[0] for level in rubric.levels))


def steps(keys: Keyboard, plan: Plan) -> None:
    """ขั้นตอน/ปฏิทิน: the spans of the steps there are, then steps with theirs."""
    keys.press(NEXT_PAGE)
    months = fiscal_months(plan.fiscal_year or 0)
    first, second = (project.activities[0].steps for project in plan.projects)
    keys.press("F6")
    _spans(keys, [step.spans for step in first], months)
    keys.press("Alt+PgDown", "Space")
    for step in second:
        keys.enter(step.text)
        keys.enter(str(step.weight), end="Return")
    keys.press("F6")
    _spans(keys, [step.spans for step in second], months)


def _spans(keys: Keyboard, rows: Sequence[Sequence[Span]], months: Sequence[str]) -> None:
    """Paint spans, row by row from the first, with the cursor in the months."""
    keys.press("Ctrl+Home")
    at = 0
    for row in rows:
        for span in row:
            at = _step_to(keys, at, months.index(span.start))
            keys.press("Space")
            at = _step_to(keys, at, months.index(span.end))
            keys.press("Space")
        keys.press("Return")


def _step_to(keys: Keyboard, at: int, wanted: int) -> int:
    keys.press("Right" if wanted > at else "Left", times=abs(wanted - at))
    return wanted


def parts(keys: Keyboard, plan: Plan) -> None:
    """Parts 1 to 3: picked, all but the names of the unit's own issues and groups."""
    keys.press("Ctrl+5")
    # The objective with its key results, a tactic with its KPIs, a project.
    keys.press("Insert", "Return", "Insert", "Return", "Insert", "Return", "Esc")
    issue, group = plan.part2[0], plan.part3[0]
    keys.press("Ctrl+6", "Insert")
    keys.type(issue.title)
    keys.press("Shift+Tab")
    keys.enter(issue.target)
    keys.press("Tab")
    keys.enter(issue.objectives[0])
    keys.type(issue.key_result)
    keys.go("ส่วนที่ 2", "Shift+Tab")
    keys.press("Insert", "Return", "Return", "Esc")
    keys.go("เพิ่มตัวชี้วัด", "Shift+Tab")
    keys.press("Space", "Return", "Return", "Esc")
    keys.press("Ctrl+7", "Insert")
    keys.enter(group.programme)
    keys.type(group.output)
    keys.go("ส่วนที่ 3", "Shift+Tab")
    keys.press("Insert", "Down", "Return", "Esc")


def support(keys: Keyboard, plan: Plan) -> None:
    """ตาราง ง and ฉ: a row each."""
    keys.press("Ctrl+8", NEXT_PAGE, NEXT_PAGE, NEXT_PAGE)
    link, row = plan.policy_links[0], plan.supporting_indicators[0]
    keys.enter(link.issue, link.objective, link.key_result, link.unit_of_measure, link.target)
    keys.enter(plan.projects[0].name[:8])
    keys.press("Tab", "Tab")
    keys.enter(link.project_kpi)
    keys.press(NEXT_TAB)
    keys.enter(row.component, row.number, row.name, row.definition, row.activity)
    keys.enter(plan.divisions[0].abbreviation)


def essentials(keys: Keyboard, plan: Plan) -> None:
    """สาระสำคัญ: all tabs but the results of the year before."""
    keys.press("Ctrl+3")
    keys.lines(plan.preface)
    keys.press(NEXT_TAB)
    _blocks(keys, plan.situation)
    keys.press(NEXT_TAB)
    for quadrant in "SWOT":
        _quadrant(keys, [item for item in plan.swot if item.quadrant == quadrant])
    keys.press(NEXT_TAB)
    conclusion = plan.swot_conclusions[0]
    text, _bracket, codes = conclusion.paragraphs[0].rpartition(" (")
    _blocks(keys, (replace(conclusion, paragraphs=(text,)),))
    keys.press("Ctrl+L")
    for code in codes.rstrip(")").split(", "):
        keys.type(code)
        keys.press("Return")
    keys.press("Esc", NEXT_TAB, NEXT_TAB)
    keys.enter(plan.vision)
    keys.lines(plan.missions)
    # The objective brings nothing with it: the strategies above it are picked as well.
    keys.press(NEXT_TAB, "Insert", "Tab", "Alt+Down", "Return", "Tab", "Return", "Return")
    keys.press(NEXT_TAB)
    keys.go("เลือกตัวชี้วัด…", "Shift+Tab")
    keys.press("Space", "Return", "Return", "Esc")


def _blocks(keys: Keyboard, blocks: Sequence[Block]) -> None:
    """Headed paragraphs, from the button that adds the first."""
    for at, block in enumerate(blocks):
        keys.press("Ctrl+Return" if at else "Space")
        keys.enter(block.heading, end="Return")
        keys.lines(block.paragraphs)


def _quadrant(keys: Keyboard, items: Sequence[SwotItem]) -> None:
    """The items of a quadrant, whose button comes next but one; Enter begins the next item."""
    keys.go(_QUADRANTS[items[0].quadrant])
    keys.press("Space")
    keys.lines(tuple(item.text for item in items))


def export(keys: Keyboard, kind: str) -> None:
    """Export the whole plan under the name that is offered, as a file of a kind: '.pdf'."""
    keys.answer(
        "Ctrl+E",
        lambda: keys.press(*["Down"] * KINDS.index(kind), "Return"),
        lambda: keys.press("Return"),
    )
