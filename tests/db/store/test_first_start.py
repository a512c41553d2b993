"""Whether a store was ever there: what the program leaves for one is a trace of it."""

import pytest

from db.store.first_start import was_there


@pytest.mark.parametrize(
    "name",
    [
        "phaen.db",
        "phaen.db-journal",
        "phaen-before-0004-20260101-000000-0.db",
        "phaen-aside-20260101-000000.db",
        "backups",
        "Rescue",
    ],
)
def test_trace_of_a_store_is_known(tmp_path, name):
    (tmp_path / name).touch()
    assert was_there(tmp_path / "phaen.db")


@pytest.mark.parametrize("name", ["", "editions", "window.ini", "phaen.lock", ".phaen-0a.tmp"])
def test_what_no_store_leaves_is_no_trace(tmp_path, name):
    if name:
        (tmp_path / name).touch()
    assert not was_there(tmp_path / "phaen.db")
    assert not was_there(tmp_path / "none" / "phaen.db")
