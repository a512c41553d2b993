"""Brings a store to this program's revision. Imported only where there is work to do."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from db.errors import StoreError
from db.store import sqlite
from db.store.engine import open_engine
from db.store.migrations import REVISION


def upgrade(path: Path, current: str) -> None:
    """Migrates the store in a file from `current` (empty: a new store) to REVISION.

    A store that holds plans is copied first. The migration is one transaction.

    Raises:
        StoreError: the store is newer than this program (and left untouched), damaged,
            or cannot be written.
    """
    config = config_for_scripts()
    if current:
        if current not in known_revisions(config):
            raise StoreError(
                f"{path}: ฐานข้อมูลนี้สร้างโดยโปรแกรมแผนรุ่นใหม่กว่า (โครงสร้างแบบ {current} "
                f"โปรแกรมนี้รู้จักถึงแบบ {REVISION}) จึงไม่ได้เปิดและไม่ได้แก้ไข "
                "โปรดปรับปรุงโปรแกรมแผนเป็นรุ่นใหม่ แล้วเปิดอีกครั้ง"
            )
        sqlite.check_integrity(path)
        sqlite.back_up(path, before=REVISION)
    # Moving a table, as SQLite's migrations do, would drop the rows that refer to it.
    engine = open_engine(path, foreign_keys=False).execution_options(write=True)
    with sqlite.thai_errors(path), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        sqlite.check_references(connection, path)


def config_for_scripts() -> Config:
    """Alembic's settings: where the revisions lie."""
    config = Config()
    # A per cent sign in the folder's name would be read as a reference to an option.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    return config


def known_revisions(config: Config) -> set[str]:
    """The revisions that this program knows."""
    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
