"""What a cell holds: codes, projects, money, divisions, definitions, criteria, remarks."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import (
    Activity,
    Budget,
    Division,
    Formula,
    Framework,
    Indicator,
    KeyResult,
    Measure,
    Objective,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Policy,
    PolicyLink,
    PrintChoices,
    Project,
    ProjectNote,
    Rubric,
    RubricLevel,
    Step,
    SupportingIndicator,
    Tactic,
    TacticKpi,
    YearTarget,
)
from forms.document import Fraction
from tests.forms.build.documents import (
    cell_under,
    columns,
    headings,
    lines,
    printed_steps,
    tables,
    tables_with,
    under,
)
from tests.forms.build.small import a_plan, a_project, printed

PROJECT, PROJECTS, MONEY, POLICY = "โครงการ", "โครงการ/กิจกรรม", "งบประมาณ", "รหัสนโยบาย"
DIVISIONS = (Division("d1", "ฝ่ายยาว", "ฝย."), Division("d2", "ฝ่ายไม่ย่อ"))


def listed(project: Project, heading: str, edition: str = "2567", **fields: object) -> str:
    """What stands under a heading of a project in the list of its issue."""
    issue = Part2Issue(number="1", title="ก", key_result="ผล", projects=(project.key,))
    package = a_plan(edition, projects=(project,), part2=(issue,), divisions=DIVISIONS, **fields)
    return under(tables(printed(package, "part2", edition))[0], heading)[0]


def served(project: Project, edition: str = "2567", **fields: object) -> str:
    """The cell of the projects of an indicator in ตาราง ข."""
    shown = Indicator(key="k", name="วัด", projects=(project.key,))
    issue = Part2Issue(number="1", indicators=("k",))
    package = a_plan(
        edition,
        projects=(project,),
        indicators=(shown,),
        part2=(issue,),
        divisions=DIVISIONS,
        **fields,
    )
    return under(tables(printed(package, "table-b", edition))[0], PROJECTS)[0]


# ---------------------------------------------------------------- codes


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("3", "KR 3 : ผล (P052)"),
        ("KR 3", "KR 3 : ผล (P052)"),
        ("KR3", "KR 3 : ผล (P052)"),
        ("kr 3.", "KR 3 : ผล (P052)"),
        ("", "KR : ผล (P052)"),
        ("kr-3-of-file", "KR : ผล (P052)"),
    ],
)
def test_a_key_result_has_its_code_once_and_its_policy(code: str, expected: str) -> None:
    framework = Framework(
        objectives=(Objective("o", "1.1", "เป้า"),),
        key_results=(KeyResult("r", "o", code, "ผล", policy="P052"),),
    )
    entry = Part1Entry(dimension=1, objective="o", key_results=("r",))
    package = a_plan(framework=framework, part1=(entry,))
    assert under(tables(printed(package, "part1"))[0], "ตัววัดผลหลัก")[0] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("5.1.2.1", "KPI 5.1.2.1 : วัด"),
        ("KPI 5.1.2.1", "KPI 5.1.2.1 : วัด"),
        ("own-1", "KPI : วัด"),
    ],
)
def test_a_kpi_has_its_code_once_and_no_key_of_the_file(code: str, expected: str) -> None:
    kpi = TacticKpi(code, "5.1.2", "วัด")
    framework = Framework(tactics=(Tactic("5.1.2", "กลยุทธ์", "5.1"),), tactic_kpis=(kpi,))
    entry = Part1Entry(dimension=1, tactics=(Part1Tactic("5.1.2", (code,)),))
    package = a_plan(framework=framework, part1=(entry,))
    assert under(tables(printed(package, "part1"))[1], "ตัวชี้วัด (KPI)")[0] == expected
    assert under(tables(printed(package, "table-a"))[0], "ตัวชี้วัด KPI")[0] == expected
    # In 2566 no code of a KPI is printed.
    (table,) = tables(printed(package, "table-a", "2566"))
    assert under(table, "ตัวชี้วัดกลยุทธ์") == ["1. วัด"]


def test_a_tactic_of_the_unit_itself_is_said_to_be() -> None:
    framework = Framework(
        tactics=(Tactic("u1", "พัฒนางาน", "5.1"),), tactic_kpis=(TacticKpi("u1-1", "u1", "วัด"),)
    )
    entry = Part1Entry(dimension=1, tactics=(Part1Tactic("u1", ("u1-1",)),))
    package = a_plan(framework=framework, part1=(entry,))
    assert "กลยุทธ์ พัฒนางาน (กลยุทธ์หน่วยงาน)" in lines(printed(package, "part1"))
    (table,) = tables(printed(package, "table-a"))
    assert under(table, "กลยุทธ์") == ["กลยุทธ์ พัฒนางาน (กลยุทธ์หน่วยงาน)"]


# ---------------------------------------------------------------- projects and money


def test_a_project_of_several_years_says_its_whole_cost_below_its_name() -> None:
    money = Budget(Decimal(300), "granted", Decimal(1000))
    project = a_project("p", budget=money, note="ผูกพัน", integrated_programme="คลองใส")
    said = "โครงการ p *\n(1,000.- บาท)\nแผนงานบูรณาการคลองใส\nผูกพัน"
    assert listed(project, PROJECT) == said
    assert listed(project, MONEY) == "300.-"


@pytest.mark.parametrize(
    ("money", "in_list", "under_name"),
    [
        (Budget(Decimal(621200), "granted"), "621,200.-", "งบประมาณ 621,200.- บาท"),
        (Budget(None, "none"), "ไม่ใช้งบประมาณ", "(ไม่ใช้งบประมาณ)"),
        (Budget(), "-", "(ไม่ใช้งบประมาณ)"),
        (
            Budget(Decimal(9950000), "not_granted"),
            "9,950,000.-\n*ไม่ได้รับงบประมาณ",
            "งบประมาณ 9,950,000.- บาท *ไม่ได้รับงบประมาณ",
        ),
        (Budget(None, "not_granted"), "*ไม่ได้รับงบประมาณ", "*ไม่ได้รับงบประมาณ"),
        (Budget(None, "off_budget", None, "เงินบำรุง"), "เงินบำรุง", "เงินบำรุง"),
        (Budget(Decimal(5), "off_budget", None, "เงินบำรุง"), "เงินบำรุง", "เงินบำรุง"),
        (
            Budget(Decimal(5), "requested"),
            "5.-\n*อยู่ระหว่างขอจัดสรรงบประมาณ",
            "งบประมาณ 5.- บาท *อยู่ระหว่างขอจัดสรรงบประมาณ",
        ),
        (
            Budget(None, "requested", None, "รอจัดสรรกลางปี"),
            "*อยู่ระหว่างขอจัดสรรงบประมาณ\nรอจัดสรรกลางปี",
            "*อยู่ระหว่างขอจัดสรรงบประมาณ รอจัดสรรกลางปี",
        ),
        (Budget(None, "granted", None, "รอจัดสรรกลางปี"), "รอจัดสรรกลางปี", "รอจัดสรรกลางปี"),
    ],
)
def test_money_is_printed_as_it_stands(money: Budget, in_list: str, under_name: str) -> None:
    assert listed(a_project("p", budget=money), MONEY) == in_list
    assert served(a_project("p", budget=money)).split("\n")[1] == under_name


@pytest.mark.parametrize(
    ("money", "in_list", "under_name"),
    [
        (Budget(Decimal(261700), "granted"), "261,700.-", "งบประมาณ 261,700.- บาท"),
        (Budget(None, "none"), "-", "งบประมาณ - บาท"),
        (Budget(Decimal(7), "not_granted"), "ไม่ได้รับงบประมาณ", "ไม่ได้รับงบประมาณ"),
    ],
)
def test_money_of_2566_is_printed_in_its_own_words(
    money: Budget, in_list: str, under_name: str
) -> None:
    assert listed(a_project("p", budget=money), MONEY, "2566") == in_list
    assert served(a_project("p", budget=money), "2566").split("\n")[1] == under_name


def test_divisions_go_by_their_abbreviation_else_by_name() -> None:
    project = a_project("p", divisions=("d1", "d2"))
    assert listed(project, "ส่วนราชการ") == "ฝย.\nฝ่ายไม่ย่อ"
    assert served(project).endswith("(ฝย., ฝ่ายไม่ย่อ)")


def test_projects_that_serve_are_numbered_where_they_are_several() -> None:
    shown = Indicator(key="k", name="วัด", projects=("p", "q"))
    issue = Part2Issue(number="1", indicators=("k",))
    package = a_plan(projects=(a_project("p"), a_project("q")), indicators=(shown,), part2=(issue,))
    (cell,) = under(tables(printed(package, "table-b"))[0], PROJECTS)
    assert cell.split("\n") == [
        "1. โครงการ p", "งบประมาณ 1,000.- บาท", "2. โครงการ q", "งบประมาณ 1,000.- บาท",
    ]  # fmt: skip


def test_policies_go_by_code_or_with_their_names_where_the_unit_chose_that() -> None:
    framework = Framework(policies=(Policy("P107", name="โปร่งใสไม่ส่วย"), Policy("P200")))
    project = a_project("p", policies=("P107", "P200"))
    assert listed(project, POLICY, framework=framework) == "P107\nP200"
    chosen = {"framework": framework, "print_choices": PrintChoices(policy_names=True)}
    assert listed(project, POLICY, **chosen) == "P107 โปร่งใสไม่ส่วย\nP200"


def test_a_note_in_one_place_stands_in_that_place_alone() -> None:
    notes = (ProjectNote("p", "(โครงการซ้ำกับ 7.2)"),)
    entries = (
        Part1Entry(1, "1.1", tactics=(Part1Tactic("1.1.1", (), ("p",), notes),)),
        Part1Entry(1, "2.1", tactics=(Part1Tactic("2.1.1", (), ("p",)),)),
    )
    made = printed(a_plan(projects=(a_project("p"),), part1=entries), "part1")
    found = [text for table in tables_with(made, MONEY) for text in under(table, PROJECT)]
    assert found.count("โครงการ p\n(โครงการซ้ำกับ 7.2)") == 1
    assert found.count("โครงการ p") == 2  # the other place, and the summary


def test_one_project_table_stands_after_the_tactics_of_a_substrategy() -> None:
    entries = (
        Part1Entry(
            1,
            "1.1",
            tactics=(Part1Tactic("1.1.2", (), ("q", "p")), Part1Tactic("1.1.1", (), ("p", "r"))),
        ),
        Part1Entry(1, "1.2", tactics=(Part1Tactic("1.2.1"),)),
    )
    projects = tuple(a_project(key) for key in "pqr")
    made = printed(a_plan(projects=projects, part1=entries), "part1")
    # None for the substrategy without projects.
    assert [under(table, PROJECT) for table in tables_with(made, "รหัสยุทธศาสตร์")] == [
        ["โครงการ q", "โครงการ p", "โครงการ r"]
    ]


def test_the_summary_is_in_the_order_of_the_units_priority() -> None:
    entry = Part1Entry(1, "1.1", tactics=(Part1Tactic("1.1.1", (), ("q", "p")),))
    package = a_plan(projects=(a_project("p"), a_project("q")), part1=(entry,))
    summary = tables(printed(package, "part1"))[-1]
    assert columns(summary, "ลำดับที่", PROJECT)[:-1] == [
        ["1.", "โครงการ p"],
        ["2.", "โครงการ q"],
    ]


def test_the_summary_of_2566_is_by_code_and_names_it() -> None:
    framework = Framework(tactics=(Tactic("7.2.1.10", "ก", "7.2"), Tactic("7.2.1.9", "ข", "7.2")))
    entry = Part1Entry(
        2, "7.2", tactics=(Part1Tactic("7.2.1.10", (), ("p",)), Part1Tactic("7.2.1.9", (), ("q",)))
    )
    package = a_plan(
        "2566", projects=(a_project("p"), a_project("q")), part1=(entry,), framework=framework
    )
    table = tables(printed(package, "part3", "2566"))[0]
    assert columns(table, "ลำดับที่", PROJECT) == [
        ["1", "โครงการ q\n(กลยุทธ์ที่ 7.2.1.9)"],
        ["2", "โครงการ p\n(กลยุทธ์ที่ 7.2.1.10)"],
        ["รวม", "รวม"],
    ]
    assert under(table, MONEY)[-1] == "2,000.-"


def test_a_policy_link_names_the_policies_of_its_project() -> None:
    package = a_plan(
        projects=(a_project("p", policies=("P020",)),), policy_links=(PolicyLink(project="p"),)
    )
    assert under(tables(printed(package, "table-d"))[0], "โครงการที่สนับสนุน") == ["โครงการ p (P020)"]


def test_the_column_of_objectives_is_there_where_a_row_has_one() -> None:
    without = a_plan(policy_links=(PolicyLink(issue="ก"),))
    with_one = a_plan(policy_links=(PolicyLink(issue="ก"), PolicyLink(objective="ข")))
    assert not tables_with(printed(without, "table-d"), "วัตถุประสงค์หลัก")
    assert tables_with(printed(with_one, "table-d"), "วัตถุประสงค์หลัก")


def test_supporting_work_without_an_activity_is_its_division_alone() -> None:
    supporting = (
        SupportingIndicator("2", "", "ก", "", "กิจกรรม", ("d2",)),
        SupportingIndicator("2", "", "ข", "", "", ("d1",)),
    )
    package = a_plan(supporting_indicators=supporting, divisions=DIVISIONS)
    assert under(tables(printed(package, "table-f"))[0], PROJECTS) == [
        "กิจกรรม\n(ฝ่ายไม่ย่อ)",
        "ฝย.",
    ]


# ---------------------------------------------------------------- definitions


WHOLE = Measure(
    definition="นิยามของเรา",
    responsibilities="ภารกิจของเรา",
    method="นับ\n[formula 1]\nแล้วเฉลี่ย",
    formulas=(Formula("", "ก", "ข"), Formula("", "ค", "ง")),
    evidence="หลักฐานของเรา",
)


def defined(indicator: Indicator, form_id: str, **fields: object) -> list[object]:
    """The definition cell of an indicator that an issue names, as words and formulas."""
    issue = Part2Issue(number="1", indicators=(indicator.key,))
    package = a_plan(indicators=(indicator,), part2=(issue,), **fields)
    table = tables(printed(package, form_id))[0]
    flow = cell_under(table, table.body[0], "นิยาม").flow
    return [part if isinstance(part, Fraction) else part.text for part in flow]  # type: ignore[union-attr]


NEGOTIATED = Indicator("k", "1", "วัด", target="ร้อยละ 80", weight=Decimal(5), measure=WHOLE)
OWN = Indicator("k", "1", "วัด", target="ร้อยละ 80", measure=WHOLE)
ALONE = {"ภารกิจของหน่วยงาน/ส่วนราชการฯ ที่เกี่ยวข้อง", "วิธีเก็บข้อมูล/หลักฐาน"}


def test_a_formula_stands_at_its_line_and_the_others_follow_the_method() -> None:
    cell = defined(OWN, "table-b")
    at = cell.index("วิธีคำนวณ")
    assert cell[at + 1 : at + 5] == [
        "นับ",
        Fraction("ก", "ข", size=14),
        "แล้วเฉลี่ย",
        Fraction("ค", "ง", size=14),
    ]


def test_responsibilities_and_evidence_stand_where_no_row_of_the_negotiation_has_them() -> None:
    assert set(defined(OWN, "table-b")) >= ALONE
    assert not ALONE & set(defined(NEGOTIATED, "table-b"))
    chosen = PrintChoices(whole_definitions=True)
    assert set(defined(NEGOTIATED, "table-b", print_choices=chosen)) >= ALONE


def test_the_target_stands_in_the_definition_of_the_own_table_alone() -> None:
    cell = defined(NEGOTIATED, "table-b")
    assert cell[cell.index("ค่าเป้าหมาย") + 1] == "ร้อยละ 80"
    assert "ค่าเป้าหมาย" not in defined(NEGOTIATED, "table-c")
    explained = replace(NEGOTIATED, measure=replace(WHOLE, target="ร้อยละ 80 ของทั้งหมด"))
    cell = defined(explained, "table-b")
    assert cell[cell.index("ค่าเป้าหมาย") + 1] == "ร้อยละ 80 ของทั้งหมด"


def test_the_forms_bracket_stands_under_responsibilities_unless_the_unit_drops_it() -> None:
    cell = defined(NEGOTIATED, "table-c")
    at = cell.index("ภารกิจของหน่วยงาน/ส่วนราชการฯ ที่เกี่ยวข้อง")
    assert str(cell[at + 1]).startswith("(กรณีที่มีหน่วยงาน/ส่วนราชการฯ ตั้งแต่ 2 หน่วยขึ้นไป")
    plain = defined(NEGOTIATED, "table-c", print_choices=PrintChoices(plain_responsibilities=True))
    assert plain[plain.index("ภารกิจของหน่วยงาน/ส่วนราชการฯ ที่เกี่ยวข้อง") + 1] == "ภารกิจของเรา"


def test_a_kpi_that_names_an_indicator_prints_its_measure() -> None:
    kpi = TacticKpi("1.1.1.1", "1.1.1", "วัด", (YearTarget("2567", "5"),), indicator="k")
    framework = Framework(tactic_kpis=(kpi,))
    entry = Part1Entry(1, "1.1", tactics=(Part1Tactic("1.1.1", ("1.1.1.1",)),))
    package = a_plan(framework=framework, part1=(entry,), indicators=(NEGOTIATED,))
    (cell,) = under(tables(printed(package, "table-a"))[0], "นิยาม")
    assert "นิยามของเรา" in cell
    assert "หลักฐานของเรา" not in cell  # it stands in ตาราง ค


def test_a_kpi_without_a_definition_keeps_its_row() -> None:
    framework = Framework(tactic_kpis=(TacticKpi("1.1.1.1", "1.1.1", "วัด"),))
    entry = Part1Entry(1, "1.1", tactics=(Part1Tactic("1.1.1", ("1.1.1.1",)),))
    package = a_plan(framework=framework, part1=(entry,))
    (table,) = tables(printed(package, "table-a"))
    assert columns(table, "กลยุทธ์", "ตัวชี้วัด KPI", "นิยาม", PROJECTS) == [
        ["กลยุทธ์ 1.1.1", "KPI 1.1.1.1 : วัด", "-", "-"]
    ]


# ---------------------------------------------------------------- rubrics and remarks


def rubric(title: str = "", remarks: tuple[str, ...] = ()) -> Rubric:
    levels = (RubricLevel(5, criteria=("- มีแผน", "มีผล")), RubricLevel(4, criteria=("มีแผน",)))
    return Rubric(title, levels, remarks)


def of_rubrics(*rubrics: Rubric, remarks: tuple[str, ...] = (), **fields: object) -> Package:
    shown = replace(NEGOTIATED, weight=Decimal(20), rubrics=rubrics, remarks=remarks)
    return a_plan(indicators=(shown,), **fields)


def test_a_rubric_is_headed_by_its_indicators_name() -> None:
    found = headings(printed(of_rubrics(rubric("เกณฑ์อื่น")), "table-c"))
    assert "เกณฑ์การให้คะแนน “วัด” เกณฑ์อื่น" in found
    assert "เกณฑ์การให้คะแนน “วัด”" in headings(printed(of_rubrics(rubric("วัด")), "table-c"))
    assert "เกณฑ์การให้คะแนน ตัวชี้วัด วัด" in headings(printed(of_rubrics(rubric()), "table-c", "2566"))


def test_several_rubrics_are_headed_once_and_numbered() -> None:
    found = headings(printed(of_rubrics(rubric("ปริมาณ"), rubric("คุณภาพ")), "table-c"))
    assert found[-2:] == ["เกณฑ์การให้คะแนน “วัด” โดยแบ่งการวัดเป็น 2 ส่วน 1. ปริมาณ", "2. คุณภาพ"]


def test_several_criteria_are_led_by_a_dash_each_once() -> None:
    table = tables(printed(of_rubrics(rubric()), "table-c"))[1]
    assert under(table, "วิธีวัดผล") == ["- มีแผน\n- มีผล", "มีแผน"]


def test_points_are_bare_where_the_unit_chose_that() -> None:
    table = tables(printed(of_rubrics(rubric()), "table-c"))[1]
    assert under(table, "คะแนนที่ได้รับ") == ["20 คะแนน", "16 คะแนน"]
    chosen = PrintChoices(bare_points=True)
    table = tables(printed(of_rubrics(rubric(), print_choices=chosen), "table-c"))[1]
    assert under(table, "คะแนนที่ได้รับ") == ["20", "16"]
    assert cell_under(table, table.body[0], "คะแนนที่ได้รับ").number_format == "#,##0"


def test_remarks_stand_as_typed_without_a_label_of_ours() -> None:
    package = of_rubrics(rubric(remarks=("หมายเหตุ : ก",)), remarks=("ข",))
    said = lines(printed(package, "table-c"))
    assert said[-2:] == ["หมายเหตุ : ก", "ข"]


def test_activities_without_weights_total_nothing() -> None:
    steps = (Step("1", "ก", None), Step("2", "ข", None))
    package = a_plan(projects=(a_project("p", activities=(Activity(steps=steps),)),))
    assert printed_steps(tables(printed(package, "table-e"))[0])[-1] == [
        "รวม 2 ขั้นตอน คิดเป็นร้อยละ", "", "",
    ]  # fmt: skip
