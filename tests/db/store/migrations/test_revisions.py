"""Each revision of the tables: what becomes of a store that an older program left."""

import gzip
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.errors import PlanDamagedError
from db.exchanges import Direction
from db.identity import derived_of_plan, identities_in
from db.library import library_of
from db.package.file import package_bytes, parse_package
from db.records import (
    Decision,
    Drawn,
    Entered,
    Memo,
    Online,
    OnlineQuarter,
    OwnValue,
    Package,
    PrintChoices,
    Span,
)
from db.settling import settled, taken_in
from db.store.store import Store
from tests.db.packages import as_bytes
from tests.db.random_edits import references
from tests.db.store.migrations.files import (
    insert,
    revision_of,
    rows_of,
    run,
    upgrade_to,
)

# A store of revision 0003, and its plans as the program that made it exported them.
OF_0003 = Path(__file__).parents[3] / "data" / "store-0003"


def test_revision_0001_makes_every_table_from_nothing(tmp_path):
    path = tmp_path / "phaen.db"
    upgrade_to(path, "0001")
    with closing(sqlite3.connect(path)) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert {"plans", "divisions", "projects_activities_steps", "reports", "drafts"} <= names
    assert revision_of(path) == "0001"


def test_revision_0002_keeps_plans_and_what_lies_below_them(tmp_path):
    path = tmp_path / "phaen.db"
    upgrade_to(path, "0001")
    texts = "edition, title, vision, " + ", ".join(
        f"{office}_{field}"
        for office in ("agency", "unit")
        for field in ("name", "abbreviation", "code", "phone")
    )
    values = ", ".join(["'ข้อความ'"] * 11)
    run(
        path,
        f"INSERT INTO plans (number, saved_at, fiscal_year, {texts}) "  # noqa: S608 - own names
        f"VALUES (7, '2024-01-01', 2567, {values})",
        "INSERT INTO missions (plan_number, ordinal, value) VALUES (7, 0, 'พันธกิจ')",
    )
    upgrade_to(path, "0002")
    assert revision_of(path) == "0002"
    with Store.open(path) as store:
        (listed,) = store.plans()
        package = store.load(listed.number)
        store.save(
            listed.number,
            package,
            replace(package, plan=replace(package.plan, vision="ใหม่")),
        )
        assert store.load(7).plan.missions == ("พันธกิจ",)
        assert store.load(7).plan.memo_template == Memo()


def test_revision_0003_keeps_spans_reports_and_drafts_and_takes_what_is_new(tmp_path, small):
    path = tmp_path / "phaen.db"
    upgrade_to(path, "0002")
    insert(
        path, "plans", number=7, fiscal_year=2567, unit_name="หน่วย", memo_template_subject="เรื่อง"
    )
    insert(path, "projects", id=1, key="p1", name="โครงการ")
    insert(path, "projects_activities", id=1, parent_id=1)
    insert(path, "projects_activities_steps", id=1, parent_id=1, number="1", weight="100")
    for at, (start, end) in enumerate([("2566-10", "2566-12"), ("2567-01", "2567-09")], 1):
        span = {"id": at, "parent_id": 1, "ordinal": at - 1, "start": start, "end": end}
        insert(path, "projects_activities_steps_spans", **span)
    insert(path, "part1", id=1, dimension=1)
    insert(path, "part1_tactics", id=1, parent_id=1, tactic="1.1.1")
    insert(path, "part1_tactics_projects", parent_id=1, value="p1")
    insert(path, "reports", id=1, quarter=2, memo_subject="รายงาน")
    insert(path, "reports_spending", id=1, parent_id=1, project="p1", amount="1500.50")
    insert(path, "drafts", place="plan.vision", text="ร่าง")
    before = rows_of(path)
    upgrade_to(path, "0003")
    assert rows_of(path, before) == before
    with Store.open(path) as store:
        old = store.load(7)
        plan, (report,) = old.plan, old.reports
        assert plan.projects[0].activities[0].steps[0].spans == (
            Span("2566-10", "2566-12"),
            Span("2567-01", "2567-09"),
        )
        assert (plan.unit.name, plan.memo_template.subject) == ("หน่วย", "เรื่อง")
        assert plan.part1[0].tactics[0].projects == ("p1",)
        assert (report.memo.subject, str(report.spending[0].amount)) == ("รายงาน", "1500.50")
        assert store.load_with_drafts(7)[1] == {"plan.vision": "ร่าง"}
        # What is new is empty, and the upgraded store takes all of it.
        assert (plan.part3_heading, report.heading, plan.print_choices) == ("", "", PrintChoices())
        new = parse_package(as_bytes(small))
        new = settled(replace(new, plan=replace(new.plan, id=old.plan.id)), old)
        store.save(7, old, new)
        assert store.load(7) == new
        assert store.load(store.add(new)) == new


@pytest.fixture
def store_of_0003(tmp_path) -> Callable[[], Path]:
    """A store that a program of revision 0003 left, opened and edited; another file each time."""

    def made() -> Path:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}" / "phaen.db"
        path.parent.mkdir()
        path.write_bytes(gzip.decompress((OF_0003 / "phaen.db.gz").read_bytes()))
        return path

    return made


@pytest.mark.parametrize("number", [2, 3])
def test_revision_0004_loses_nothing_of_a_store_of_before(store_of_0003, number):
    path = store_of_0003()
    with Store.open(path) as store:
        package = store.load(number)
    # As the program of before exported it: the plans, their orders, every text and figure.
    before = (OF_0003 / f"plan-{number}.json").read_bytes()
    assert package_bytes(package, version=1) == before
    known = list(identities_in(package))
    assert "" not in known
    assert len(known) == len(set(known))
    assert package.plan.id == derived_of_plan(package.plan)
    # What names a record is bound as it is in a package that is taken in, step by step.
    assert _names(package) == _names(taken_in(parse_package(before)))
    assert {"project", "projects", "step", "link.tactic_kpi", "kpis"} <= {
        field for field, _ in _names(package)
    }


def _names(package: Package) -> list[tuple[str, str]]:
    return [(field, str(name)) for _, field, name in references(package)]


def test_revision_0004_gives_the_same_identities_wherever_it_is_done(store_of_0003):
    found = []
    for _ in range(2):
        with Store.open(store_of_0003()) as store:
            found.append([list(identities_in(store.load(number))) for number in (2, 3)])
    one, other = found
    assert one == other
    assert not set(one[0]) & set(one[1])


def test_revision_0004_writes_beside_each_name_which_record_it_names(store_of_0003):
    path = store_of_0003()
    Store.open(path).close()
    named = (
        "SELECT code FROM framework_tactic_kpis AS t JOIN {} AS c ON t.plan_number = c.plan_number"
    )
    with closing(sqlite3.connect(path)) as connection:
        for table, column in (
            ("part1_tactics_kpis", "value_id"),
            ("indicators", "link_tactic_kpi_id"),
        ):
            query = f"{named.format(table)} AND t.id = c.{column} ORDER BY 1"
            assert connection.execute(query).fetchall() == [("1.1.1",)] * 2
        steps = connection.execute(
            "SELECT a.title, s.text, r.done FROM reports_steps AS r "
            "JOIN projects_activities_steps AS s "
            "ON s.plan_number = r.plan_number AND s.id = r.step_id "
            "JOIN projects_activities AS a ON a.plan_number = s.plan_number AND a.id = s.parent_id "
            "WHERE r.plan_number = 2 ORDER BY r.rank"
        ).fetchall()
        (unknown,) = connection.execute(
            "SELECT step FROM reports_steps WHERE step_id IS NULL AND plan_number = 2"
        ).fetchall()
    # Of two steps that bear one number the first is meant.
    assert steps == [
        ("กิจกรรม", "ขั้นแรก", "100"), ("กิจกรรมสอง", "ขั้นของกิจกรรมสอง", "50"),
    ]  # fmt: skip
    assert unknown == ("ไม่มี",)


def test_revision_0004_keeps_drafts_and_the_numbers_of_plans_that_are_gone(store_of_0003):
    with Store.open(store_of_0003()) as store:
        assert store.load_with_drafts(2)[1] == {
            "plan.fiscal_year": "สองพัน",
            "plan.projects[1].budget.amount": "ห้าแสน",
            "plan.tables[0].widths[1].share": "กว้าง",
            "reports[0].memo.date": "วันนี้",
        }
        assert [entry.number for entry in store.plans()] == [2, 3]
        package = store.load(2)
        assert store.add(package) == 4
        # And it can be written on.
        new = settled(replace(package, plan=replace(package.plan, missions=())), package)
        store.save(2, package, new)
        assert store.load(2) == new


@pytest.mark.parametrize("number", [2, 3])
def test_revision_0005_gives_the_plans_of_before_their_check_sums(store_of_0003, number):
    path = store_of_0003()
    with Store.open(path) as store:
        assert store.damaged_tables(number) == ()
    change = f"UPDATE projects SET name = name || ' ' WHERE plan_number = {number}"  # noqa: S608
    run(path, change)
    with Store.open(path) as store:
        assert store.damaged_tables(number) == ("projects",)
        with pytest.raises(PlanDamagedError, match=f"แผนหมายเลข {number} "):
            store.load(number)
        store.load(5 - number)


def test_revision_0007_keeps_all_plans_and_has_removed_none(store_of_0003):
    path = store_of_0003()
    upgrade_to(path, "0004")
    before = rows_of(path)
    upgrade_to(path, "0007")
    assert rows_of(path, before) == before
    with Store.open(path) as store:
        assert [entry.number for entry in store.plans()] == [2, 3]
        assert store.removed() == ()
        store.remove(2)
        store.bring_back(2)
        assert [entry.number for entry in store.plans()] == [2, 3]


def test_revision_0008_keeps_all_plans_and_takes_what_is_to_be_decided(store_of_0003):
    path = store_of_0003()
    upgrade_to(path, "0007")
    before = rows_of(path)
    with Store.open(path) as store:
        assert rows_of(path, {k: v for k, v in before.items() if k != "sums"}) == {
            k: v for k, v in before.items() if k != "sums"
        }
        package = store.load(2)
        assert package.plan.decisions == ()
        decisions = (Decision("year", found="2567", ordinal=2), Decision("other", answer="later"))
        plan = replace(package.plan, decisions=decisions)
        store.save(2, package, settled(replace(package, plan=plan), package))
        assert store.load(2).plan.decisions == decisions


def test_revision_0009_keeps_all_plans_and_takes_what_is_exchanged(store_of_0003):
    path = store_of_0003()
    upgrade_to(path, "0008")
    before = rows_of(path)
    with Store.open(path) as store:
        assert rows_of(path, {k: v for k, v in before.items() if k != "sums"}) == {
            k: v for k, v in before.items() if k != "sums"
        }
        assert store.exchanged(2) == ()
        package = store.load(2)
        exchange = store.keep_exchanged(2, package, direction=Direction.SENT, whom="สำนัก")
        assert store.exchanged(2) == (exchange,)
        assert store.load(2) == package


def test_revision_0010_keeps_all_plans_and_takes_what_online_systems_ask(store_of_0003):
    path = store_of_0003()
    upgrade_to(path, "0009")
    before = {k: v for k, v in rows_of(path).items() if k not in {"sums", "projects"}}
    projects = rows_of(path)["projects"]
    steps = rows_of(path)["projects_activities_steps"]
    with Store.open(path) as store:
        assert rows_of(path, before) == before
        # The rows below stay with a table that is made anew.
        assert rows_of(path)["projects_activities_steps"] == steps
        assert len(rows_of(path)["projects"]) == len(projects)
        package = store.load(2)
        first, *others = package.plan.projects
        assert first.online == Online()
        assert package.plan.entered == ()
        quarter = OnlineQuarter("เป้าหมาย", Decimal("12.50"), "ปัญหา", "แก้ไข")
        first = replace(first, online=Online("ก-1", "ผู้รับผิดชอบ", "02", quarter4=quarter))
        entered = (Entered("โครงการ", first.id, "รหัสเนื้อหา", 2, "2567-01-09"),)
        plan = replace(package.plan, projects=(first, *others), entered=entered)
        store.save(2, package, settled(replace(package, plan=plan), package))
        assert store.load(2).plan.projects[0].online == first.online
        assert store.load(2).plan.entered == entered


def test_revision_0011_keeps_all_plans_and_takes_what_they_draw_on(store_of_0003):
    path = store_of_0003()
    upgrade_to(path, "0010")
    before = {k: v for k, v in rows_of(path).items() if k != "sums"}
    with Store.open(path) as store:
        assert rows_of(path, before) == before
        assert store.libraries() == ()
        package = store.load(2)
        assert package.plan.drawn == ()
        library = library_of(package.plan, "สำนักกลาง", 2567)
        store.keep_library(library)
        drawn = (Drawn(package.plan.projects[0].id, "สำนักกลาง", "e1", library.content_code),)
        plan = replace(package.plan, drawn=drawn)
        store.save(2, package, settled(replace(package, plan=plan), package))
        assert store.load(2).plan.drawn == drawn
        assert store.library(library.content_code) == library


def test_revision_0012_keeps_all_plans_and_takes_what_editions_add(store_of_0003):
    path = store_of_0003()
    upgrade_to(path, "0011")
    before = {k: v for k, v in rows_of(path).items() if k != "sums"}
    with Store.open(path) as store:
        assert rows_of(path, before) == before
        package = store.load(2)
        project, *others = package.plan.projects
        indicator, *more = package.plan.indicators
        assert project.own_values == indicator.own_values == ()
        said = (OwnValue("2570/risk", "สูง"), OwnValue("2570/start", "1 มกราคม 2570"))
        plan = replace(
            package.plan,
            projects=(replace(project, own_values=said), *others),
            indicators=(replace(indicator, own_values=said[:1]), *more),
        )
        store.save(2, package, settled(replace(package, plan=plan), package))
        loaded = store.load(2).plan
        assert loaded.projects[0].own_values == said
        assert loaded.indicators[0].own_values == said[:1]


def test_revision_0006_keeps_what_was_reported_and_issued_and_takes_what_is_new(tmp_path, small):
    path = tmp_path / "phaen.db"
    upgrade_to(path, "0004")
    insert(path, "plans", number=7, id="p", fiscal_year=2567, unit_name="หน่วย")
    insert(path, "projects", id="a", rank="h0", key="p1", name="โครงการ")
    insert(path, "reports", id="r", rank="h0", quarter=1)
    insert(path, "reports_steps", id="s", parent_id="r", rank="h0", project="a", done="40")
    insert(path, "reports_spending", id="m", parent_id="r", rank="h0", project="a", amount="5.50")
    sent = {"by": "ผู้ออก", "number": "กท 1", "date": "2567-01-09"}
    insert(path, "reports_issuances", id="i", parent_id="r", rank="h0", **sent)
    figure = {"place": "spending/p1", "what": "โครงการ", "value": "5.50"}
    insert(path, "reports_issuances_figures", id="f", parent_id="i", rank="h0", **figure)
    before = rows_of(path)
    upgrade_to(path, "0006")
    assert rows_of(path, before) == before
    with Store.open(path) as store:
        old = store.load(7)
        (report,) = old.reports
        (issuance,) = report.issuances
        assert (issuance.by, issuance.figures[0].value) == ("ผู้ออก", "5.50")
        # What is new is empty: what was typed is confirmed, and of the old paper nothing is kept.
        assert (report.steps[0].carried, report.spending[0].carried) == (None, None)
        assert (issuance.content_code, old.plan.acceptances) == ("", ())
        assert store.papers(7, "i") is None
        new = parse_package(as_bytes(small))
        new = settled(replace(new, plan=replace(new.plan, id=old.plan.id)), old)
        store.save(7, old, new)
        assert store.load(7) == new
