"""Rule 8 and the signatures of สยป.3 as they reach the document."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from db.records import Component, Framework, Package, Report, Result, Signature
from forms.build import build, form_entries
from forms.build.forms import FormError
from forms.document import Group, Paragraph
from forms.edition import load_edition
from tests.forms.build.documents import form, rows, tables
from tests.forms.build.test_rules import indicator, plan


def reported(*reports: Report, **fields: object) -> Package:
    return replace(plan(indicators=(indicator(**fields),)), reports=reports)


def progress_row(package: Package, quarter: int | None = None) -> list[str]:
    made = form(build(package, load_edition("2567"), quarter=quarter), "progress")
    return rows(tables(made)[0])[-1]


def test_a_quarter_without_a_figure_shows_the_newest_earlier_one_and_says_so() -> None:
    first = Report(1, results=(Result("k1", Decimal("11.5"), narrative="เริ่มแล้ว"),))
    second = Report(2)
    row = progress_row(reported(first, second))
    assert row[5] == "11.50\n(ข้อมูลไตรมาส 1)"
    assert row[6] == "(ไตรมาส 1) เริ่มแล้ว (ไตรมาส 2) - (ไตรมาส 3) - (ไตรมาส 4) -"


def test_later_quarters_do_not_show_in_an_earlier_report() -> None:
    first = Report(1, results=(Result("k1", Decimal(10), narrative="หนึ่ง"),))
    second = Report(2, results=(Result("k1", Decimal(40), narrative="สอง"),))
    row = progress_row(reported(first, second), quarter=1)
    assert row[5] == "10.00"
    assert "สอง" not in row[6]


def test_groups_of_the_report_are_numbered_anew() -> None:
    framework = Framework(components=(Component("1", "ยุทธศาสตร์"), Component("2", "งานประจำ")))
    shown = (indicator(component="1", target_value=Decimal(5)), indicator(key="k2", component="2"))
    package = replace(plan(indicators=shown, framework=framework), reports=(Report(1),))
    made = form(build(package, load_edition("2567")), "progress")
    assert [row[0] for row in rows(tables(made)[0])] == ["1. ยุทธศาสตร์", "1", "2. งานประจำ", "1"]
    assert rows(tables(made)[0])[1][3] == "5.00"


def test_a_quarter_without_a_report_shows_the_newest_earlier_one_without_a_memo() -> None:
    first = Report(1, results=(Result("k1", Decimal("11.5"), narrative="เริ่มแล้ว"),))
    package = reported(first, Report(4))
    assert progress_row(package, quarter=3)[5:7] == [
        "11.50\n(ข้อมูลไตรมาส 1)",
        "(ไตรมาส 1) เริ่มแล้ว (ไตรมาส 2) - (ไตรมาส 3) - (ไตรมาส 4) -",
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
