"""Step grids as they reach the document: months, arrows, sums and what stands over them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from db.records import (
    Activity,
    Division,
    Grid,
    Span,
    Step,
)
from forms.build import build
from forms.document import Arrow
from forms.editions.opening import load_edition
from tests.forms.build.documents import form, headings, printed_steps, tables
from tests.forms.build.part1 import indicator, plan, project


@pytest.mark.parametrize(("months", "small"), [(12, False), (15, False), (16, True), (24, True)])
def test_names_of_very_many_months_are_set_smaller(months: int, small: bool) -> None:
    end = f"{2566 + (9 + months - 1) // 12}-{(9 + months - 1) % 12 + 1:02}"
    steps = (Step("1", "งาน", Decimal(100), (Span("2566-10", end),)),)
    package = plan((project("p1", activities=(Activity(steps=steps),)),))
    made = tables(form(build(package, load_edition("2567")), "table-e"))
    grid = made[0]
    sizes = {cell.flow[0].size for cell in grid.header[-1].cells}  # type: ignore[union-attr]
    assert sizes == ({10.5} if small else {14})


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
    assert printed_steps(table) == [  # type: ignore[arg-type]
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
