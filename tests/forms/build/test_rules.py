"""Rules of projects, money and parts as they reach the document, on plans of the test's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.records import (
    Framework,
    Indicator,
    ListedLink,
    Package,
    Part1Entry,
    Part2Issue,
    Part3Group,
    PolicyLink,
    PrintChoices,
    Tactic,
)
from forms.build import build
from forms.build.forms import FormError
from forms.document import Heading
from forms.editions.opening import load_edition
from tests.forms.build.documents import (
    cell_under,
    columns,
    form,
    headings,
    lines,
    printed_steps,
    rows,
    tables,
    under,
)
from tests.forms.build.part1 import money, plan, project, summary


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
    assert [amount for _project, amount in found] == [
        "1,000,000.-",
        "500.50\n*อยู่ระหว่างขอจัดสรรงบประมาณ",
        "7,000,000.-\n*ไม่ได้รับงบประมาณ",
        "เงินบริจาค",
        "ไม่ใช้งบประมาณ",
        "1,000,500.50",
    ]
    assert found[-1] == ["รวมงบประมาณทั้งสิ้น", "1,000,500.50"]
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
    listed, summed = (under(tables(made)[at], "โครงการ") for at in (2, -1))
    assert listed[0] == "โครงการ p1\nโอนไปหน่วยงานอื่น"
    assert summed[:-1] == ["โครงการ p2"]


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


def test_a_project_given_up_without_a_word_is_said_to_be() -> None:
    made = form(build(plan((project("p1", dropped=True),)), load_edition("2567")), "part1")
    assert under(tables(made)[2], "โครงการ")[0] == "โครงการ p1\nไม่เสนอโครงการ"


def test_an_integrated_programme_is_marked_and_summed_by_name() -> None:
    package = plan(
        (
            project("p1", integrated_programme="แผนงานบูรณาการคลองสะอาด"),
            project("p2", money("2000"), integrated_programme="แผนงานบูรณาการคลองสะอาด"),
            project("p3"),
        )
    )
    found, below = summary(package)
    assert found[0][0] == "โครงการ p1 *\nแผนงานบูรณาการคลองสะอาด"
    assert below[1] == (
        "โครงการภายใต้แผนงานบูรณาการ คลองสะอาด จำนวน 2 โครงการ/กิจกรรม จำนวนเงินทั้งสิ้น 3,000 บาท"
    )


def test_money_is_a_number_only_when_nothing_stands_below_it() -> None:
    made = form(
        build(plan((project("p1"), project("p2", money("5", "requested")))), load_edition("2567")),
        "part1",
    )
    table = tables(made)[-1]
    first, second, total = (cell_under(table, row, "งบประมาณ") for row in table.body)
    assert (first.number, first.number_format) == (1000, '#,##0".-"')
    assert second.number is None
    assert total.number == 1005


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
    assert printed_steps(grid)[0] == ["-", "-", "-"]
    assert "- ไม่มี -" in lines(form(document, "essentials"))


def test_a_blank_form_has_dots_where_names_would_stand() -> None:
    made = form(build(plan(part1=()), load_edition("2567")), "part2")
    assert headings(made)[1].startswith("ประเด็นการพัฒนาที่ ..... วัตถุประสงค์หลัก (Objective) .....")


def test_a_dimension_without_anything_says_so_in_each_edition() -> None:
    package = plan(part1=(Part1Entry(dimension=1), Part1Entry(dimension=2)))
    made = form(build(package, load_edition("2567")), "part1")
    assert lines(made).count("- ไม่มี -") == 2
    made = form(build(package, load_edition("2566")), "part1")
    assert [[set(row) for row in rows(table)] for table in tables(made)] == [[{"-"}]] * 2


def test_an_unknown_form_is_refused_with_those_there_are() -> None:
    with pytest.raises(FormError, match=r"table-z.*table-a"):
        build(plan(), load_edition("2567"), forms=["table-z"])


def test_a_policy_link_prints_the_projects_one_name_and_money() -> None:
    link = PolicyLink(issue="ประเด็น", project="p1", project_name="ชื่อเก่า", budget_text="-")
    package = plan((project("p1"),), policy_links=(link,))
    table = tables(form(build(package, load_edition("2567")), "table-d"))[0]
    assert columns(table, "ประเด็นการพัฒนา", "โครงการที่สนับสนุน", "งบประมาณ") == [
        ["ประเด็น", "โครงการ p1", "1,000.-"]
    ]
    assert len(table.header[0].cells) == 2


def test_routine_projects_stand_under_their_programme_and_are_counted() -> None:
    package = plan(
        (project("p1"), project("p2")),
        part1=(),
        part3=(Part3Group("แผนงานบริหาร", "บริหารกลาง", ("p1", "p2")),),
    )
    table = tables(form(build(package, load_edition("2567")), "part3"))[0]
    assert columns(table, "ลำดับที่", "แผนงาน", "โครงการ", "งบประมาณ") == [
        ["1", "แผนงานบริหาร", "", ""],
        ["", "ผลผลิตบริหารกลาง", "โครงการ p1", "1,000.-"],
        ["", "", "โครงการ p2", "1,000.-"],
        [*["รวม 2 โครงการ"] * 3, "2,000.-"],
    ]
    chosen = replace(package.plan, print_choices=PrintChoices(number_each_project=True))
    table = tables(form(build(Package(chosen), load_edition("2567")), "part3"))[0]
    assert under(table, "ลำดับที่")[:-1] == ["", "1", "2"]


def test_an_issue_names_its_objective_key_result_and_links() -> None:
    issue = Part2Issue(
        number="1",
        title="ประเด็น",
        objectives=("วัตถุประสงค์",),
        key_result="ผลหลัก",
        links=(ListedLink(strategy="5", tactic="9.9.9"),),
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
    alone = replace(issue, links=(ListedLink(strategy="5"),))
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
