"""The tables, rows and order that the facts of the shared cases count in their originals."""

from __future__ import annotations

import json
from typing import Any

import pytest

from db.package.file import read_package
from db.records import Package
from forms.build import build
from forms.document import Document, Form, Table
from forms.editions.opening import opened_edition
from tests.forms.build.conftest import case
from tests.forms.build.documents import form, headings, lines, rows, tables, tables_with, under

Case = tuple[Package, Document, dict[str, Any]]


def loaded(name: str) -> Case:
    package = read_package(case(f"{name}.json"))
    facts = json.loads(case(f"{name}.facts.json").read_text(encoding="utf-8"))
    return package, build(package, opened_edition(package.plan).edition), facts["tables"]


@pytest.fixture(scope="module")
def secretariat() -> Case:
    return loaded("secretariat-2567")


@pytest.fixture(scope="module")
def inspectorate() -> Case:
    return loaded("inspectorate-2566")


def projects(package: Package, table: Table) -> list[str]:
    """The keys of the projects that the rows of a table are of, in order."""
    found = [row.place for row in table.body if row.place and row.place[1] == "projects"]
    return [package.plan.projects[int(place[2])].key for place in found]


def indicators(package: Package, table: Table) -> list[str]:
    """The keys of the indicators that the rows of a table are of, in order."""
    found = [row.place for row in table.body if row.place and row.place[1] == "indicators"]
    return [package.plan.indicators[int(place[2])].key for place in found]


def grid_projects(package: Package, made: Form) -> list[str]:
    """The keys of the projects whose grids a form has, in order."""
    return list(
        dict.fromkeys(
            package.plan.projects[int(row.place[2])].key
            for table in tables(made)
            for row in table.body
            if row.place
        )
    )


# ---------------------------------------------------------------- edition 2567


def test_parts_of_2567_have_the_tables_and_rows_of_their_original(secretariat: Case) -> None:
    package, document, facts = secretariat
    part1 = form(document, "part1")
    first = facts["ส่วนที่ 1 มิติที่ 1"]
    assert len(tables_with(part1, "วัตถุประสงค์หลัก (Objective)")) == first["objective_tables"]
    assert len(tables_with(part1, "ตัวชี้วัด (KPI)")) == first["kpi_tables"]
    (listed,) = tables_with(part1, "รหัสยุทธศาสตร์ (6 หลัก)")
    assert projects(package, listed) == first["project_rows"]["5.1"]
    # The original prints the blank form of มิติที่ 2; the description asks for one line.
    assert lines(part1).count("- ไม่มี -") == 1
    assert projects(package, tables(part1)[-1]) == facts["ส่วนที่ 1 สรุป"]["order"]
    *issues, summary = tables(form(document, "part2"))
    assert [projects(package, table) for table in issues] == [
        facts["ส่วนที่ 2"]["rows"][str(number)] for number in range(1, 7)
    ]
    # This original has no summary of Part 2; the description has one.
    assert projects(package, summary) == [
        key for table in issues for key in projects(package, table)
    ]
    (routine,) = tables(form(document, "part3"))
    assert projects(package, routine) == facts["ส่วนที่ 3"]["rows"]
    assert under(routine, "ลำดับที่")[:-1] == ["1", "", ""]


def test_tables_of_indicators_of_2567_have_the_rows_of_their_original(secretariat: Case) -> None:
    package, document, facts = secretariat
    own = tables(form(document, "table-b"))
    assert len(own) == facts["ตาราง ข"]["tables"]
    assert sum(len(indicators(package, table)) for table in own) == facts["ตาราง ข"]["rows"]
    negotiated = tables_with(form(document, "table-c"), "ชื่อตัวชี้วัด")
    assert len(negotiated) == facts["ตาราง ค"]["tables"]
    order = [key for table in negotiated for key in indicators(package, table)]
    assert order == facts["ตาราง ค"]["order"]
    rubrics = tables_with(form(document, "table-c"), "ระดับความสำเร็จ")
    assert len(rubrics) == facts["เกณฑ์การให้คะแนน"]["tables"]
    assert {len(table.body) for table in rubrics} == {facts["เกณฑ์การให้คะแนน"]["rows_each"]}
    assert not [text for text in headings(form(document, "table-c")) if text.startswith("องค์")]
    assert len(tables(form(document, "table-d"))[0].body) == facts["ตาราง ง"]["rows"]
    supporting = tables(form(document, "table-f"))
    assert [len(table.body) for table in supporting] == list(facts["ตาราง ฉ"]["rows"].values())
    # The original leaves ตาราง ก blank; the description keeps the row of a KPI of Part 1.
    (kpis,) = tables(form(document, "table-a"))
    assert [text.split(" :")[0] for text in under(kpis, "ตัวชี้วัด KPI")] == ["KPI 5.1.2.1"]


def test_grids_of_2567_are_those_of_their_original_in_order(secretariat: Case) -> None:
    package, document, facts = secretariat
    made = form(document, "table-e")
    order = facts["ตาราง จ"]["order"]
    assert grid_projects(package, made) == [each["project"] for each in order]
    assert [len(table.body) - 1 for table in tables(made)] == [each["step_rows"] for each in order]
    named = [text for text in headings(made) if text.startswith("ชื่อตัวชี้วัดที่")]
    numbers = [text.removeprefix("ชื่อตัวชี้วัดที่").split()[0] for text in named]
    assert numbers == ["1", "2", "3", "4", "5", "6"]


# ---------------------------------------------------------------- edition 2566


def test_parts_of_2566_have_the_tables_and_rows_of_their_original(inspectorate: Case) -> None:
    package, document, facts = inspectorate
    for table in tables(form(document, "part1")):
        assert [set(row) for row in rows(table)] == [{"-"}]
    assert len(tables(form(document, "part1"))) == 2
    part2 = form(document, "part2")
    missions = [text for text in headings(part2) if text.startswith("ภารกิจที่")]
    assert len(missions) == facts["ภารกิจของหน่วยงาน"]["missions"]
    assert [projects(package, t) for t in tables(part2)] == facts["ภารกิจของหน่วยงาน"]["rows"]
    strategic, own, routine, policies = tables(form(document, "part3"))
    assert [set(row) for row in rows(strategic)] == [{"-"}]
    assert projects(package, own) == facts["สรุป ภารกิจสำคัญ"]["order"]
    assert projects(package, routine) == facts["บัญชีประจำพื้นฐาน"]["rows"]
    assert projects(package, policies) == facts["บัญชีสนับสนุนนโยบาย"]["order"]
    named = [text for text in under(policies, "นโยบาย ผว.กทม.")[:-1] if text]
    assert len(named) == facts["บัญชีสนับสนุนนโยบาย"]["policies"]
    assert [text for text in under(policies, "ลำดับที่")[:-1] if text] == ["1"]


def test_tables_of_indicators_of_2566_have_the_rows_of_their_original(inspectorate: Case) -> None:
    package, document, facts = inspectorate
    (kpis,) = tables(form(document, "table-a"))
    assert [set(row) for row in rows(kpis)] == [{"-"}]
    (own,) = tables(form(document, "table-b"))
    assert indicators(package, own) == facts["ตาราง ข"]["rows"]
    made = form(document, "table-c")
    negotiated = tables_with(made, "กลยุทธ์ (ตามแผนฯ")
    order = [key for table in negotiated for key in indicators(package, table)]
    assert order == facts["ตาราง ค"]["order"]
    linked = tables_with(made, "หน่วยงานรับผิดชอบ")
    assert len(linked) == facts["ตาราง ค"]["BMA indicator tables"]
    assert [under(table, "ลำดับที่")[0] for table in linked] == ["-", "1", "1", "1", "1", "1"]
    components = [text for text in headings(made) if text.startswith("องค์ประกอบที่")]
    assert [text.split()[0] + text.split()[1][:1] for text in components] == [
        f"องค์ประกอบที่{code}" for code in facts["ตาราง ค"]["component_headings"]
    ]
    supporting = tables(form(document, "table-d"))
    assert [len(table.body) for table in supporting] == list(facts["ตาราง ง"]["rows"].values())


def test_grids_of_2566_are_those_of_their_original_in_order(inspectorate: Case) -> None:
    package, document, facts = inspectorate
    made = form(document, "table-e")
    groups = facts["ขั้นตอน"]["order"]
    assert grid_projects(package, made) == [
        grid["project"] for group in groups for grid in group["grids"]
    ]
    titles = [text for text in headings(made) if text.startswith("ขั้นตอน")]
    assert [title.split(" ", 1)[1] for title in titles] == [group["heading"] for group in groups]
    steps = sum(len(table.body) - 1 for table in tables(made))
    assert steps == facts["ขั้นตอน"]["step_rows"]


@pytest.mark.parametrize("name", ["secretariat-2567", "inspectorate-2566"])
def test_swot_and_staffing_are_as_in_the_original(name: str) -> None:
    package, document, facts = loaded(name)
    made = form(document, "essentials")
    swot = tables_with(made, "การวิเคราะห์สภาพแวดล้อม")
    # One original draws four tables, a title over each; the description has the two.
    assert len(swot) == (2 if facts["SWOT"]["tables"] else 0)
    quadrants = [item.quadrant for item in package.plan.swot]
    assert {name: quadrants.count(name) for name in "SWOT"} == facts["SWOT"]["items"]
    assert len(tables_with(made, "ข้าราชการ (คน)")) == facts["staffing"]["tables"]
