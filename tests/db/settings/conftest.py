"""Settings in a folder of the test's own, and a policy that it may write."""

import json

import pytest

from db.settings import files
from db.settings.settings import Settings


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "policy_file", lambda: tmp_path / "machine" / "policy.json")


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "user")


@pytest.fixture
def set_policy(tmp_path):
    """Writes the policy: values by key, or a text as it stands."""

    def setting(values):
        path = tmp_path / "machine" / "policy.json"
        path.parent.mkdir(exist_ok=True)
        path.write_text(values if isinstance(values, str) else json.dumps(values))

    return setting
