"""A store with two plans, and its backups, in a data folder of the test's own."""

import pytest

from db.backups.backups import Backups
from db.store.store import Store
from tests.db.ready_stores import put_store
from tests.desktop.parts import package


@pytest.fixture(autouse=True)
def data_folder(tmp_path, monkeypatch):
    """The user's own data folder, which is used where the store's folder cannot be."""
    folder = tmp_path / "data"
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "งาน" / "phaen.db"
    path.parent.mkdir()
    first = package("หน่วย ก", year=2566, projects=("p1", "p2"))
    put_store(path, first, package("หน่วย ข", year=2567, quarters=(1,)))
    return path


@pytest.fixture
def backups(path):
    return Backups(path)


@pytest.fixture
def store(path):
    with Store.open(path) as store:
        yield store
