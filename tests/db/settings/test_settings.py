"""What is set, by whom, and what becomes of files that say nonsense."""

import json

import pytest

from db.fields import specs
from db.records import PrintChoices
from db.settings.declared import CONTENT_CODE, DATA_FOLDER, DENSITY, SCALE, THEME, USER, Kind
from db.settings.new_plans import NEW_PLANS, begun_as_set
from db.settings.settings import policy_troubles
from db.settings.table import CARRIED, SETTINGS
from db.settings.values import SettingError, checked, folder_of
from tests.desktop.parts import package


def test_nothing_is_set_at_first_and_nothing_is_made_by_asking(settings):
    assert {each.key: settings.value(each) for each in SETTINGS.values()} == {
        each.key: each.default for each in SETTINGS.values()
    }
    assert not settings.path.parent.exists()


def test_what_is_set_is_in_force_for_whoever_asks_next(settings, tmp_path):
    settings.set(USER, " นางสาวอรุณี ")
    settings.set(CONTENT_CODE, value=False)
    again = type(settings)(tmp_path / "user")
    assert again.text(USER) == "นางสาวอรุณี"
    assert not again.flag(CONTENT_CODE)


def test_a_value_as_declared_is_not_written_down(settings):
    settings.set(THEME, "dark")
    settings.set(THEME, "")
    assert json.loads(settings.path.read_text()) == {}


def test_the_policy_is_in_force_and_locks(settings, set_policy):
    settings.set(THEME, "light")
    set_policy({"window.theme": "dark"})
    assert settings.is_locked(THEME)
    settings.set(THEME, "light")
    assert settings.text(THEME) == "dark"
    assert not settings.is_locked(SCALE)
    settings.set(SCALE, "125")
    assert settings.text(SCALE) == "125"
    # What the user had chosen is there again when nobody has it otherwise.
    set_policy({})
    assert settings.text(THEME) == "light"


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ("{", "ไม่ใช่แฟ้มการตั้งค่าที่อ่านได้ อ่านต่อไม่ได้ที่บรรทัด 1 โปรด"),
        ("[1]", "ไม่ใช่แฟ้มการตั้งค่า"),
        ({"window.theme": "pink"}, "ไม่มีค่า “pink”"),
        ({"window.theme": 3}, "ต้องเป็นข้อความ"),
        ({"paper.content_code": "no"}, "true หรือ false"),
        ({"data.folder": "plans"}, "ไม่ใช่ชื่อเต็มของโฟลเดอร์"),
        ({"user.name": "ก\nข"}, "บรรทัดเดียว"),
        ({"paper.emblem": "R0lGODlh"}, "PNG"),
        ({"paper.emblem": "???"}, "PNG"),
        ({"paper.colour": "red"}, "ไม่รู้จัก “paper.colour”"),
    ],
)
def test_what_of_a_policy_is_not_in_force_is_told_and_locks_nothing(
    settings, set_policy, values, told
):
    set_policy(values)
    (words,) = policy_troubles(SETTINGS)
    assert told in words
    assert not any(settings.is_locked(each) for each in SETTINGS.values())


def test_the_rest_of_a_policy_is_in_force_beside_what_is_wrong(settings, set_policy):
    set_policy({"window.theme": "pink", "window.scale": "125"})
    assert len(policy_troubles(SETTINGS)) == 1
    assert settings.text(SCALE) == "125"


def test_a_policy_that_is_right_or_not_there_is_no_trouble(set_policy):
    assert policy_troubles(SETTINGS) == []
    set_policy({"window.theme": "dark", "data.folder": "~/plans"})
    assert policy_troubles(SETTINGS) == []


def test_a_file_that_windows_editor_wrote_is_read(settings):
    settings.path.parent.mkdir()
    settings.path.write_bytes('\ufeff{"window.theme": "dark"}'.encode())
    assert settings.text(THEME) == "dark"


@pytest.mark.parametrize("text", ["", "nonsense", "[]", '{"window.density": 4}', "\x00"])
def test_a_users_file_of_nonsense_is_as_if_there_were_none(settings, text):
    settings.path.parent.mkdir()
    settings.path.write_text(text)
    assert settings.text(DENSITY) == ""
    settings.set(DENSITY, "compact")
    assert settings.text(DENSITY) == "compact"


def test_what_cannot_be_is_refused_when_it_is_set_and_remembered_as_nothing(settings):
    with pytest.raises(SettingError):
        settings.set(THEME, "pink")
    settings.remember(THEME, "pink")
    assert settings.text(THEME) == ""


def test_variables_of_the_system_stand_for_what_they_are(monkeypatch, tmp_path):
    monkeypatch.setenv("OFFICE", str(tmp_path))
    assert folder_of(str(checked(DATA_FOLDER, "$OFFICE/แผน"))) == tmp_path / "แผน"


def test_all_that_a_plan_may_choose_can_be_set_for_new_ones():
    assert {each.name for each in NEW_PLANS.values()} == {
        spec.label for spec in specs(PrintChoices).values()
    }


def test_new_plans_begin_with_what_is_set_and_their_edition_offers(settings):
    for each in NEW_PLANS.values():
        settings.set(each, value=True)
    plan = begun_as_set(package("ก").plan, settings, {"distributed", "footnotes"})
    assert plan.print_choices == PrintChoices(distributed=True, footnotes=True)
    settings.set(NEW_PLANS["footnotes"], value=False)
    assert begun_as_set(plan, settings, {"footnotes"}).print_choices == PrintChoices()


def test_every_setting_is_explained_in_a_line_and_found_by_its_key():
    for key, each in SETTINGS.items():
        assert key == each.key
        assert each.explained
        assert "\n" not in each.explained
        assert each.name != each.explained
        if each.kind is not Kind.PICTURE and each.default != "":
            assert checked(each, each.default) == each.default
    assert set(SETTINGS) - set(CARRIED) == {DATA_FOLDER.key}


def test_a_policy_that_may_not_be_read_is_told_of(settings, set_policy, monkeypatch):
    set_policy({"window.theme": "dark"})
    monkeypatch.setattr(type(settings.path), "open", refuse)
    (words,) = policy_troubles(SETTINGS)
    assert "ไม่มีสิทธิ์" in words
    assert settings.text(THEME) == ""


def refuse(*_arguments):
    raise PermissionError(13, "Permission denied")


def test_a_folder_in_its_place_is_no_policy(settings, tmp_path):
    (tmp_path / "machine" / "policy.json").mkdir(parents=True)
    assert policy_troubles(SETTINGS) == []
    assert not settings.is_locked(THEME)
