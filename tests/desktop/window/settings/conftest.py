"""The settings page over a window whose data, settings and policy are the test's own."""

import json

import pytest

from db.settings import files
from desktop.window.settings.settings_dialog import SettingsDialog
from tests.desktop.parts import package


@pytest.fixture(autouse=True)
def own_data(monkeypatch, tmp_path):
    """The folder of the user's data; the settings of forms lie there as well as the window's."""
    monkeypatch.setenv("PHAEN_FOLDER", str(tmp_path / "config"))
    monkeypatch.setattr(files, "policy_file", lambda: tmp_path / "policy.json")
    return tmp_path / "config"


@pytest.fixture
def set_policy(tmp_path):
    def setting(**values):
        named = {key.replace("__", "."): value for key, value in values.items()}
        (tmp_path / "policy.json").write_text(json.dumps(named))

    return setting


@pytest.fixture
def settings(memory):
    return memory.settings


@pytest.fixture
def tools(tools_with):
    return tools_with(package("หน่วย ก"))


@pytest.fixture
def dialog(qtbot, tools):
    dialog = SettingsDialog(tools)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog
