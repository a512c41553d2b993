"""Rule 8 and the signatures of สยป.3 as they reach the document."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import (
    Budget,
    Component,
    Framework,
    Package,
    Project,
    Report,
    Result,
    Signature,
    Spending,
)
from forms.build import build, form_entries
from forms.build.forms import FormError
from forms.document import Chart, Group, Heading, Paragraph
from forms.editions.opening import load_edition
from tests.forms.build.documents import cell_under, columns, form, lines, row_texts, tables, under
from tests.forms.build.part1 import indicator, plan


def reported(*reports: Report, **fields: object) -> Package:
    return replace(plan(indicators=(indicator(**fields),)), reports=reports)


def told(package: Package, quarter: int | None = None) -> list[str]:
    """The progress and the narrative of the last indicator of a report."""
    made = form(build(package, load_edition("2567"), quarter=quarter), "progress")
    return columns(tables(made)[0], "ความก้าวหน้า", "ผลการดำเนินงาน")[-1]


def test_a_quarter_without_a_figure_shows_the_newest_earlier_one_and_says_so() -> None:
    first = Report(1, results=(Result("k1", Decimal("11.5"), narrative="เริ่มแล้ว"),))
    second = Report(2)
    progress, narrative = told(reported(first, second))
    assert progress == "11.50\n(ข้อมูลไตรมาส 1)"
    assert narrative == "(ไตรมาส 1) เริ่มแล้ว(ไตรมาส 2) -(ไตรมาส 3) -(ไตรมาส 4) -"


def test_later_quarters_do_not_show_in_an_earlier_report() -> None:
    first = Report(1, results=(Result("k1", Decimal(10), narrative="หนึ่ง"),))
    second = Report(2, results=(Result("k1", Decimal(40), narrative="สอง"),))
    progress, narrative = told(reported(first, second), quarter=1)
    assert progress == "10.00"
    assert "สอง" not in narrative


def test_groups_of_the_report_are_numbered_anew() -> None:
    framework = Framework(components=(Component("1", "ยุทธศาสตร์"), Component("2", "งานประจำ")))
    shown = (indicator(component="1", target_value=Decimal(5)), indicator(key="k2", component="2"))
    package = replace(plan(indicators=shown, framework=framework), reports=(Report(1),))
    made = form(build(package, load_edition("2567")), "progress")
    (table,) = tables(made)
    assert under(table, "ลำดับ") == ["1. ยุทธศาสตร์", "1", "2. งานประจำ", "1"]
    assert under(table, "ค่าเป้าหมาย")[1] == "5.00"


def test_indicators_of_no_component_stand_last_under_a_heading_of_their_own() -> None:
    framework = Framework(components=(Component("1", "ยุทธศาสตร์"),))
    keys = (("k1", ""), ("k2", "1"), ("k3", ""), ("k4", "1"))
    shown = tuple(indicator(key=key, component=code, name=key) for key, code in keys)
    package = replace(plan(indicators=shown, framework=framework), reports=(Report(1),))
    made = form(build(package, load_edition("2567")), "progress")
    assert columns(tables(made)[0], "ลำดับ", "ตัวชี้วัด") == [
        ["1. ยุทธศาสตร์"] * 2,
        ["1", "k2"],
        ["2", "k4"],
        ["ตัวชี้วัดตามภารกิจของหน่วยงาน"] * 2,
        ["1", "k1"],
        ["2", "k3"],
    ]


def test_indicators_of_no_component_need_no_heading_when_there_are_no_others() -> None:
    package = replace(plan(indicators=(indicator(),)), reports=(Report(1),))
    made = form(build(package, load_edition("2567")), "progress")
    assert under(tables(made)[0], "ลำดับ") == ["1"]


@pytest.mark.parametrize(
    ("first", "quarter", "line"),
    [
        ("", 1, "สรุปผลการดำเนินงานตัวชี้วัด"),
        ("สรุปผลการดำเนินงานตัวชี้วัด มิติที่ 1", 1, "สรุปผลการดำเนินงานตัวชี้วัด มิติที่ 1"),
        ("สรุปผลการดำเนินงานตัวชี้วัด มิติที่ 1", 2, "สรุปผลการดำเนินงานตัวชี้วัด มิติที่ 1"),
    ],
)
def test_second_line_of_the_progress_report_is_the_units_on_every_page(
    first: str, quarter: int, line: str
) -> None:
    package = reported(Report(1, heading=first))
    made = form(build(package, load_edition("2567"), quarter=quarter), "progress")
    title = "แบบรายงานติดตามความก้าวหน้าตัวชี้วัดตามแผนปฏิบัติราชการของกองทดสอบ ประจำปี พ.ศ. 2567"
    assert [part.text for part in made.running] == [title, line, "(สยป.3)"]
    (heading,) = (item for item in made.items if isinstance(item, Heading))
    assert [part.text for part in heading.paragraphs] == [title, line, "(สยป.3)"]


def test_footnote_and_posts_stand_as_the_form_has_them() -> None:
    people = (Signature("ผู้รายงาน", "นายหนึ่ง", ("นักวิเคราะห์", "หัวหน้าฝ่าย")), Signature("", "นายสอง"))
    package = reported(Report(1, signatures=people))
    made = form(build(package, load_edition("2567"), quarter=1), "progress")
    notes = [line for line in lines(made) if "หมายเหตุ" in line]
    assert notes == ["**หมายเหตุ** กรณี ไม่มีการรายงานไตรมาสปัจจุบัน ระบบฯ จะแสดงข้อมูลไตรมาสก่อนหน้า..."]
    signed = signed_by(package, 1)
    at = signed.index("(นายหนึ่ง)")
    assert signed[at - 1].startswith("ลงชื่อ...")
    assert signed[at - 1].endswith("(ผู้รายงาน)")
    assert set(signed[at + 1].removeprefix("ตำแหน่ง")) == {"."}
    assert signed[at + 2 : at + 5] == ["นักวิเคราะห์", "หัวหน้าฝ่าย", "รับทราบ"]
    assert signed[-2] == "(นายสอง)"
    assert set(signed[-1].removeprefix("ตำแหน่ง")) == {"."}


@pytest.mark.parametrize(
    ("name", "unit", "shown"),
    [
        ("ระดับความพึงพอใจของผู้ใช้", "คะแนน", "4.20 (มาก)"),
        ("ร้อยละของผู้มีความพึงพอใจ", "ร้อยละ", "4.20"),
        ("คะแนนของการประเมิน", "คะแนน", "4.20"),
    ],
)
def test_mean_of_a_survey_names_its_level_beside_its_figure(
    name: str, unit: str, shown: str
) -> None:
    told = Report(1, results=(Result("k1", Decimal(50), Decimal("4.2")),))
    package = reported(told, name=name, unit_of_measure=unit, weight=Decimal(10))
    table = tables(form(build(package, load_edition("2567")), "score"))[0]
    row = next(row for row in table.body if name in row_texts(row))
    cell = cell_under(table, row, "ค่าที่ได้")
    assert cell.text == shown
    assert cell.number == Decimal("4.2")
    assert cell.number_format == ('#,##0.00" (มาก)"' if "(" in shown else "#,##0.00")


def test_page_for_the_executive_is_printed_when_it_has_more_than_progress() -> None:
    told = (Report(1, results=(Result("k1", Decimal(20)),)),)
    weighed = replace(plan(indicators=(indicator(),)), reports=told)
    bare = replace(plan(indicators=(indicator(weight=None),)), reports=told)
    begun = replace(weighed, reports=(Report(1, results=(Result("k1"),)),))
    edition = load_edition("2567")
    for package, there in ((weighed, True), (bare, False), (begun, False)):
        found = {made.id for made in build(package, edition).forms}
        assert {"score", "standing"} & found == ({"score", "standing"} if there else set())
        assert {"progress", "memo"} <= found
        assert found == {entry.id for entry in form_entries(package, edition)}
        asked = form(build(package, edition, forms=["standing"]), "standing")
        assert not any("ไม่มีข้อมูล" in line for line in lines(asked))


def test_chart_without_figures_is_left_out_with_its_title() -> None:
    told = (Report(1, results=(Result("k1", Decimal(20)),)),)
    package = replace(plan(indicators=(indicator(),)), reports=told)
    asked = form(build(package, load_edition("2567"), forms=["standing"]), "standing")
    assert [item.kind for item in asked.items if isinstance(item, Chart)] == ["shares"]
    assert [line for line in lines(asked) if line.startswith(("ความก้าวหน้า", "งบประมาณ"))] == []


def test_own_plan_is_called_what_its_title_calls_it_on_the_executives_page() -> None:
    for title, word in (("แผนปฏิบัติการประจำปี", "แผนปฏิบัติการ"), ("", "แผนปฏิบัติราชการ")):
        package = replace(plan(indicators=(indicator(),), title=title), reports=(Report(1),))
        made = form(build(package, load_edition("2567"), forms=["standing"]), "standing")
        assert lines(made)[0].startswith(f"สรุปผลการดำเนินงานตาม{word} ประจำปี พ.ศ. 2567 ไตรมาสที่ 1")


def test_nothing_is_said_to_be_spent_when_no_report_tells_of_money() -> None:
    budget = Budget(Decimal(4000), "granted")
    bought = Project("p1", "ซื้อ", budget=budget)
    package = replace(plan((bought,), indicators=(indicator(),)), reports=(Report(1),))
    paid = replace(package, reports=(Report(1, spending=(Spending("p1", Decimal(0)),)),))
    edition = load_edition("2567")
    said = [
        next(
            line
            for line in lines(form(build(p, edition, forms=["standing"]), "standing"))
            if "เงิน" in line
        )
        for p in (package, paid)
    ]
    assert said == [
        "เงินงบประมาณ ยังไม่มีรายงานการเบิกจ่าย จากงบประมาณ 4,000 บาท",
        "เงินงบประมาณ เบิกจ่าย 0 บาท จาก 4,000 บาท คิดเป็นร้อยละ 0.00",
    ]


def test_a_quarter_without_a_report_shows_the_newest_earlier_one_without_a_memo() -> None:
    first = Report(1, results=(Result("k1", Decimal("11.5"), narrative="เริ่มแล้ว"),))
    package = reported(first, Report(4))
    assert told(package, quarter=3) == [
        "11.50\n(ข้อมูลไตรมาส 1)",
        "(ไตรมาส 1) เริ่มแล้ว(ไตรมาส 2) -(ไตรมาส 3) -(ไตรมาส 4) -",
    ]
    whole = {made.id for made in build(package, load_edition("2567"), quarter=3).forms}
    entries = {entry.id for entry in form_entries(package, load_edition("2567"), quarter=3)}
    assert whole == entries
    assert {"progress", "score", "standing"} <= whole
    assert not {"memo", "issuances"} & whole
    with pytest.raises(FormError, match="ไม่มีรายงานของไตรมาส 3 จึงพิมพ์แบบฟอร์ม “memo” ไม่ได้"):
        build(package, load_edition("2567"), forms=["memo"], quarter=3)


def test_a_quarter_before_the_first_report_is_refused() -> None:
    with pytest.raises(FormError, match=r"ไม่มีรายงานไตรมาส 2 .*: 3\)"):
        build(reported(Report(3)), load_edition("2567"), quarter=2)


def test_a_quarterly_form_without_any_report_is_refused() -> None:
    with pytest.raises(FormError, match="ยังไม่มีรายงานไตรมาส จึงพิมพ์แบบฟอร์ม “progress” ไม่ได้"):
        build(plan(), load_edition("2567"), forms=["progress"])


def signed_by(package: Package, quarter: int) -> list[str]:
    made = form(build(package, load_edition("2567"), quarter=quarter), "progress")
    *_, signatures = (item for item in made.items if isinstance(item, Group))
    return [part.text for part in signatures.items if isinstance(part, Paragraph)]


def test_progress_report_without_signers_has_a_blank_block_for_each_part() -> None:
    lines = signed_by(reported(Report(1)), 1)
    assert [line for line in lines if "ลงชื่อ" in line] == [
        f"ลงชื่อ.............................................. ({role})"
        for role in ("ผู้รายงาน", "หัวหน้าหน่วยงาน")
    ]
    assert lines.count("รับทราบ") == 1


def test_quarter_without_a_report_is_signed_by_the_people_of_the_unit() -> None:
    package = reported(Report(1))
    people = (Signature("ผู้รายงาน", "นางสาวหนึ่ง"), Signature("", "นายสอง"))
    signed = replace(package, plan=replace(package.plan, people=people))
    lines = signed_by(signed, 2)
    assert "(นางสาวหนึ่ง)" in lines
    assert "(นายสอง)" not in lines
