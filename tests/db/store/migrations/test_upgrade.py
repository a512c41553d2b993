"""Stores old, new, newer and broken: what opening them does, and what it leaves alone."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.backups.folders import entries
from db.backups.names import Reason
from db.backups.packing import unpacked
from db.errors import StoreError
from db.store import migrations
from db.store.migrations import upgrade as upgrading
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store
from db.store.tables import METADATA
from tests.db.store.migrations.files import content, revision_of, run, schema, upgrade_to

VERSIONS = Path(migrations.__file__).parent / "versions"


@pytest.fixture
def store_file(tmp_path, small_package) -> Path:
    path = tmp_path / "phaen.db"
    with Store.open(path, create=True) as store:
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

    monkeypatch.setattr(upgrading.command, "upgrade", command)  # type: ignore[attr-defined]


def test_newest_revision_is_the_one_the_program_names():
    script = ScriptDirectory.from_config(upgrading.config_for_scripts())
    assert script.get_heads() == [migrations.REVISION]


@pytest.fixture
def migrated(tmp_path) -> Path:
    """A store that has come all the way over the revisions."""
    path = tmp_path / "migrated.db"
    upgrade_to(path, "head")
    return path


def test_migrated_store_has_the_tables_of_the_declarations(migrated):
    engine = sa.create_engine(f"sqlite:///{migrated}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        found = compare_metadata(context, METADATA)
    engine.dispose()
    assert found == []


def test_migrated_store_has_every_rule_of_a_new_one(migrated, tmp_path):
    new = tmp_path / "new.db"
    Store.open(new, create=True).close()
    assert schema(migrated) == schema(new)
    assert revision_of(migrated) == revision_of(new) == migrations.REVISION


def test_store_that_two_make_at_once_is_one(tmp_path, small_package):
    path = tmp_path / "phaen.db"
    with Store.open(path, create=True) as one:
        number = one.add(small_package)
        upgrading.make(SqliteBackend(path))
        assert one.load(number) == small_package
    assert [file.name for file in tmp_path.iterdir()] == ["phaen.db"]


def test_every_revision_has_a_test():
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    for path in VERSIONS.glob("*.py"):
        assert f"def test_revision_{path.stem[:4]}_" in tests


@pytest.mark.parametrize("path", sorted(VERSIONS.glob("*.py")), ids=lambda path: path.stem)
def test_revisions_are_frozen(path):
    # A revision that used the live declarations would change what old stores become.
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"^\s*(from|import) (db|forms|desktop)\b", source, re.MULTILINE)


def test_new_store_is_made_without_a_copy(tmp_path):
    path = tmp_path / "ใหม่.db"
    with Store.open(path, create=True) as store:
        assert store.plans() == ()
    assert [file.name for file in tmp_path.iterdir()] == ["ใหม่.db"]


def test_backup_is_made_before_an_upgrade(older, with_an_earlier_revision):
    before = content(older)
    Store.open(older).close()
    (backup,) = entries(older)
    assert backup.reason is Reason.MIGRATION
    assert revision_of(older) == migrations.REVISION
    with unpacked(backup.path) as copy:
        assert content(copy) == before
        assert revision_of(copy) == "0000"


def test_store_stays_as_it_was_when_its_upgrade_fails(older, with_an_earlier_revision, monkeypatch):
    before = older.read_bytes()

    def fail(config, _target):
        connection = config.attributes["connection"]
        connection.exec_driver_sql("CREATE TABLE later (x)")
        connection.exec_driver_sql("DROP TABLE missions")
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(upgrading.command, "upgrade", fail)  # type: ignore[attr-defined]
    with pytest.raises(StoreError):
        Store.open(older)
    assert older.read_bytes() == before


def test_store_stays_as_it_was_when_its_upgrade_breaks_a_reference(
    older, with_an_earlier_revision, monkeypatch
):
    before = older.read_bytes()

    def orphan(config, _target):
        config.attributes["connection"].exec_driver_sql("DELETE FROM projects")

    monkeypatch.setattr(upgrading.command, "upgrade", orphan)  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match="ข้อมูลขัดกัน"):
        Store.open(older)
    assert older.read_bytes() == before


def test_upgrade_is_not_begun_when_the_copy_cannot_be_made(
    older, with_an_earlier_revision, monkeypatch
):
    before = older.read_bytes()

    def full(_copy):
        raise StoreError("เต็ม")

    monkeypatch.setattr(SqliteBackend, "copy_to", lambda _, target: full(target))
    with pytest.raises(StoreError, match="เต็ม"):
        Store.open(older)
    assert entries(older) == ()
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
    with pytest.raises(StoreError, match="ไม่ใช่ฐานข้อมูลของโปรแกรมแผน"):
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
    with pytest.raises(StoreError, match="ไม่ใช่ฐานข้อมูลของโปรแกรมแผน"):
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
    for create in (False, True):
        with pytest.raises(StoreError, match="โฟลเดอร์มีอยู่จริง"):
            Store.open(tmp_path / "ไม่มี" / "phaen.db", create=create)


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
            Store.open(tmp_path / "new.db", create=True)
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
