"""The store: several plans in one database, each of them whole or not at all."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from db import edits
from db.errors import StoreError, StoreTrouble
from db.fields import specs
from db.identity import identities_in
from db.package.file import package_bytes, parse_package
from db.records import Plan
from db.settling import taken_in
from db.store import store as store_module
from db.store import writer
from db.store.store import Store, default_path
from tests.db.packages import as_bytes
from tests.db.store.content import bound_names, content


def test_plan_comes_back_from_the_store(store, small_package):
    assert store.load(store.add(small_package)) == small_package


def test_case_comes_back_from_the_store_to_the_last_letter(store, case):
    package = parse_package(case)
    loaded = store.load(store.add(package))
    assert package_bytes(loaded, version=1) == package_bytes(package, version=1)
    assert package_bytes(loaded) == package_bytes(taken_in(package))


def test_identities_and_what_names_are_bound_to_come_back_from_the_store(store, small_package):
    loaded = store.load(store.add(small_package))
    assert list(identities_in(loaded)) == list(identities_in(small_package))
    assert bound_names(loaded) == bound_names(small_package)
    assert {name for _, name, _ in bound_names(loaded)} >= {"project", "projects", "step"}


def test_file_taken_in_twice_has_the_same_identities(store, small):
    one, two = (store.load(store.add(parse_package(as_bytes(small)))) for _ in range(2))
    assert list(identities_in(one)) == list(identities_in(two))


def test_plan_of_the_year_before_is_remembered(store, small_package):
    plan = replace(small_package.plan, previous="before")
    assert store.load(store.add(replace(small_package, plan=plan))).plan.previous == "before"


def test_store_lists_its_plans(store, small_package):
    first = store.add(small_package)
    plan = replace(small_package.plan, title="แผนที่สอง", projects=(), indicators=())
    second = store.add(bare(replace(small_package, plan=plan, reports=())))
    one, two = store.plans()
    assert (one.number, two.number) == (first, second)
    assert (one.title, one.unit, one.agency) == ("แผนทดลอง", "หน่วยทดลอง", "สังกัดทดลอง")
    assert (one.fiscal_year, one.edition) == (2568, "2567")
    assert (one.projects, one.indicators, one.reports) == (2, 1, 1)
    assert (two.projects, two.indicators, two.reports) == (0, 0, 0)
    saved = datetime.fromisoformat(one.saved_at)
    assert saved.tzinfo == UTC
    assert abs((datetime.now(UTC) - saved).total_seconds()) < 60


def bare(package):
    """The package without anything that refers to something else."""
    plan = package.plan
    keep = {"fiscal_year", "edition", "title", "unit", "agency"}
    fields = {name: getattr(plan, name) for name in specs(type(plan)) if name in keep}
    return replace(package, plan=type(plan)(**fields))


def test_plans_do_not_mix_when_several_have_the_same_keys(store, small_package):
    other = replace(small_package, plan=replace(small_package.plan, vision="อื่น", preface=("ก",)))
    one, two = store.add(small_package), store.add(other)
    store.remove(one)
    assert store.load(two) == other
    with pytest.raises(StoreError, match=f"ไม่มีแผนหมายเลข {one} "):
        store.load(one)


def test_number_is_not_given_again_when_its_plan_is_gone(store, small_package):
    number = store.add(small_package)
    store.remove(number)
    assert store.add(small_package) > number


def test_removed_plan_is_out_of_sight_and_comes_back_as_it_was(store, small_package):
    number = store.add(small_package)
    before = content(store)
    store.remove(number)
    assert store.plans() == ()
    (entry,) = store.removed()
    assert (entry.number, entry.title) == (number, "แผนทดลอง")
    assert entry.removed_at >= entry.saved_at
    for act in (
        lambda: store.load(number),
        lambda: store.remove(number),
        lambda: store.save(number, small_package, replace(small_package, reports=())),
    ):
        with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข") as caught:
            act()
        assert caught.value.trouble is StoreTrouble.GONE
    store.bring_back(number)
    assert content(store) == before
    assert store.removed() == ()
    with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข"):
        store.bring_back(number)


def at(monkeypatch, moment):
    """The clock stands at a moment."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz=None):
            return moment.astimezone(tz)

    monkeypatch.setattr(writer, "datetime", Clock)
    monkeypatch.setattr(store_module.dt, "datetime", Clock)  # type: ignore[attr-defined]


def write(store, number, text):
    before = store.load(number)
    store.save(number, before, replace(before, plan=replace(before.plan, vision=text)))


TODAY = datetime(2026, 3, 1, 9, tzinfo=UTC)


def test_removed_plan_is_deleted_after_thirty_days_of_work(store, small_package, monkeypatch):
    at(monkeypatch, TODAY)
    gone, stays = store.add(small_package), store.add(small_package)
    store.remove(gone)
    for days in (1, 29):
        at(monkeypatch, TODAY + timedelta(days=days))
        write(store, stays, f"{days}")
        store.purge()
        assert len(store.removed()) == 1
    at(monkeypatch, TODAY + timedelta(days=31))
    write(store, stays, "31")
    store.purge()
    assert store.removed() == ()
    assert [entry.number for entry in store.plans()] == [stays]
    with_rows = {number for rows in content(store).values() for number, *_ in rows}
    assert gone not in with_rows


def test_clock_that_is_wrong_deletes_no_removed_plan(store, small_package, monkeypatch):
    at(monkeypatch, TODAY)
    gone, stays = store.add(small_package), store.add(small_package)
    # Set back while it is removed, and right again afterwards.
    at(monkeypatch, TODAY - timedelta(days=2000))
    store.remove(gone)
    at(monkeypatch, TODAY + timedelta(days=1))
    write(store, stays, "ก")
    store.purge()
    assert len(store.removed()) == 1
    # Set forward, and back again: nothing was saved as late as that.
    at(monkeypatch, TODAY + timedelta(days=2000))
    store.purge()
    assert len(store.removed()) == 1


@pytest.mark.parametrize("act", ["load", "remove", "save"])
def test_unknown_number_is_said_in_thai(store, small_package, act):
    other = replace(small_package, reports=())
    arguments = (small_package, other) if act == "save" else ()
    with pytest.raises(StoreError, match="ไม่มีแผนหมายเลข 7"):
        getattr(store, act)(7, *arguments)


def test_figures_stay_exact_in_the_store(store, small):
    text = as_bytes(small).replace(b"500000", b"12345678901234567890.250")
    small["plan"]["staffing"][0]["civil_servants"] = 10**30
    package = parse_package(text)
    amount = store.load(store.add(package)).plan.projects[0].budget.amount
    assert str(amount) == "12345678901234567890.250"
    many = parse_package(as_bytes(small))
    assert store.load(store.add(many)).plan.staffing[0].civil_servants == 10**30


def test_nothing_is_written_when_a_write_fails_half_way(store, small_package):
    number = store.add(small_package)
    before = content(store)
    plan = small_package.plan
    dangling = replace(plan.projects[0], divisions=("d99",))
    nonsense = replace(plan.projects[0], kind="other")
    for project in (dangling, nonsense):
        broken = replace(small_package, plan=replace(plan, projects=(project, plan.projects[1])))
        for write in (
            lambda broken=broken: store.add(broken),
            lambda broken=broken: store.save(number, small_package, broken),
        ):
            with pytest.raises(StoreError, match="ข้อมูลขัดกัน"):
                write()
            assert content(store) == before
    assert store.load(number) == small_package


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plans SET fiscal_year = 2024",
        "UPDATE projects SET kind = 'other'",
        "UPDATE projects SET budget_amount = '-0.01'",
        "UPDATE projects SET id = 'same'",
        "UPDATE projects SET rank = NULL",
        "UPDATE projects_activities_steps SET weight = '100.5'",
        "UPDATE indicators_projects SET value = 'nothing'",
        "UPDATE divisions SET parent = 'nothing'",
        "UPDATE projects_activities SET parent_id = 'nothing'",
        "DELETE FROM indicators",
        "INSERT INTO missions (plan_number, id, rank, value) VALUES (99, 'a', 'i0', 'x')",
    ],
)
def test_database_itself_refuses_what_no_plan_is(store, small_package, statement):
    store.add(small_package)
    with pytest.raises(StoreError, match="ข้อมูลขัดกัน"), store._backend.writing() as connection:
        connection.execute(sa.text(statement))


def test_key_that_stands_twice_is_given_anew_to_the_later_record(store, small_package):
    number = store.add(small_package)
    with store._backend.writing() as connection:
        connection.execute(sa.text("UPDATE projects SET key = 'p1'"))
    plan = store.load_with_drafts(number, trusting=True)[0].plan
    assert [project.key for project in plan.projects] == ["p1", "p2"]
    assert plan.framework.tactic_kpis[0].projects == ("p2", "p1")


def test_framework_of_a_plan_comes_with_what_stands_in_its_texts(store, small_package):
    assert store.framework(store.add(small_package)) == Plan(framework=small_package.plan.framework)
    (kpi,) = small_package.plan.framework.tactic_kpis
    measure = replace(kpi.measure, method="[table goals]\n[picture none]")
    framework = replace(small_package.plan.framework, tactic_kpis=(replace(kpi, measure=measure),))
    plan = replace(small_package.plan, framework=framework)
    found = store.framework(store.add(replace(small_package, plan=plan)))
    assert found == Plan(framework=framework, tables=plan.tables[:1])
    assert store.framework(99) == Plan()


def test_readers_see_what_another_has_written(store, other, small_package):
    number = store.add(small_package)
    other.save(number, other.load(number), replace(small_package, reports=()))
    assert store.load(number).reports == ()


def test_own_store_lies_in_the_users_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "ข้อมูล"))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "ข้อมูล" / "Phaen")
    assert default_path() == tmp_path / "ข้อมูล" / "Phaen" / "phaen.db"
    with Store.open(create=True) as store:
        assert store.plans() == ()
    assert default_path().is_file()


def test_drafts_are_kept_with_their_plan_and_go_with_it(store, other, small_package):
    drafts = {
        "plan.projects[0].budget.amount": "ห้าแสน",
        "plan.fiscal_year": "สองพัน",
        "plan.tables[0].widths[1].share": "กว้าง",
        "reports[0].memo.date": "วันนี้",
    }
    number, beside = store.add(small_package), store.add(small_package)
    store.save(number, small_package, small_package, drafts=drafts)
    other.load(number)
    assert other.load_with_drafts(number)[1] == drafts
    assert other.load_with_drafts(beside)[1] == {}
    other.save(number, small_package, small_package, drafts={})
    assert other.load_with_drafts(number)[1] == {}
    other.save(number, small_package, small_package, drafts=drafts)
    other.remove(number)
    with pytest.raises(StoreError, match="ไม่มีแผน"):
        other.load_with_drafts(number)
    other._writer.purge(before="9")
    assert content(store)["drafts"] == []


def test_draft_stays_with_its_record(store, small_package):
    number = store.add(small_package)
    drafts = {"plan.projects[0].budget.amount": "ห้าแสน"}
    store.save(number, small_package, small_package, drafts=drafts)
    moved = edits.moved(small_package, ("plan", "projects"), 0, 1, 1)
    store.save(number, small_package, moved)
    assert store.load_with_drafts(number)[1] == {"plan.projects[1].budget.amount": "ห้าแสน"}
    store.save(number, moved, edits.removed(moved, ("plan", "projects"), 1))
    assert store.load_with_drafts(number)[1] == {}
