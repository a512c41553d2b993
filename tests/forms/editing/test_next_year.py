import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.package.file import read_package, write_package
from db.places import dotted, value_at
from db.records import (
    Activity,
    Baseline,
    Budget,
    Formula,
    Framework,
    Indicator,
    Measure,
    Organisation,
    Package,
    Part1Entry,
    Part1Tactic,
    Plan,
    PrintChoices,
    Project,
    ProjectNote,
    Report,
    Result,
    Span,
    Step,
    TacticKpi,
    TextPicture,
    TextTable,
    TextTableRow,
    YearTarget,
)
from forms.checks import check
from forms.editing.decisions import matters
from forms.editing.next_year import next_year
from forms.editions.opening import load_edition
from forms.resources import RESOURCES
from tests.db.packages import PNG

SAMPLE = RESOURCES / "sample" / "plan.json"
CASES = sorted((Path(__file__).parents[3] / "../shared/cases").glob("*[0-9].json"))
EDITIONS = ("2563", "2566", "2567")


@pytest.fixture(scope="module")
def sample():
    """The sample as JSON, and the package that next_year makes of it."""
    made = next_year(read_package(SAMPLE), EDITIONS)
    decisions = matters(made)
    return json.loads(SAMPLE.read_text(encoding="utf-8"))["plan"], made, decisions


def plan(**fields):
    return Plan(
        **{"fiscal_year": 2567, "edition": "2567", "unit": Organisation(name="ก"), **fields}
    )


def a_year_on(month):
    year, number = month.split("-")
    return f"{int(year) + 1}-{number}"


def with_result(indicator, *results):
    reports = tuple(
        Report(quarter=quarter, results=(replace(result, indicator=indicator.key),))
        for quarter, result in results
    )
    made = next_year(Package(plan(indicators=(indicator,)), reports), EDITIONS)
    return made.plan.indicators[0].baseline


def words_at(decisions, path):
    return [each.words for each in decisions if dotted(each.place) == path]


def test_every_span_and_grid_is_twelve_months_later(sample):
    old, made, _ = sample
    spans = 0
    for before, after in zip(old["projects"], made.plan.projects, strict=True):
        if "grid" in before:
            assert after.grid.start == a_year_on(before["grid"]["start"])
            assert after.grid.end == a_year_on(before["grid"]["end"])
        else:
            assert (after.grid.start, after.grid.end) == ("", "")
        for old_activity, activity in zip(
            before.get("activities", []), after.activities, strict=True
        ):
            for old_step, step in zip(old_activity["steps"], activity.steps, strict=True):
                wanted = [
                    (a_year_on(span["start"]), a_year_on(span["end"]))
                    for span in old_step.get("spans", [])
                ]
                assert [(span.start, span.end) for span in step.spans] == wanted
                spans += len(wanted)
    assert spans > 50


def test_money_is_asked_for_anew_and_amounts_stay(sample):
    old, made, decisions = sample
    statuses = {
        "granted": "requested",
        "not_granted": "requested",
        "requested": "requested",
        "off_budget": "requested",
    }
    for before, after in zip(old["projects"], made.plan.projects, strict=True):
        budget = before.get("budget", {})
        assert after.budget.amount == budget.get("amount")
        assert after.budget.status == statuses.get(budget["status"], budget["status"])
    kept = {p.key: p.budget.status for p in made.plan.projects}
    assert (kept["p10"], kept["p8"], kept["p9"]) == ("none", "requested", "requested")
    at = next(n for n, project in enumerate(made.plan.projects) if project.key == "p8")
    assert "เงินนอกงบประมาณ" in words_at(decisions, f"plan.projects[{at}].budget.status")[0]


def test_newest_results_become_baselines(sample):
    old, made, _ = sample
    wanted = {
        "k1": "ร้อยละ 9",
        "k2": "0 แห่ง",
        "k3": "ร้อยละ 85.6",
        "k5": "ระดับ 2",
        "k6": "ร้อยละ 30",
        "k7": "ระดับ 2",
    }
    for before, after in zip(old["indicators"], made.plan.indicators, strict=True):
        assert len(after.baseline) == len(before["baseline"]) + 1
        if after.key in wanted:
            text = f"{wanted[after.key]} (ถึงไตรมาสที่ 2)"
            assert after.baseline[-1] == Baseline(2568, text)


def test_year_moves_on_and_reports_stay_behind(sample):
    _, made, _ = sample
    assert made.plan.fiscal_year == 2569
    assert made.plan.edition == "2567"
    assert made.reports == ()


def test_everything_else_is_as_it_was(sample):
    old, made, _ = sample
    before = read_package(SAMPLE).plan
    changed = {"fiscal_year", "edition", "projects", "indicators"}
    for name in old.keys() - changed:
        assert getattr(made.plan, name) == getattr(before, name), name
    for project, other in zip(made.plan.projects, before.projects, strict=True):
        same = replace(other, budget=project.budget, grid=project.grid)
        assert replace(same, activities=project.activities) == project
    for indicator, one in zip(made.plan.indicators, before.indicators, strict=True):
        assert replace(one, baseline=indicator.baseline) == indicator


def test_targets_of_the_year_stand_as_last_years_and_the_new_one_is_to_be_decided(sample):
    old, made, decisions = sample
    for index, kpi in enumerate(made.plan.framework.tactic_kpis):
        targets = {target.year: target.text for target in kpi.targets}
        assert targets["2568"] == old["framework"]["tactic_kpis"][index]["targets"]["2568"]
        assert "2569" not in targets
        path = f"plan.framework.tactic_kpis[{index}].targets"
        assert words_at(decisions, path) == [f"กำหนดค่าเป้าหมายปี 2569 ของตัวชี้วัด {kpi.code}"]


def test_texts_with_the_old_year_are_listed_and_not_changed(sample):
    old, made, decisions = sample
    assert made.plan.title == old["title"]
    assert len(words_at(decisions, "plan.title")) == 1
    assert "2568" in words_at(decisions, "plan.title")[0]
    listed = {dotted(each.place) for each in decisions}
    assert {"plan.cover_lines[2]", "plan.projects[5].name"} <= listed
    # An act's year, and a period that goes on, do not.
    assert not any(name.startswith("plan.goals[2]") for name in listed)


def test_every_decision_has_a_place_in_the_new_plan_and_they_are_in_its_order(sample):
    _, made, decisions = sample
    names = [str(each.place[1]) for each in decisions]
    assert names.index("title") < names.index("preface") < names.index("framework")
    assert names.index("framework") < names.index("projects") < names.index("indicators")
    for each in decisions:
        value_at(made, each.place)
        assert each.words


@pytest.mark.parametrize("path", [SAMPLE, *CASES], ids=lambda path: path.stem)
def test_new_plan_is_a_package_that_can_be_written_checked_and_moved_on_again(path, tmp_path):
    made = next_year(read_package(path), EDITIONS)
    write_package(made, tmp_path / "ปีหน้า.json")
    assert read_package(tmp_path / "ปีหน้า.json") == made
    check(made, load_edition(made.plan.edition))
    again = next_year(made, EDITIONS)
    assert again.plan.fiscal_year == made.plan.fiscal_year + 1


@pytest.mark.parametrize(
    ("year", "edition", "ids", "wanted"),
    [
        (2566, "2566", ("2563", "2566", "2567", "2570"), "2567"),
        (2569, "2567", ("2563", "2566", "2567", "2570"), "2570"),
        (2567, "2567", ("2566",), "2567"),
        (2567, "2567", ("2566", "2567", "2567-office"), "2567-office"),
        (2560, "2559", ("2566",), "2559"),
    ],
)
def test_edition_is_the_newest_that_is_not_later_than_the_year(year, edition, ids, wanted):
    old = plan(fiscal_year=year, edition=edition)
    made = next_year(Package(old), ids)
    decisions = matters(made)
    assert made.plan.edition == wanted
    assert bool(words_at(decisions, "plan.edition")) == (wanted != edition)


def test_result_is_said_as_the_unit_wants_it():
    of = Indicator(key="k1", name="ก", unit_of_measure="เรื่อง")
    year = Result(value=Decimal("1250.50"), level=Decimal(4))
    assert with_result(of, (4, year)) == (Baseline(2567, "1,250.5 เรื่อง"),)
    progress = Result(progress=Decimal(40))
    assert with_result(of, (3, progress))[0].text == "ความก้าวหน้าร้อยละ 40 (ถึงไตรมาสที่ 3)"
    told = Result(narrative="อยู่ระหว่างดำเนินการ")
    assert with_result(of, (2, progress), (3, told))[0].text.endswith("(ถึงไตรมาสที่ 2)")
    assert with_result(of, (4, told)) == ()


def test_baseline_goes_where_the_newest_stands_and_never_over_another():
    result = (4, Result(value=Decimal(5)))
    falling = (Baseline(2566, "ข"), Baseline(2565, "ก"))
    of = Indicator(key="k1", name="ก", baseline=falling)
    assert with_result(of, result) == (Baseline(2567, "5"), *falling)
    rising = falling[::-1]
    assert with_result(replace(of, baseline=rising), result)[-1] == Baseline(2567, "5")
    known = (Baseline(2567, "รู้แล้ว"),)
    assert with_result(replace(of, baseline=known), result) == known


def test_budget_that_says_nothing_stays_silent():
    projects = (
        Project(key="p1", name="ก"),
        Project(key="p2", name="ข", budget=Budget(amount=Decimal(5))),
        Project(key="p3", name="ค", dropped=True),
    )
    made = next_year(Package(plan(projects=projects)), EDITIONS)
    decisions = matters(made)
    assert [p.budget.status for p in made.plan.projects] == ["", "requested", ""]
    assert [dotted(each.place) for each in decisions] == [
        "plan.projects[1].budget.amount",
        "plan.projects[2].dropped",
    ]


def test_years_are_found_in_thai_digits_and_periods_that_go_on_are_left():
    texts = ("ปี ๒๕๖๗", "พ.ศ. 2566 - 2570", "พ.ศ. 2540", "125671", "ปี 2566–2567", "ปี 2568")
    decisions = matters(next_year(Package(plan(missions=texts)), EDITIONS))
    assert [dotted(each.place) for each in decisions] == ["plan.missions[0]", "plan.missions[4]"]


def test_target_of_the_new_year_is_not_asked_for_when_it_is_there():
    kpi = TacticKpi(code="1", text="ก", targets=(YearTarget("2568", "5"),))
    framework = Framework(tactic_kpis=(kpi,))
    assert next_year(Package(plan(framework=framework)), EDITIONS).plan.decisions == ()


def test_what_stands_in_texts_is_carried_over_under_new_keys():
    table = TextTable("t2567", title="เป้าหมาย", rows=(TextTableRow(("10",)),))
    picture = TextPicture("picture1", "image/png", PNG, "ผัง")
    measure = Measure(method="หาร\n[formula 1]\n[table t2567]", formulas=(Formula(numerator="ก"),))
    old = plan(
        preface=("[picture picture1]", "[table gone]"),
        indicators=(Indicator("k1", name="ก", measure=measure),),
        tables=(table,),
        pictures=(picture,),
    )
    made = next_year(Package(old), EDITIONS)
    decisions = matters(made)
    assert made.plan.preface == ("[picture picture2]", "\\[table gone]")
    assert made.plan.indicators[0].measure.method == "หาร\n[formula 1]\n[table table1]"
    assert made.plan.tables == (replace(table, key="table1"),)
    assert made.plan.pictures == (replace(picture, key="picture2"),)
    # The year in a key is no text of the plan.
    assert [dotted(each.place) for each in decisions] == ["plan.indicators[0].baseline"]


def test_years_in_cells_are_listed():
    table = TextTable("t", rows=(TextTableRow(("ปี 2566", "10")),))
    old = plan(preface=("[table t]",), tables=(table,))
    decisions = matters(next_year(Package(old), EDITIONS))
    assert [dotted(each.place) for each in decisions] == ["plan.tables[0].rows[0].cells[0]"]


def test_words_on_arrows_and_choices_of_printing_stay():
    span = Span("2566-10", "2566-12", label="ทุกเดือน")
    steps = (Step("1", "ก", spans=(span,)),)
    project = Project("p1", "ก", activities=(Activity(steps=steps),))
    tactic = Part1Tactic("1.1", projects=("p1",), project_notes=(ProjectNote("p1", "หมายเหตุ"),))
    old = plan(
        projects=(project,),
        part1=(Part1Entry(1, tactics=(tactic,)),),
        part3_heading="ระดับเขต",
        print_choices=PrintChoices(footnotes=True),
    )
    made = next_year(Package(old), EDITIONS).plan
    assert made.projects[0].activities[0].steps[0].spans == (
        Span("2567-10", "2567-12", label="ทุกเดือน"),
    )
    assert (made.part1, made.part3_heading) == (old.part1, "ระดับเขต")
    assert made.print_choices == old.print_choices
