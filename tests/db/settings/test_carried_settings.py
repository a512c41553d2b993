"""Settings that travel: what was set there is set here, and the file is a policy as well."""

import json

import pytest

from db.errors import PhaenError
from db.settings.carrying import take_settings, write_settings
from db.settings.declared import DATA_FOLDER, SCALE, THEME, USER
from db.settings.settings import Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "การตั้งค่า.json"


def test_what_was_set_is_set_on_the_other_computer(settings, tmp_path, file):
    settings.set(THEME, "dark")
    settings.set(USER, "นายวีระ")
    settings.set(DATA_FOLDER, str(tmp_path))
    write_settings(file, settings)
    other = Settings(tmp_path / "other")
    other.set(SCALE, "125")
    taken = take_settings(file, other)
    assert set(taken.done) == {THEME.name, USER.name}
    assert (other.text(THEME), other.text(USER)) == ("dark", "นายวีระ")
    # What the file does not say stays, and where the data lies is of each computer.
    assert other.text(SCALE) == "125"
    assert other.text(DATA_FOLDER) == ""


def test_a_file_put_in_the_policys_place_locks_all_that_it_says(settings, set_policy, file):
    settings.set(THEME, "dark")
    write_settings(file, settings)
    set_policy(file.read_text())
    assert settings.is_locked(THEME)
    assert not settings.is_locked(SCALE)


def test_what_is_locked_or_wrong_is_told_and_the_rest_is_taken(settings, set_policy, file):
    set_policy({"window.theme": "dark"})
    values = {"window.theme": "light", "window.scale": "9", "user.name": "ก", "more": 1}
    file.write_text(json.dumps(values))
    taken = take_settings(file, settings)
    assert taken.done == (USER.name,)
    assert taken.locked == (THEME.name,)
    assert len(taken.troubles) == 2
    assert settings.text(THEME) == "dark"


@pytest.mark.parametrize("text", ['{"plan": {}}', "nonsense", "[]"])
def test_another_file_is_refused_and_nothing_is_set(settings, file, text):
    file.write_text(text)
    with pytest.raises(PhaenError):
        take_settings(file, settings)
    assert not settings.path.exists()
