"""The store: several plans in one file, each write whole or not at all."""

import contextlib
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from db.errors import StoreError
from db.fields import Kind, specs
from db.package.file import package_bytes, parse_package
from db.placed import as_saved
from db.records import Activity, Division, Plan, Project, Step
from db.store import sqlite
from db.store.engine import open_engine
from db.store.store import Store, default_path
from db.store.tables import METADATA
from tests.db.packages import as_bytes


@pytest.fixture
def store(tmp_path) -> Iterator[Store]:
    with Store.open(tmp_path / "แผน #1 50%.db") as store:
        yield store


def all_rows(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in METADATA.tables
        }


def test_plan_comes_back_from_the_store(store, small_package):
    assert store.load(store.add(small_package)) == small_package


def test_case_comes_back_from_the_store_to_the_last_letter(store, case):
    package = parse_package(case)
    number = store.add(package)
    assert package_bytes(store.load(number)) == package_bytes(package)


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


def test_removed_plan_leaves_no_row(store, small_package):
    store.remove(store.add(small_package))
    assert set(all_rows(store.path).values()) == {0}


def test_replaced_plan_is_the_new_one_and_keeps_its_number(store, small_package):
    number = store.add(small_package)
    other = replace(small_package, plan=replace(small_package.plan, title="ใหม่"), reports=())
    store.replace(number, other)
    assert store.load(number) == other
    assert [entry.number for entry in store.plans()] == [number]


@pytest.mark.parametrize("act", ["load", "replace", "remove", "save"])
def test_unknown_number_is_said_in_thai(store, small_package, act):
    other = replace(small_package, reports=())
    arguments = {"replace": (small_package,), "save": (small_package, other)}.get(act, ())
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
    before = store.path.read_bytes()
    project = replace(small_package.plan.projects[0], divisions=("d99",))
    broken = replace(small_package, plan=replace(small_package.plan, projects=(project,)))
    for write in (
        lambda: store.add(broken),
        lambda: store.replace(number, broken),
        lambda: store.save(number, small_package, broken),
    ):
        with pytest.raises(StoreError, match="ขัดกันเอง"):
            write()
        assert store.path.read_bytes() == before
    assert store.load(number) == small_package


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE plans SET fiscal_year = 2024",
        "UPDATE projects SET kind = 'other'",
        "UPDATE projects SET budget_amount = '-0.01'",
        "UPDATE projects SET key = 'p1'",
        "UPDATE projects_activities_steps SET weight = '100.5'",
        "UPDATE indicators_projects SET value = 'p9'",
        "UPDATE divisions SET parent = 'd9'",
        "UPDATE divisions SET ordinal = 0",
        "UPDATE projects_activities SET parent_id = 99",
        "DELETE FROM indicators",
        "INSERT INTO missions VALUES (99, 0, 'x')",
    ],
)
def test_database_itself_refuses_what_no_plan_is(store, small_package, statement):
    store.add(small_package)
    engine = open_engine(store.path)
    with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_saved_state_is_the_new_one_when_one_field_changed(store, small_package):
    number = store.add(small_package)
    plan = small_package.plan
    budget = replace(plan.projects[0].budget, amount=Decimal("1.00"))
    projects = (replace(plan.projects[0], budget=budget), *plan.projects[1:])
    new = replace(small_package, plan=replace(plan, projects=projects))
    store.save(number, small_package, new)
    assert store.load(number) == new


def test_only_what_changed_is_written(store, small_package):
    number = store.add(small_package)
    statements = []

    @sa.event.listens_for(store._writer.engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("SELECT", "PRAGMA", "BEGIN")):
            statements.append(statement.split(" SET ")[0])

    step = small_package.plan.projects[0].activities[0].steps[0]
    new = with_step(small_package, replace(step, text="แก้แล้ว"))
    store.save(number, small_package, new)
    assert statements == ["UPDATE plans", "UPDATE projects_activities_steps"]
    assert store.load(number) == new


def with_step(package, step):
    project = package.plan.projects[0]
    activity = project.activities[0]
    activity = replace(activity, steps=(step, *activity.steps[1:]))
    project = replace(project, activities=(activity,))
    plan = replace(package.plan, projects=(project, *package.plan.projects[1:]))
    return replace(package, plan=plan)


def test_same_state_is_not_written_again(store, small_package):
    number = store.add(small_package)
    before = store.path.read_bytes()
    store.save(number, small_package, small_package)
    assert store.path.read_bytes() == before


def test_changes_of_another_window_are_not_written_over(store, small_package):
    number = store.add(small_package)
    with Store.open(store.path) as other:
        theirs = other.load(number)
        changed = replace(theirs, plan=replace(theirs.plan, vision="ของอีกหน้าต่าง"))
        other.save(number, theirs, changed)
    mine = replace(small_package, plan=replace(small_package.plan, vision="ของหน้าต่างนี้"))
    with pytest.raises(StoreError, match="ถูกแก้ไขจากหน้าต่างอื่น"):
        store.save(number, small_package, mine)
    assert store.load(number) == changed
    store.save(number, changed, mine)
    assert store.load(number) == mine


def test_trailing_zeros_are_saved_when_only_they_changed(store, small_package):
    number = store.add(small_package)
    step = small_package.plan.projects[0].activities[0].steps[0]
    new = with_step(small_package, replace(step, weight=Decimal("25.50")))
    store.save(number, small_package, new)
    loaded = store.load(number).plan.projects[0].activities[0].steps[0]
    assert str(loaded.weight) == "25.50"


class Editor:
    """Makes random edits: of fields, and of items added, removed, moved and copied."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0

    def edit(self, record):
        """The record with something changed in it; what is not touched is shared."""
        names = [name for name, spec in specs(type(record)).items() if self.editable(spec)]
        name = self.chance.choice(names)
        spec = specs(type(record))[name]
        return replace(record, **{name: self.value(getattr(record, name), spec)})

    def editable(self, spec) -> bool:
        kinds = {
            Kind.TEXT, Kind.TEXTS, Kind.RECORD, Kind.RECORDS, Kind.NUMBER, Kind.MAP, Kind.FLAG,
            Kind.DATA,
        }  # fmt: skip
        return spec.kind in kinds and spec.record not in {Division}

    def value(self, old, spec):
        self.count += 1
        if spec.kind is Kind.RECORD:
            return self.edit(old)
        if spec.kind is Kind.TEXT:
            return f"แก้ {self.count}"
        if spec.kind is Kind.NUMBER:
            return Decimal(self.count % 100 + 1)
        if spec.kind is Kind.FLAG:
            return self.chance.choice([True, False, None])
        if spec.kind is Kind.DATA:
            return self.chance.randbytes(40)
        return tuple(self.items(list(old), spec))

    def items(self, items, spec):
        keyed = spec.record and any(s.kind is Kind.KEY for s in specs(spec.record).values())
        acts = ["edit", "swap"] if keyed else ["edit", "add", "remove", "swap", "copy", "shuffle"]
        act = self.chance.choice(acts)
        spot = self.chance.randrange(len(items)) if items else 0
        if act == "add" or not items:
            if not keyed:
                items.insert(spot, self.new(spec))
        elif act == "remove":
            del items[spot]
        elif act == "copy":
            items.append(items[spot])
        elif act == "swap":
            items[spot], items[-1] = items[-1], items[spot]
        elif act == "shuffle":
            self.chance.shuffle(items)
        else:
            items[spot] = self.edit(items[spot]) if spec.record else f"ข้อ {self.count}"
        return items

    def new(self, spec):
        """An item that fits: texts are free, but a span or a level is as the first one is."""
        if spec.record is None:
            return f"ใหม่ {self.count}"
        fillers = {
            Kind.MONTH: "2568-01", Kind.REF: "", Kind.INTEGER: 3, Kind.NUMBER: Decimal("0.5"),
        }  # fmt: skip
        required = {n: s for n, s in specs(spec.record).items() if s.required}
        refs = {"project": "p1", "indicator": "i1"}
        fields = {
            name: refs[name] if inner.kind is Kind.REF else inner.choices[0]
            if inner.choices else fillers[inner.kind]
            for name, inner in required.items()
            if inner.kind in fillers or inner.choices
        }  # fmt: skip
        return spec.record(**fields)


@pytest.mark.parametrize("seed", range(6))
def test_random_edits_are_saved_as_they_are(store, small_package, seed):
    editor = Editor(seed)
    number = store.add(small_package)
    state = kept = small_package
    for _ in range(25):
        new = state
        for _ in range(editor.chance.randint(1, 4)):
            new = editor.edit(new)
        store.save(number, state, new)
        # What no line places any more is left out, as of what was kept before.
        kept = as_saved(new, kept)
        with Store.open(store.path) as other:
            assert other.load(number) == kept
        state = new
    store.remove(number)
    assert set(all_rows(store.path).values()) == {0}


def test_keyed_records_are_saved_when_added_removed_and_renamed(store, small_package):
    number = store.add(small_package)
    plan = small_package.plan
    first, second = plan.projects
    newcomer = Project(
        key="p9", name="โครงการใหม่", activities=(Activity(steps=(Step(number="1"),)),)
    )
    new = replace(
        small_package,
        plan=replace(
            plan,
            projects=(newcomer, replace(second, name="ชื่อใหม่"), first),
            indicators=(replace(plan.indicators[0], projects=("p9", "p1")),),
        ),
    )
    store.save(number, small_package, new)
    assert store.load(number) == new
    store.save(number, new, small_package)
    assert store.load(number) == small_package


def test_keyed_records_are_saved_when_they_changed_and_changed_places(store, small_package):
    # Each must go on in its own row: two rows never bear one key, not even in between.
    number = store.add(small_package)
    first, second = small_package.plan.projects
    projects = (replace(second, name="ชื่อใหม่สอง"), replace(first, name="ชื่อใหม่หนึ่ง"))
    new = replace(small_package, plan=replace(small_package.plan, projects=projects))
    store.save(number, small_package, new)
    assert store.load(number) == new


def with_paragraphs(package, *paragraphs):
    """The package with other paragraphs in its second block, where tables and pictures stand."""
    first, second = package.plan.situation
    blocks = (first, replace(second, paragraphs=paragraphs))
    return replace(package, plan=replace(package.plan, situation=blocks))


def test_table_that_no_line_places_any_more_goes_and_comes_back_with_its_line(store, small_package):
    number = store.add(small_package)
    without = with_paragraphs(small_package, "[picture chart]")
    store.save(number, small_package, without)
    assert [table.key for table in store.load(number).plan.tables] == ["form.1"]
    # The state in memory still has it: what differs is of what the store holds.
    assert len(without.plan.tables) == 2
    later = replace(without, plan=replace(without.plan, title="ใหม่"))
    store.save(number, without, later)
    assert [table.key for table in store.load(number).plan.tables] == ["form.1"]
    assert store.load(number) == store.as_saved(number, later, later)
    store.save(number, later, small_package)
    assert store.load(number) == small_package


def test_picture_that_no_line_places_any_more_goes_with_the_edit_of_another_record(
    store, small_package
):
    number = store.add(small_package)
    indicator = small_package.plan.indicators[0]
    measure = replace(indicator.measure, definition="นิยาม")
    plan = replace(small_package.plan, indicators=(replace(indicator, measure=measure),))
    new = replace(small_package, plan=plan)
    store.save(number, small_package, new)
    (left,) = store.load(number).plan.pictures
    assert left.key == "chart"
    store.save(number, new, new, drafts={"plan.vision": "ก"})
    assert store.load(number).plan.pictures == (left,)


def test_what_came_unplaced_with_a_file_is_kept(store, small_package):
    loose = with_paragraphs(small_package, "ไม่มี")
    number = store.add(loose)
    assert store.load(number) == loose
    later = replace(loose, plan=replace(loose.plan, title="ใหม่"))
    store.save(number, loose, later)
    assert store.load(number) == later


def test_failed_saving_is_forgotten(store, small_package):
    number = store.add(small_package)
    without = with_paragraphs(small_package, "ไม่มี")
    broken = replace(without, plan=replace(without.plan, projects=()))
    with pytest.raises(StoreError):
        store.save(number, small_package, broken)
    store.save(number, small_package, without)
    saved = store.load(number)
    assert [table.key for table in saved.plan.tables] == ["form.1"]


def test_pictures_are_not_written_again_when_a_text_is_typed(store, small_package):
    without = with_paragraphs(small_package, "[picture chart]")
    number = store.add(small_package)
    store.save(number, small_package, without)
    statements = []

    @sa.event.listens_for(store._writer.engine, "before_cursor_execute")
    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("SELECT", "PRAGMA", "BEGIN")):
            statements.append(" ".join(statement.split()[:3]))

    step = without.plan.projects[0].activities[0].steps[0]
    store.save(number, without, with_step(without, replace(step, text="แก้แล้ว")))
    assert statements == ["UPDATE plans SET", "UPDATE projects_activities_steps SET"]


def test_framework_of_a_plan_comes_with_what_stands_in_its_texts(store, small_package):
    assert store.framework(store.add(small_package)) == Plan(framework=small_package.plan.framework)
    (kpi,) = small_package.plan.framework.tactic_kpis
    measure = replace(kpi.measure, method="[table goals]\n[picture none]")
    framework = replace(small_package.plan.framework, tactic_kpis=(replace(kpi, measure=measure),))
    plan = replace(small_package.plan, framework=framework)
    found = store.framework(store.add(replace(small_package, plan=plan)))
    assert found == Plan(framework=framework, tables=plan.tables[:1])
    assert store.framework(99) == Plan()


def test_busy_store_is_said_in_thai(store, small_package, monkeypatch):
    monkeypatch.setattr(sqlite, "WAIT", 0.05)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with Store(store.path) as second:
            with pytest.raises(StoreError, match="กำลังใช้ฐานข้อมูลนี้อยู่"):
                second.add(small_package)
            with pytest.raises(StoreError, match="กำลังใช้ฐานข้อมูลนี้อยู่"):
                second.plans()
        other.execute("ROLLBACK")
    assert store.plans() == ()


def test_readers_see_one_state_while_another_writes(store, small_package):
    number = store.add(small_package)
    with Store.open(store.path) as other:
        other.replace(number, replace(small_package, reports=()))
        assert store.load(number).reports == ()


def test_full_disk_is_said_in_thai_and_nothing_is_lost(store, small_package):
    number = store.add(small_package)

    @sa.event.listens_for(store._writer.engine, "connect")
    def limit(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    grown = replace(small_package, plan=replace(small_package.plan, vision="ก" * 1_000_000))
    with pytest.raises(StoreError, match="ที่เก็บข้อมูลเต็ม"):
        store.add(grown)
    assert store.load(number) == small_package
    assert len(store.plans()) == 1


def test_own_store_lies_in_the_users_data_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "ข้อมูล"))
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "ข้อมูล" / "Phaen")
    assert default_path() == tmp_path / "ข้อมูล" / "Phaen" / "phaen.db"
    with Store.open() as store:
        assert store.path == default_path()
    assert default_path().is_file()


def test_store_leaves_no_file_beside_it(store, small_package):
    number = store.add(small_package)
    store.replace(number, small_package)
    with contextlib.suppress(StoreError):
        store.load(99)
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]


def test_drafts_are_kept_with_their_plan_and_go_with_it(tmp_path, small_package):
    path = tmp_path / "phaen.db"
    drafts = {"plan.projects[0].budget.amount": "ห้าแสน"}
    with Store.open(path) as store:
        number = store.add(small_package)
        other = store.add(small_package)
        store.save(number, small_package, small_package, drafts=drafts)
    with Store.open(path) as store:
        assert store.drafts(number) == drafts
        assert store.drafts(other) == {}
        store.save(number, small_package, small_package, drafts={})
        assert store.drafts(number) == {}
        store.save(number, small_package, small_package, drafts=drafts)
        store.remove(number)
        assert store.drafts(number) == {}
