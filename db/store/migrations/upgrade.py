"""Brings a store to this program's revision. Imported only where there is work to do."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.backups.names import Reason
from db.errors import StoreError, StoreTrouble
from db.store.backend import Backend
from db.store.migrations import REVISION
from db.store.tables import METADATA


def upgrade(backend: Backend, current: str) -> None:
    """Brings a store to REVISION: migrates it from `current`; empty: makes its tables.

    A store that holds plans is copied first. Either is one transaction.

    Raises:
        StoreError: the store is newer than this program (and left untouched), damaged,
            or cannot be written.
    """
    config = config_for_scripts()
    if not current:
        _make(backend, config)
        return
    if current not in known_revisions(config):
        raise StoreError(
            f"{backend.place}: ฐานข้อมูลนี้สร้างโดยโปรแกรมแผนรุ่นใหม่กว่า (โครงสร้างแบบ {current} "
            f"โปรแกรมนี้รู้จักถึงแบบ {REVISION}) จึงไม่ได้เปิดและไม่ได้แก้ไข "
            "โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่ แล้วเปิดอีกครั้ง",
            StoreTrouble.NEWER,
        )
    backend.check()
    backend.back_up(Reason.MIGRATION)
    with backend.migrating() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _make(backend: Backend, config: Config) -> None:
    """Makes the tables of a new store as they are declared: the way over all revisions is long."""
    with backend.migrating() as connection:
        METADATA.create_all(connection)
        script = ScriptDirectory.from_config(config)
        MigrationContext.configure(connection).stamp(script, REVISION)


def config_for_scripts() -> Config:
    """Alembic's settings: where the revisions lie."""
    config = Config()
    # A per cent sign in the folder's name would be read as a reference to an option.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def known_revisions(config: Config) -> set[str]:
    """The revisions that this program knows."""
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
