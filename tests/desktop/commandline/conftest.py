"""A package file and a store with it, for every command; nobody's own folders."""

from pathlib import Path

import pytest

from desktop.commandline.cli import main
from tests.db.packages import as_bytes, small_value


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "แฟ้มแผน ๑.json"
    path.write_bytes(as_bytes(small_value()))
    return path


@pytest.fixture
def db(tmp_path, file) -> Path:
    path = tmp_path / "ฐาน.db"
    assert main(["import", str(file), "--db", str(path)]) == 0
    return path


@pytest.fixture(autouse=True)
def _nobody_sees(monkeypatch, tmp_path):
    """No window is opened by accident, and no user's folder is touched."""
    monkeypatch.setenv("CI", "1")
    for folder in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(folder, str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
