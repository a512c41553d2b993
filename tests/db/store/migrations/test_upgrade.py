"""Stores old, new, newer and broken: what opening them does, and what it leaves alone."""

import gzip
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.errors import StoreError
from db.identity import derived_of_plan, identities_in
from db.package.file import package_bytes, parse_package
from db.records import Memo, Package, PrintChoices, Span
from db.settling import settled, taken_in
from db.store import migrations
from db.store.migrations import upgrade as upgrading
from db.store.sqlite import backend as sqlite
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store
from db.store.tables import METADATA
from tests.db.packages import as_bytes
from tests.db.random_edits import references

VERSIONS = Path(migrations.__file__).parent / "versions"
# A store of revision 0003, and its plans as the program that made it exported them.
OF_0003 = Path(__file__).parents[3] / "data" / "store-0003"


def schema(path: Path) -> dict[str, list[str]]:
    """Every table and index of a file, as its words without their order and spacing."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT IN "
            "('alembic_version', 'sqlite_sequence')"
        ).fetchall()
    return {
        name: sorted(
            " ".join(part.replace('"', "").split())
            for part in re.split(r",\s*\n|, (?=[a-z_]+ [A-Z]+,)", sql.rstrip().removesuffix(")"))
        )
        for name, sql in found
    }


def content(path: Path) -> list[str]:
    """Every table and row of a file."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def store_file(tmp_path, small_package) -> Path:
    path = tmp_path / "phaen.db"
    with Store.open(path) as store:
        store.add(small_package)
    return path


@pytest.fixture
def older(store_file) -> Path:
    """A store as if a program of an earlier revision had left it, but for its tables."""
    run(store_file, "UPDATE alembic_version SET version_num = '0000'")
    return store_file


@pytest.fixture
def with_an_earlier_revision(monkeypatch):
    """The program knows a revision 0000, from which it comes by making one table."""
    monkeypatch.setattr(upgrading, "known_revisions", lambda _: {"0000", migrations.REVISION})

    def command(config, _target):
        connection = config.attributes["connection"]
        connection.exec_driver_sql("CREATE TABLE later (x)")
        connection.exec_driver_sql(
            "UPDATE alembic_version SET version_num = ?", (migrations.REVISION,)
        )

    monkeypatch.setattr(upgrading.command, "upgrade", command)


def test_newest_revision_is_the_one_the_program_names():
    script = ScriptDirectory.from_config(upgrading.config_for_scripts())
    assert script.get_heads() == [migrations.REVISION]


def test_migrated_store_has_the_tables_of_the_declarations(store_file):
    engine = sa.create_engine(f"sqlite:///{store_file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        found = compare_metadata(context, METADATA)
    engine.dispose()
    assert found == []


def test_migrated_store_has_every_rule_of_the_declarations(store_file, tmp_path):
    direct = tmp_path / "direct.db"
    engine = sa.create_engine(f"sqlite:///{direct}")
    # So that the number of a plan that is gone is not given again.
    METADATA.tables["plans"].dialect_options["sqlite"]["autoincrement"] = True
    METADATA.create_all(engine)
    engine.dispose()
    assert schema(store_file) == schema(direct)


def test_every_revision_has_a_test():
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    for path in VERSIONS.glob("*.py"):
        assert f"def test_revision_{path.stem[:4]}_" in tests


def upgrade_to(path: Path, revision: str) -> None:
    """Bring a store to an older revision than the newest, as a program of its day did."""
    config = upgrading.config_for_scripts()
    with SqliteBackend(path).migrating() as connection:
        config.attributes["connection"] = connection
        upgrading.command.upgrade(config, revision)


def revision_of(path: Path) -> str:
    return SqliteBackend(path).revision()


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


def insert(path: Path, table: str, **values: object) -> None:
    """Put a row of plan 7 into a table; columns that must hold something hold what is empty."""
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        row = {name: "" if kind == "TEXT" else 0 for _, name, kind, must, *_ in columns if must}
        row |= {"plan_number": 7} if table != "plans" else {}
        row |= values
        names, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        connection.execute(
            f'INSERT INTO "{table}" ({names}) VALUES ({places})',  # noqa: S608 - own names
            tuple(row.values()),
        )


def rows_of(path: Path, columns_of: dict[str, list[dict]] | None = None) -> dict[str, list[dict]]:
    """The rows of each table by column; of the tables and columns of other rows alone."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
            if name not in {"alembic_version", "sqlite_sequence"}:
                rows = connection.execute(f'SELECT * FROM "{name}"')  # noqa: S608
                found[name] = [dict(row) for row in rows]
    if columns_of is None:
        return found
    return {
        name: [
            {column: row[column] for column in old}
            for row, old in zip(found[name], before, strict=True)
        ]
        for name, before in columns_of.items()
    }


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
        assert store.drafts(7) == {"plan.vision": "ร่าง"}
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
        assert store.drafts(2) == {
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


@pytest.mark.parametrize("path", sorted(VERSIONS.glob("*.py")), ids=lambda path: path.stem)
def test_revisions_are_frozen(path):
    # A revision that used the live declarations would change what old stores become.
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"^\s*(from|import) (db|forms|desktop)\b", source, re.MULTILINE)


def test_new_store_is_made_without_a_copy(tmp_path):
    path = tmp_path / "ใหม่.db"
    with Store.open(path) as store:
        assert store.plans() == ()
    assert [file.name for file in tmp_path.iterdir()] == ["ใหม่.db"]


def test_empty_file_becomes_a_store(tmp_path):
    path = tmp_path / "phaen.db"
    path.touch()
    with Store.open(path) as store:
        assert store.plans() == ()
    assert [file.name for file in tmp_path.iterdir()] == ["phaen.db"]


def test_copy_is_made_before_an_upgrade(older, with_an_earlier_revision):
    before = content(older)
    Store.open(older).close()
    (copy,) = [file for file in older.parent.iterdir() if file != older]
    newest = migrations.REVISION
    assert re.fullmatch(rf"phaen-before-{newest}-\d{{8}}-\d{{6}}-\d+\.db", copy.name)
    assert content(copy) == before
    assert revision_of(older) == newest
    assert revision_of(copy) == "0000"


def test_store_stays_as_it_was_when_its_upgrade_fails(older, with_an_earlier_revision, monkeypatch):
    before = older.read_bytes()

    def fail(config, _target):
        connection = config.attributes["connection"]
        connection.exec_driver_sql("CREATE TABLE later (x)")
        connection.exec_driver_sql("DROP TABLE missions")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(upgrading.command, "upgrade", fail)
    with pytest.raises(StoreError):
        Store.open(older)
    assert older.read_bytes() == before


def test_store_stays_as_it_was_when_its_upgrade_breaks_a_reference(
    older, with_an_earlier_revision, monkeypatch
):
    before = older.read_bytes()

    def orphan(config, _target):
        config.attributes["connection"].exec_driver_sql("DELETE FROM projects")

    monkeypatch.setattr(upgrading.command, "upgrade", orphan)
    with pytest.raises(StoreError, match="ขัดกันเอง"):
        Store.open(older)
    assert older.read_bytes() == before


def test_upgrade_is_not_begun_when_the_copy_cannot_be_made(
    older, with_an_earlier_revision, monkeypatch
):
    before = older.read_bytes()

    def full(_copy):
        raise StoreError("เต็ม")

    monkeypatch.setattr(sqlite, "check_integrity", full)
    with pytest.raises(StoreError, match="เต็ม"):
        SqliteBackend(older).back_up(before="0001")
    assert [file.name for file in older.parent.iterdir()] == ["phaen.db"]
    assert older.read_bytes() == before


def test_newer_store_is_refused_and_left_untouched(store_file):
    run(store_file, "UPDATE alembic_version SET version_num = '9999'")
    before = store_file.read_bytes()
    with pytest.raises(StoreError, match=r"รุ่นใหม่กว่า.*โปรดปรับปรุงโปรแกรม"):
        Store.open(store_file)
    assert store_file.read_bytes() == before
    assert [file.name for file in store_file.parent.iterdir()] == ["phaen.db"]


def test_file_that_is_no_database_is_refused_and_left_untouched(tmp_path):
    path = tmp_path / "บันทึก.db"
    path.write_text("ไม่ใช่ฐานข้อมูล " * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="ไม่ใช่ฐานข้อมูลของแผน"):
        Store.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "tables",
    [
        ["CREATE TABLE songs (name TEXT)"],
        ["CREATE TABLE alembic_version (version_num TEXT)"],
        ["CREATE TABLE alembic_version (version_num TEXT)", "CREATE TABLE plans (name TEXT)"],
    ],
)
def test_store_of_another_program_is_refused_and_left_untouched(tmp_path, tables):
    path = tmp_path / "other.db"
    run(path, *tables)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="ไม่ใช่ฐานข้อมูลของแผน"):
        Store.open(path)
    assert path.read_bytes() == before


def test_damaged_store_is_refused(store_file):
    data = bytearray(store_file.read_bytes())
    for page in range(8, len(data) // 4096, 3):
        data[page * 4096 : page * 4096 + 64] = os.urandom(64)
    store_file.write_bytes(data)
    with pytest.raises(StoreError, match="เสียหาย"):
        Store.open(store_file)


def test_store_cut_short_is_refused(store_file):
    data = store_file.read_bytes()
    store_file.write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreError, match="เสียหาย"):
        Store.open(store_file)


def test_missing_folder_is_said_in_thai(tmp_path):
    with pytest.raises(StoreError, match="โฟลเดอร์มีอยู่จริง"):
        Store.open(tmp_path / "ไม่มี" / "phaen.db")


def test_folder_in_place_of_a_file_is_said_in_thai(tmp_path):
    with pytest.raises(StoreError, match="เปิดแฟ้มฐานข้อมูลไม่ได้"):
        Store.open(tmp_path)


def test_read_only_folder_is_said_in_thai(tmp_path, store_file, small_package):
    store_file.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        if os.access(store_file, os.W_OK) or os.access(tmp_path, os.W_OK):
            pytest.skip("this user, or this system, may write in such a folder")
        with pytest.raises(StoreError, match="สิทธิ์"):
            Store.open(tmp_path / "new.db")
        with Store.open(store_file) as store:
            assert len(store.plans()) == 1
            with pytest.raises(StoreError, match="อ่านได้อย่างเดียว"):
                store.add(small_package)
    finally:
        tmp_path.chmod(0o700)


def test_folder_with_a_per_cent_sign_in_its_name_is_well(tmp_path, monkeypatch):
    config = upgrading.config_for_scripts()
    monkeypatch.setattr(upgrading, "__file__", "/home/50%s/migrations/upgrade.py")
    odd = upgrading.config_for_scripts()
    assert config.get_main_option("script_location") == str(VERSIONS.parent)
    assert Path(odd.get_main_option("script_location")).parts[-2] == "50%s"


def test_alembic_is_not_imported_when_the_store_is_up_to_date(store_file):
    code = (
        "import sys; from pathlib import Path; from db.store.store import Store\n"
        "Store.open(Path(sys.argv[1])).plans()\n"
        "assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code, store_file], check=True)
