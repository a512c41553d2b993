"""Rules 1 to 8 as they reach the document, on small plans of the test's own."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import (
    Activity,
    Baseline,
    Budget,
    Component,
    Division,
    Formula,
    Framework,
    Grid,
    Indicator,
    KeyResult,
    Link,
    Measure,
    Objective,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Part2Issue,
    Part3Group,
    Plan,
    PolicyLink,
    PrintChoices,
    Project,
    Rubric,
    RubricLevel,
    Span,
    Step,
    SupportingIndicator,
    Tactic,
    TacticKpi,
    YearTarget,
)
from forms.build import build
from forms.build.forms import FormError
from forms.document import Arrow, Fraction, Heading
from forms.edition import load_edition
from tests.forms.build.documents import form, headings, lines, rows, tables


def money(amount: str | None, status: str = "granted", note: str = "") -> Budget:
    return Budget(amount=None if amount is None else Decimal(amount), status=status, note=note)


def project(key: str, budget: Budget | None = None, **fields: object) -> Project:
    made = Project(key=key, name=f"โครงการ {key}", budget=budget or money("1000"))
    return replace(made, **fields)  # type: ignore[arg-type]


def plan(projects: tuple[Project, ...] = (), **fields: object) -> Package:
    keys = tuple(project.key for project in projects)
    entry = Part1Entry(dimension=1, tactics=(Part1Tactic(tactic="1.1.1", projects=keys),))
    made = Plan(
        fiscal_year=2567,
        edition="2567",
        unit=Organisation(name="กองทดสอบ"),
        projects=projects,
        part1=(entry,),
    )
    return Package(plan=replace(made, **fields))  # type: ignore[arg-type]


def summary(package: Package, edition: str = "2567") -> tuple[list[list[str]], list[str]]:
    made = form(build(package, load_edition(edition)), {"2567": "part1", "2566": "part3"}[edition])
    of_part1 = {"2567": -1, "2566": 0}[edition]
    return rows(tables(made)[of_part1]), [line for line in lines(made) if "จำนวนเงินทั้งสิ้น" in line]


def test_only_granted_and_requested_money_is_added_up() -> None:
    package = plan(
        (
            project("p1", money("1000000")),
            project("p2", money("500.50", "requested")),
            project("p3", money("7000000", "not_granted")),
            project("p4", money("300", "off_budget", "เงินบริจาค")),
            project("p5", money(None, "none")),
            project("p6", money("99"), dropped=True),
        )
    )
    found, below = summary(package)
    assert [row[2] for row in found] == [
        "1,000,000.-",
        "500.50\n*อยู่ระหว่างขอจัดสรรงบประมาณ",
        "7,000,000.-\n*ไม่ได้รับงบประมาณ",
        "เงินบริจาค",
        "ไม่ใช้งบประมาณ",
        "",
    ]
    assert found[-1][:2] == ["รวมงบประมาณทั้งสิ้น", "1,000,500.50"]
    assert "รวมจำนวน 5 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น 1,000,500.5 บาท" in below[0]


def test_those_not_granted_are_not_counted_when_the_edition_says_so() -> None:
    package = plan((project("p1"), project("p2", money("5", "not_granted"))))
    assert "รวมจำนวน 2 โครงการ" in summary(package)[1][0]
    assert any("รวมจำนวน 1 โครงการ" in line for line in summary(package, "2566")[1])


def test_a_project_counts_once_when_it_stands_in_several_places() -> None:
    one = project("p1")
    package = plan((one,))
    entry = package.plan.part1[0]
    package = replace(package, plan=replace(package.plan, part1=(entry, entry)))
    found, below = summary(package)
    assert len(found) == 2
    assert "รวมจำนวน 1 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น 1,000 บาท" in below[0]


def test_a_sum_of_nothing_is_blank() -> None:
    found, below = summary(plan((project("p1", money("20", "not_granted")),)))
    assert found[-1][1] == ""
    assert "รวมจำนวน 1 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น ..... บาท" in below[0]


def test_a_dropped_project_keeps_its_line_but_not_its_place_in_the_summary() -> None:
    package = plan((project("p1", dropped=True, note="โอนไปหน่วยงานอื่น"), project("p2")))
    made = form(build(package, load_edition("2567")), "part1")
    listed, summed = rows(tables(made)[2]), rows(tables(made)[-1])
    assert listed[0][1] == "โครงการ p1\nโอนไปหน่วยงานอื่น"
    assert [row[1] for row in summed[:-1]] == ["โครงการ p2"]


@pytest.mark.parametrize("edition", ["2566", "2567"])
def test_a_dropped_project_stands_in_part_1_and_nowhere_else(edition: str) -> None:
    given_up = project("p1", money("777000"), dropped=True, policies=("P1",))
    package = plan(
        (given_up,),
        indicators=(Indicator(key="i", number="1", name="ตัวชี้วัด", projects=("p1",)),),
        part2=(Part2Issue(number="1", title="ประเด็น", indicators=("i",), projects=("p1",)),),
        part3=(Part3Group("แผนงานอื่น", "ผลผลิตอื่น", ("p1",)),),
        policy_links=(PolicyLink(issue="ประเด็น", project="p1"),),
    )
    document = build(package, load_edition(edition))
    saying = {
        made.id: text.count("โครงการ p1")
        for made in document.forms
        if "โครงการ p1" in (text := "\n".join(lines(made)))
    }
    assert saying == {"part1": 1}
    everything = "\n".join(line for made in document.forms for line in lines(made))
    assert everything.count("777,000") == 1
    assert "แผนงานอื่น" not in everything


def test_two_titles_under_one_number_of_a_mission_are_both_printed() -> None:
    indicators = tuple(Indicator(key=key, name=f"ชื่อ {key}") for key in ("a", "b", "c"))
    issues = (
        Part2Issue(number="1", title="ภารกิจแรก", indicators=("a",)),
        Part2Issue(number="1", title="ภารกิจอื่นที่ใส่เลขซ้ำ", indicators=("b",)),
        Part2Issue(number="1", indicators=("c",)),
    )
    package = plan(part2=issues, indicators=indicators)
    said = headings(form(build(package, load_edition("2566")), "part2"))
    titles = [line for line in said if line.startswith("ภารกิจที่")]
    assert titles == ["ภารกิจที่ 1 ภารกิจแรก", "ภารกิจที่ 1 ภารกิจอื่นที่ใส่เลขซ้ำ"]
    after = "\n".join(said).split(titles[1])[1]
    assert "ชื่อ b" in after
    assert "ชื่อ c" in after


@pytest.mark.parametrize(
    ("result", "printed"),
    [
        (KeyResult("k", "o", "KR 4", "ร้อยละ 80", policy="P052"), "KR 4 : ร้อยละ 80 (P052)"),
        (
            KeyResult("k", "o", "", "KR 4 : ร้อยละ 80 (P052)", policy="P052"),
            "KR 4 : ร้อยละ 80 (P052)",
        ),
        (KeyResult("k", "o", "", "ร้อยละ 80"), "KR : ร้อยละ 80"),
    ],
)
def test_a_key_result_says_its_code_and_its_policy_once(result: KeyResult, printed: str) -> None:
    entry = Part1Entry(dimension=1, objective="o", key_results=(result.key,))
    framework = Framework(objectives=(Objective("o", text="วัตถุประสงค์"),), key_results=(result,))
    made = form(build(plan(part1=(entry,), framework=framework), load_edition("2567")), "part1")
    assert rows(tables(made)[0])[0][1] == printed


@pytest.mark.parametrize(("months", "small"), [(12, False), (15, False), (16, True), (24, True)])
def test_names_of_very_many_months_are_set_smaller(months: int, small: bool) -> None:
    end = f"{2566 + (9 + months - 1) // 12}-{(9 + months - 1) % 12 + 1:02}"
    steps = (Step("1", "งาน", Decimal(100), (Span("2566-10", end),)),)
    package = plan((project("p1", activities=(Activity(steps=steps),)),))
    made = tables(form(build(package, load_edition("2567")), "table-e"))
    grid = made[0]
    sizes = {cell.flow[0].size for cell in grid.header[-1].cells}  # type: ignore[union-attr]
    assert sizes == ({10.5} if small else {14})


def test_a_project_given_up_without_a_word_is_said_to_be() -> None:
    made = form(build(plan((project("p1", dropped=True),)), load_edition("2567")), "part1")
    assert rows(tables(made)[2])[0][1] == "โครงการ p1\nไม่เสนอโครงการ"


def test_an_integrated_programme_is_marked_and_summed_by_name() -> None:
    package = plan(
        (
            project("p1", integrated_programme="แผนงานบูรณาการคลองสะอาด"),
            project("p2", money("2000"), integrated_programme="แผนงานบูรณาการคลองสะอาด"),
            project("p3"),
        )
    )
    found, below = summary(package)
    assert found[0][1] == "โครงการ p1 *\nแผนงานบูรณาการคลองสะอาด"
    assert below[1] == (
        "โครงการภายใต้แผนงานบูรณาการ คลองสะอาด จำนวน 2 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น 3,000 บาท"
    )


def test_money_is_a_number_only_when_nothing_stands_below_it() -> None:
    made = form(
        build(plan((project("p1"), project("p2", money("5", "requested")))), load_edition("2567")),
        "part1",
    )
    first, second, total = tables(made)[-1].body
    assert (first.cells[2].number, first.cells[2].number_format) == (1000, '#,##0".-"')
    assert second.cells[2].number is None
    assert total.cells[1].number == 1005


def test_every_form_is_printed_when_the_plan_holds_nothing() -> None:
    document = build(plan(part1=()), load_edition("2567"))
    assert [made.id for made in document.forms] == [
        "cover", "preface", "contents", "essentials", "part1", "part2", "part3",
        "table-a", "table-b", "table-c", "table-d", "table-e", "table-f",
    ]  # fmt: skip
    assert lines(form(document, "part1")).count("- ไม่มี -") == 2
    for name in ("part1", "part2", "part3", "table-a", "table-b", "table-c", "table-d", "table-f"):
        for table in tables(form(document, name)):
            assert set(rows(table)[0]) == {"-"}, name
    grid = tables(form(document, "table-e"))[0]
    assert rows(grid)[0][:3] == ["-", "-", "-"]
    assert "- ไม่มี -" in lines(form(document, "essentials"))


def test_a_blank_form_has_dots_where_names_would_stand() -> None:
    made = form(build(plan(part1=()), load_edition("2567")), "part2")
    assert headings(made)[1].startswith("ประเด็นการพัฒนาที่ ..... วัตถุประสงค์หลัก (Objective) .....")


def test_a_dimension_without_anything_says_so_in_each_edition() -> None:
    package = plan(part1=(Part1Entry(dimension=1), Part1Entry(dimension=2)))
    made = form(build(package, load_edition("2567")), "part1")
    assert lines(made).count("- ไม่มี -") == 2
    made = form(build(package, load_edition("2566")), "part1")
    assert [rows(table) for table in tables(made)] == [[["-"] * 5]] * 2


def test_targets_of_this_year_and_last_are_told_apart() -> None:
    kpi = TacticKpi(
        code="1.1.1.1",
        tactic="1.1.1",
        text="ตัวชี้วัด",
        targets=(YearTarget("2567", "ร้อยละ 80"), YearTarget("2566", "ร้อยละ 70")),
    )
    entry = Part1Entry(dimension=1, tactics=(Part1Tactic("1.1.1", kpis=("1.1.1.1", "9.9")),))
    package = plan(part1=(entry,), framework=Framework(tactic_kpis=(kpi,)))
    table = tables(form(build(package, load_edition("2567")), "part1"))[1]
    assert [[cell.text for cell in row.cells] for row in table.header] == [
        ["ตัวชี้วัด (KPI)", "ค่าเป้าหมาย"],
        ["2566", "2567"],
    ]
    assert rows(table) == [
        ["KPI 1.1.1.1 : ตัวชี้วัด", "ร้อยละ 70", "ร้อยละ 80"],
        ["KPI 9.9 : ", "-", "-"],
    ]


def test_an_objective_stands_once_beside_its_key_results() -> None:
    framework = Framework(
        objectives=(Objective("o1", "1.1", "วัตถุประสงค์"),),
        key_results=(
            KeyResult("r1", "o1", "1", "ผลหนึ่ง", "5 แห่ง", ("กอง ก",), ("กอง ข", "กอง ค")),
            KeyResult("r2", "o1", "", "ผลสอง"),
        ),
    )
    entry = Part1Entry(dimension=1, objective="o1", key_results=("r1", "r2"))
    table = tables(
        form(build(plan(part1=(entry,), framework=framework), load_edition("2567")), "part1")
    )[0]
    assert rows(table) == [
        ["วัตถุประสงค์", "KR 1 : ผลหนึ่ง", "5 แห่ง", "กอง ก", "กอง ข\nกอง ค"],
        ["", "KR : ผลสอง", "-", "-", "-"],
    ]
    assert table.body[1].cells[0].joined


def indicator(**fields: object) -> Indicator:
    made = Indicator(key="k1", number="1", name="ตัวชี้วัดหนึ่ง", target="ร้อยละ 80", weight=Decimal(15))
    return replace(made, **fields)  # type: ignore[arg-type]


def table_c(shown: Indicator, edition: str = "2567") -> list[list[list[str]]]:
    made = form(build(plan(indicators=(shown,)), load_edition(edition)), "table-c")
    return [rows(table) for table in tables(made)]


def test_a_definition_has_its_sections_under_their_headings() -> None:
    measure = Measure(
        definition="ข้อหนึ่ง\nข้อสอง",
        method="นับตามจริง",
        formulas=(Formula("สูตร", "ก", "ข", Decimal(100)), Formula(numerator="ค", denominator="ง")),
    )
    made = form(
        build(plan(indicators=(indicator(measure=measure),)), load_edition("2567")), "table-c"
    )
    flow = tables(made)[0].body[0].cells[5].flow
    texts = [part if isinstance(part, Fraction) else part.text for part in flow]
    assert texts == [
        "นิยาม",
        "ข้อหนึ่ง",
        "ข้อสอง",
        "วิธีคำนวณ/วัดผลการดำเนินงาน/สูตรคำนวณ",
        "นับตามจริง",
        Fraction("ก", "ข", "สูตร =", "× 100", 14),
        Fraction("ค", "ง", "", "", 14),
    ]


def test_baselines_are_printed_a_year_a_line() -> None:
    baseline = (Baseline(2565, "10 แห่ง"), Baseline(2566, ""), Baseline(text="ไม่มี"))
    assert (
        table_c(indicator(baseline=baseline))[0][0][2] == "พ.ศ. 2565 : 10 แห่ง\nพ.ศ. 2566 : -\nไม่มี"
    )


def test_a_rubric_is_printed_from_the_highest_level_with_its_points() -> None:
    levels = (
        RubricLevel(1, criteria=("น้อย",)),
        RubricLevel(5, Decimal(100), ("หนึ่ง", "สอง"), Decimal(15)),
        RubricLevel(4, Decimal(80)),
    )
    assert table_c(indicator(rubrics=(Rubric(levels=levels),)))[1] == [
        ["5", "ร้อยละ 100", "- หนึ่ง\n- สอง", "15 คะแนน"],
        ["4", "ร้อยละ 80", "-", "12 คะแนน"],
        ["1", "ร้อยละ 20", "น้อย", "3 คะแนน"],
    ]


def test_components_are_headed_where_an_indicator_enters_them() -> None:
    framework = Framework(
        components=(Component("1", "หนึ่ง"), Component("1.1", "หนึ่งหนึ่ง"), Component("1.2", "สองสอง"))
    )
    shown = (
        indicator(component="1.1"),
        indicator(key="k2", component="1.1"),
        indicator(key="k3", component="1.2"),
    )
    made = form(build(plan(indicators=shown, framework=framework), load_edition("2567")), "table-c")
    assert [text for text in headings(made) if text.startswith("องค์ประกอบ")] == [
        "องค์ประกอบที่ 1 หนึ่ง 1.1 หนึ่งหนึ่ง",
    ]


def grid(steps: tuple[Step, ...], **fields: object) -> list[object]:
    shown = project("p1", activities=(Activity(steps=steps),), **fields)
    made = form(build(plan((shown,)), load_edition("2567")), "table-e")
    return list(tables(made))


def test_running_progress_and_the_count_of_steps_leave_out_sub_steps_parents() -> None:
    steps = (
        Step("1", "หนึ่ง", Decimal(20), (Span("2566-10", "2566-12"),)),
        Step("2", "สอง", Decimal(50)),
        Step("2.1", "สองหนึ่ง", Decimal(30)),
        Step(
            "2.2",
            "สองสอง",
            Decimal("12.5"),
            (Span("2567-01", "2567-01"), Span("2567-05", "2567-09")),
        ),
    )
    (table,) = grid(steps)
    assert [row[:3] for row in rows(table)] == [  # type: ignore[arg-type]
        ["1. หนึ่ง", "20", "20"],
        ["2. สอง", "", ""],
        ["2.1 สองหนึ่ง", "30", "50"],
        ["2.2 สองสอง", "12.5", "62.5"],
        ["รวม 2 ขั้นตอน คิดเป็นร้อยละ", "62.5", "62.5"],
    ]
    arrows = [row.arrows for row in table.body]  # type: ignore[attr-defined]
    assert arrows == [(Arrow(3, 5),), (), (), (Arrow(6, 6), Arrow(10, 14)), ()]


def test_a_grid_is_widened_to_hold_every_span() -> None:
    (table,) = grid((Step("1", "ก", Decimal(100), (Span("2566-01", "2567-10"),)),))
    header = [[(cell.text, cell.columns) for cell in row.cells] for row in table.header]  # type: ignore[attr-defined]
    assert header[0][-1] == ("ระยะเวลาดำเนินการ", 22)
    assert header[1] == [("พ.ศ. 2566", 12), ("พ.ศ. 2567", 10)]
    assert len(table.widths) == 3 + 22  # type: ignore[attr-defined]


def test_a_span_that_ends_before_it_starts_is_drawn_over_its_months() -> None:
    (table,) = grid((Step("1", "ก", Decimal(100), (Span("2567-03", "2567-01"),)),))
    assert table.body[0].arrows == (Arrow(6, 8),)  # type: ignore[attr-defined]


def test_a_grid_of_many_years_goes_on_in_further_tables() -> None:
    made = grid(
        (Step("1", "ก", Decimal(100), (Span("2565-10", "2570-09"),)),),
        grid=Grid("2565-10", "2570-09"),
    )
    assert [len(table.widths) - 3 for table in made] == [15, 24, 21]  # type: ignore[attr-defined]
    assert all(table.body[0].arrows for table in made)  # type: ignore[attr-defined]


def test_a_grid_names_its_indicator_project_division_and_activity() -> None:
    shown = project(
        "p1",
        kind="activity",
        divisions=("d1",),
        activities=(
            Activity("อบรม", (Step("1", "ก", Decimal(100)),)),
            Activity("ติดตาม", (Step("1", "ข"),)),
        ),
    )
    package = plan(
        (shown,),
        divisions=(Division("d1", "ฝ่ายหนึ่ง"),),
        indicators=(indicator(projects=("p1",)), indicator(key="k2", number="2", projects=("p1",))),
    )
    made = form(build(package, load_edition("2567")), "table-e")
    assert headings(made)[1] == (
        "ชื่อตัวชี้วัดที่ 1 ตัวชี้วัดหนึ่ง ชื่อตัวชี้วัดที่ 2 ตัวชี้วัดหนึ่ง ชื่อโครงการที่ 1 โครงการ p1 (ฝ่ายหนึ่ง) กิจกรรมที่ 1 อบรม"
    )
    # What names a project stands above its first grid alone.
    assert headings(made)[2] == "กิจกรรมที่ 2 ติดตาม"
    assert len(tables(made)) == 2


def test_an_unknown_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(FormError, match=r"table-z.*table-a"):
        build(plan(), load_edition("2567"), forms=["table-z"])


def test_a_policy_link_prints_the_projects_one_name_and_money() -> None:
    link = PolicyLink(issue="ประเด็น", project="p1", project_name="ชื่อเก่า", budget_text="-")
    package = plan((project("p1"),), policy_links=(link,))
    table = tables(form(build(package, load_edition("2567")), "table-d"))[0]
    assert rows(table) == [["ประเด็น", "-", "-", "-", "โครงการ p1", "1,000.-", "-"]]
    assert [cell.columns for cell in table.header[0].cells] == [4, 3]


def test_supporting_indicators_stand_under_their_component() -> None:
    rows_of = (
        SupportingIndicator("2", "", "นวัตกรรม", "ตามเกณฑ์", "กิจกรรมหนึ่ง", ("d1",)),
        SupportingIndicator("3", "3.1", "เบิกจ่าย"),
    )
    package = plan(divisions=(Division("d1", "ฝ่ายหนึ่ง"),), supporting_indicators=rows_of)
    made = form(build(package, load_edition("2567")), "table-f")
    assert [rows(table) for table in tables(made)] == [
        [["นวัตกรรม", "ตามเกณฑ์", "กิจกรรมหนึ่ง\n(ฝ่ายหนึ่ง)"]],
        [["3.1 เบิกจ่าย", "-", "-"]],
    ]


def test_routine_projects_stand_under_their_programme_and_are_counted() -> None:
    package = plan(
        (project("p1"), project("p2")),
        part1=(),
        part3=(Part3Group("แผนงานบริหาร", "บริหารกลาง", ("p1", "p2")),),
    )
    table = tables(form(build(package, load_edition("2567")), "part3"))[0]
    assert rows(table) == [
        ["1", "แผนงานบริหาร", "", "", ""],
        ["", "ผลผลิตบริหารกลาง", "โครงการ p1", "1,000.-", "-"],
        ["", "", "โครงการ p2", "1,000.-", "-"],
        ["รวม 2 โครงการ", "2,000.-", ""],
    ]
    chosen = replace(package.plan, print_choices=PrintChoices(number_each_project=True))
    table = tables(form(build(Package(chosen), load_edition("2567")), "part3"))[0]
    assert [row[0] for row in rows(table)[:-1]] == ["", "1", "2"]


def test_an_issue_names_its_objective_key_result_and_links() -> None:
    issue = Part2Issue(
        number="1",
        title="ประเด็น",
        objectives=("วัตถุประสงค์",),
        key_result="ผลหลัก",
        links=(Link(strategy="5", tactic="9.9.9"),),
        projects=("p1",),
    )
    package = plan(
        (project("p1"),), part1=(), part2=(issue,), framework=Framework(tactics=(Tactic("1", "ก"),))
    )
    heading = headings(form(build(package, load_edition("2567")), "part2"))[1]
    assert heading == (
        "ประเด็นการพัฒนาที่ 1 ประเด็น วัตถุประสงค์หลัก (Objective) วัตถุประสงค์ "
        "ตัววัดผล/ตัวชี้วัดหลักตามภารกิจหลักของหน่วยงาน (KR / KPI) ผลหลัก "
        "ความเชื่อมโยงกับแผนปฏิบัติราชการกรุงเทพมหานคร ประจำปี พ.ศ. 2567 "
        "ยุทธศาสตร์ที่ 5 กลยุทธ์ที่ 9.9.9"
    )
    alone = replace(issue, links=(Link(strategy="5"),))
    alone_package = replace(package, plan=replace(package.plan, part2=(alone,)))
    made = form(build(alone_package, load_edition("2567")), "part2")
    shown = next(item for item in made.items if isinstance(item, Heading) and "ประเด็น" in item.text)
    assert shown.paragraphs[-1].text.endswith("พ.ศ. 2567 ยุทธศาสตร์ที่ 5")
    several = next(
        item
        for item in form(build(package, load_edition("2567")), "part2").items
        if isinstance(item, Heading) and "ประเด็น" in item.text
    )
    assert [p.text for p in several.paragraphs[-2:]] == ["ยุทธศาสตร์ที่ 5", "กลยุทธ์ที่ 9.9.9"]


@pytest.mark.parametrize(
    ("own", "printed"), [("", "ทุกเขตภายในปี"), ("ร้อยละ 80", "ร้อยละ 80")], ids=["none", "its own"]
)
def test_the_target_of_an_issue_stands_where_its_indicator_has_none(own: str, printed: str) -> None:
    package = plan(
        part2=(Part2Issue(number="1", title="ประเด็น", target="ทุกเขตภายในปี", indicators=("i",)),),
        indicators=(Indicator(key="i", name="ตัวชี้วัด", target=own),),
    )
    (table,) = tables(form(build(package, load_edition("2567")), "table-b"))
    assert rows(table)[0][1] == printed
