"""psycopg where Python has no `ssl`, and where there is no libpq: as in a frozen program."""

import os
import subprocess
import sys

import pytest

pytest.importorskip("psycopg")

WITHOUT_SSL = """
import sys
sys.modules["ssl"] = None  # to import it fails
from db.store.postgresql.driver import bring_driver
bring_driver()
import psycopg
print(psycopg.pq.__impl__, psycopg.pq.version() > 0, "ssl" in sys.modules)
"""
UNREACHED = """
import sys
from db.errors import StoreError
from db.store.postgresql.address import parsed
from db.store.store import refuse_unless_reached
sys.modules[{gone!r}] = None
try:
    refuse_unless_reached(parsed("postgresql://a@localhost/b"))
except StoreError as error:
    print(str(error))
"""


def said_by(code, **environment):
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONUTF8": "1"} | environment,
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return run.stdout.strip()


def test_system_library_serves_where_python_has_no_ssl():
    if not said_by("from psycopg.pq.misc import find_libpq_full_path as f; print(f() or '')"):
        pytest.skip("no libpq on this machine")
    assert said_by(WITHOUT_SSL, PSYCOPG_IMPL="python") == "python True False"


@pytest.mark.parametrize(
    ("gone", "told"), [("psycopg", "pip install"), ("psycopg.pq.pq_ctypes", "libpq5")]
)
def test_what_is_missing_is_told_with_what_brings_it(gone, told):
    assert told in said_by(UNREACHED.format(gone=gone), PSYCOPG_IMPL="python")
