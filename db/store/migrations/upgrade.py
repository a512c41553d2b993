"""Brings a store to this program's revision. Imported only where there is work to do."""

from __future__ import annotations

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.errors import PhaenError, StoreError, StoreTrouble
from db.store.backend import Backend
from db.store.migrations import REVISION
from db.store.migrations.damage import damaged_before
from db.store.migrations.oddities import is_odd
from db.store.sum_writer import write_all_sums
from db.store.tables import METADATA

# Alembic knows one migration in a process; copies are opened on other threads than stores.
_ALEMBIC = threading.Lock()


def upgrade(backend: Backend, current: str) -> None:
    """Migrates a store from a revision to REVISION, as one transaction; it is copied first.

    Raises:
        StoreError: the store is newer than this program (and left untouched), damaged,
            or cannot be written.
    """
    config = config_for_scripts()
    if current not in known_revisions(config):
        raise StoreError(
            f"{backend.place}: ฐานข้อมูลนี้สร้างโดยโปรแกรมแผนรุ่นใหม่กว่า (โครงสร้างแบบ {current} "
            f"โปรแกรมนี้รู้จักถึงแบบ {REVISION}) จึงไม่ได้เปิดและไม่ได้แก้ไข "
            "โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่ แล้วเปิดอีกครั้ง",
            StoreTrouble.NEWER,
        )
    backend.check()
    backend.back_up_to_migrate()
    try:
        with backend.migrating() as connection:
            reading = backend.reading_within(connection)
            damaged = damaged_before(connection, reading)
            config.attributes["connection"] = connection
            with _ALEMBIC:
                command.upgrade(config, "head")
            write_all_sums(
                connection, reading, lambda rows, plan: plan in damaged or is_odd(rows, plan)
            )
    except PhaenError:
        raise
    except Exception as error:  # whatever a revision meets in rows that it does not expect
        raise StoreError(
            f"{backend.place}: ปรับฐานข้อมูลของรุ่นก่อนให้เป็นรุ่นนี้ไม่ได้ เพราะข้อมูลในแฟ้มเสียหาย "
            "แฟ้มยังอยู่ตามเดิม โปรดเก็บแฟ้มนี้ไว้ แล้วใช้แฟ้มสำรองล่าสุดแทน",
            StoreTrouble.DAMAGED,
        ) from error


def make(backend: Backend) -> None:
    """Makes a new store, its tables as they are declared: the way over all revisions is long."""
    with backend.creating() as connection:
        METADATA.create_all(connection, checkfirst=False)
        script = ScriptDirectory.from_config(config_for_scripts())
        MigrationContext.configure(connection).stamp(script, REVISION)


def make_oldest(backend: Backend) -> None:
    """Makes a store as the first program did: what `upgrade` has the longest way with."""
    config = config_for_scripts()
    oldest = ScriptDirectory.from_config(config).get_base()
    with backend.creating() as connection:
        config.attributes["connection"] = connection
        with _ALEMBIC:
            command.upgrade(config, str(oldest))


def config_for_scripts() -> Config:
    """Alembic's settings: where the revisions lie."""
    config = Config()
    # A per cent sign in the folder's name would be read as a reference to an option.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def known_revisions(config: Config) -> set[str]:
    """The revisions that this program knows."""
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
