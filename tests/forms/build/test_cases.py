"""The figures that the printed sources of the shared cases state come out of the data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from db.fields import specs
from db.package.file import read_package
from db.records import Memo, Package
from forms.build import build
from forms.document import Document, Table
from forms.editions.opening import opened_edition
from forms.reporting.memo import compose
from forms.thai.digits import arabic_digits, thai_digits
from tests.forms.build.conftest import case
from tests.forms.build.documents import (
    cell_under,
    columns,
    form,
    lines,
    printed_steps,
    rows,
    tables,
    tables_with,
    under,
)


@pytest.fixture(scope="module")
def secretariat() -> tuple[Document, dict[str, Any]]:
    package = read_package(case("secretariat-2567.json"))
    facts = json.loads(case("secretariat-2567.facts.json").read_text(encoding="utf-8"))
    return build(package, opened_edition(package.plan).edition), facts


@pytest.fixture(scope="module")
def council() -> tuple[Document, dict[str, Any]]:
    package = read_package(case("council-2563-q1.json"))
    facts = json.loads(case("council-2563-q1.facts.json").read_text(encoding="utf-8"))
    return build(package, opened_edition(package.plan).edition), facts


def step_tables(document: Document) -> list[Table]:
    return tables(form(document, "table-e"))


def test_running_progress_is_that_of_the_source(
    secretariat: tuple[Document, dict[str, Any]],
) -> None:
    document, facts = secretariat
    printed = [
        [int(row[-1]) for row in printed_steps(table)[:-1]] for table in step_tables(document)
    ]
    assert printed == list(facts["running_progress"].values())


def test_step_counts_and_totals_are_those_of_the_source(
    secretariat: tuple[Document, dict[str, Any]],
) -> None:
    document, facts = secretariat
    last = [printed_steps(table)[-1] for table in step_tables(document)]
    assert last == [
        [f"รวม {count} ขั้นตอน คิดเป็นร้อยละ", "100", "100"] for count in facts["step_counts"].values()
    ]


def test_rubric_points_and_weights_are_those_of_the_source(
    secretariat: tuple[Document, dict[str, Any]],
) -> None:
    document, facts = secretariat
    made = tables(form(document, "table-c"))
    weights = [under(table, "น้ำหนักคะแนน")[0] for table in made[::2]]
    points = [under(table, "คะแนนที่ได้รับ") for table in made[1::2]]
    assert weights == [str(weight) for weight in facts["weights_by_indicator"].values()]
    assert points == [[f"{n} คะแนน" for n in levels] for levels in facts["rubric_points"].values()]


def test_sums_and_counts_are_those_of_the_source(
    secretariat: tuple[Document, dict[str, Any]],
) -> None:
    document, facts = secretariat
    amounts = {total["where"]: total.get("recomputed") for total in facts["printed_totals"]}
    summary = under(tables(form(document, "part1"))[-1], "งบประมาณ")
    assert len(summary) - 1 == facts["tables"]["ส่วนที่ 1 สรุป"]["rows"]
    assert summary[-1] == ""
    assert "รวมจำนวน 1 โครงการ/กิจกรรม" in lines(form(document, "part1"))[-2]
    routine = columns(tables(form(document, "part3"))[0], "ลำดับที่", "งบประมาณ")
    assert routine[-1] == ["รวม 2 โครงการ", f"{amounts['ส่วนที่ 3 รวม (509)']:,}.-"]
    (staff,) = tables_with(form(document, "essentials"), "ปีงบประมาณ")
    by_year = next(t["by_year"] for t in facts["printed_totals"] if "by_year" in t)
    assert {year.strip(): whole for year, whole in columns(staff, "ปีงบประมาณ", "รวม")} == {
        f"พ.ศ. {year}": str(total) for year, total in by_year.items()
    }


def test_grids_show_the_months_of_the_source(secretariat: tuple[Document, dict[str, Any]]) -> None:
    document, _ = secretariat
    assert [len(table.widths) - 3 for table in step_tables(document)] == [12, 12, 12, 12, 21, 12]


def test_the_progress_report_has_the_rows_of_the_source(
    council: tuple[Document, dict[str, Any]],
) -> None:
    document, facts = council
    table = tables(form(document, "progress"))[0]
    assert [row[0] for row in rows(table) if len(row) == 1] == [
        "1. ตัวชี้วัดเชิงยุทธศาสตร์",
        "2. ตัวชี้วัดงานประจำ",
    ]
    body = replace(table, body=tuple(row for row in table.body if len(row.cells) > 1))
    assert under(body, "ลำดับ") == list(facts["printed_order"].values())
    assert under(body, "ค่าเป้าหมาย") == list(facts["target_column"]["printed"].values())
    assert under(body, "ความก้าวหน้า") == [f"{value:.2f}" for value in facts["progress"].values()]
    serving = under(body, "โครงการ/กิจกรรม")
    assert [text.count("(1)") for text in serving] == [1] * 15
    assert serving[-1].split(",(24)")[1].startswith("โครงการ")


def test_the_results_of_a_quarter_are_written_as_in_the_source(
    council: tuple[Document, dict[str, Any]],
) -> None:
    document, _ = council
    table = tables(form(document, "progress"))[0]
    for row in table.body:
        if len(row.cells) > 1:
            told = cell_under(table, row, "ผลการดำเนินงาน").text
            assert told.startswith("(ไตรมาส 1) ")
            assert told.endswith("(ไตรมาส 2) -(ไตรมาส 3) -(ไตรมาส 4) -")


def test_the_second_line_of_the_report_is_the_one_in_the_source(
    council: tuple[Document, dict[str, Any]],
) -> None:
    document, facts = council
    made = form(document, "progress")
    assert made.running[1].text == facts["heading"]["text"]
    assert lines(made)[0].count(facts["heading"]["text"]) == 1


def test_nothing_is_printed_that_the_source_has_no_figures_for(
    council: tuple[Document, dict[str, Any]],
) -> None:
    document, _ = council
    assert [made.id for made in document.forms] == ["memo", "progress"]


# Whose and when a memo is, and who signs it, is no wording.
UNWORDED = {"number", "date", "signatures"}


def councils_template(package: Package) -> Memo:
    """The printed memo with what changes from quarter to quarter replaced by its names."""
    changing = (
        ("ไตรมาสที่ 1", "ไตรมาสที่ {ไตรมาส}"),
        ("ตุลาคม 2562 - ธันวาคม 2562", "{ช่วงเดือน}"),
        ("42 โครงการ 15 ตัวชี้วัด", "{จำนวนโครงการ} โครงการ {จำนวนตัวชี้วัด} ตัวชี้วัด"),
        ("จำนวน 6 ตัว", "จำนวน {จำนวนตัวชี้วัด องค์ประกอบ 1} ตัว"),
        ("จำนวน 1 ตัว", "จำนวน {จำนวนตัวชี้วัด องค์ประกอบ 2 ลำดับ 9} ตัว"),
        ("จำนวน 8 ตัว", "จำนวน {จำนวนตัวชี้วัด องค์ประกอบ 2 ลำดับ 1-8} ตัว"),
        (f"พ.ศ. {package.plan.fiscal_year}", "พ.ศ. {ปี}"),
        (package.plan.unit.name, "{หน่วยงาน}"),
    )

    def worded(value: Any) -> Any:
        if not isinstance(value, str):
            return tuple(worded(item) for item in value)
        text = arabic_digits(value)
        for printed, name in changing:
            text = text.replace(printed, name)
        return text

    memo = package.reports[0].memo
    fields = {name: worded(getattr(memo, name)) for name in specs(Memo) if name not in UNWORDED}
    return Memo(**fields, signatures=memo.signatures)


def test_the_memo_composed_from_the_data_is_the_printed_one_word_for_word() -> None:
    package = read_package(case("council-2563-q1.json"))
    report, template = package.reports[0], councils_template(package)
    wording = str(template)
    for name in ("{ไตรมาส}", "{ช่วงเดือน}", "{จำนวนโครงการ}", "{จำนวนตัวชี้วัด}", "{ปี}", "{หน่วยงาน}"):
        assert name in wording, name
    assert wording.count("{จำนวนตัวชี้วัด องค์ประกอบ") == 3
    plan = replace(package.plan, memo_template=template)
    blank = replace(report, memo=Memo(number=report.memo.number, date=report.memo.date))
    made = compose(replace(package, plan=plan), blank, opened_edition(plan).edition)
    for name in specs(Memo):
        assert _thai(getattr(made, name)) == _thai(getattr(report.memo, name)), name


def _thai(value: Any) -> Any:
    """A text, or every text of a value, in Thai digits."""
    if isinstance(value, str):
        return thai_digits(value)
    return tuple(thai_digits(item) if isinstance(item, str) else item for item in value)


def test_the_signatures_of_the_report_are_those_of_the_source(
    council: tuple[Document, dict[str, Any]],
) -> None:
    document, _ = council
    package = read_package(case("council-2563-q1.json"))
    source = squeezed(case("council-2563-q1.source.txt").read_text(encoding="utf-8"))
    found = [squeezed(line) for line in lines(form(document, "progress"))]
    for person in package.reports[0].signatures:
        for words in (f"({person.name})", *person.position):
            assert any(squeezed(words) in line for line in found), words
            assert squeezed(words) in source, words
        assert any(f"({person.role})" in line for line in found)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\\", "")


def test_every_cell_of_the_progress_report_stands_in_the_source(
    council: tuple[Document, dict[str, Any]],
) -> None:
    document, _ = council
    printed = case("council-2563-q1.source.txt").read_text(encoding="utf-8")
    # A row may go on overleaf, below the titles and heads that are printed again.
    again = r"\n\s*แบบรายงานติดตาม.*\n+สรุปผล.*\n+\(สยป.3\)\n+.*\n"
    source = squeezed(re.sub(again, "\n", printed))
    body = [row for row in rows(tables(form(document, "progress"))[0]) if len(row) > 1]
    assert len(body) == 15
    for row in body:
        for cell in row:
            for part in re.split(r",(?=\(\d+\))", squeezed(cell)):
                assert part in source, part


def test_the_memo_is_written_as_in_the_source(council: tuple[Document, dict[str, Any]]) -> None:
    document, _ = council
    source = case("council-2563-q1.source.txt").read_text(encoding="utf-8")
    printed = source.split("แบบรายงานติดตาม")[0]
    squeezed = "".join(printed.split()).replace("\\", "").replace("#", "")
    memo = form(document, "memo")
    assert memo.digits == "thai"
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    for line in lines(memo):
        assert "".join(line.translate(thai).split()) in squeezed, line
