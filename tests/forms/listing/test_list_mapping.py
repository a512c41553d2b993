"""Mappings as data: read, refused in Thai, kept by name."""

from dataclasses import replace

import pytest

from db.column_mappings import read_kept, write_object
from db.errors import PhaenError
from forms.listing.keeping import (
    forget_mapping,
    keep_mapping,
    kept_mappings,
    known_mappings,
    mapping_called,
)
from forms.listing.kinds import list_kinds
from forms.listing.mapping import MappingError, as_object, checked, mapping_from
from forms.listing.ready_made import ready_made, whole_list

OURS = replace(ready_made()[0], name="ของสำนัก")
SAID = as_object(OURS)
COLUMN = {"column": "project.name", "heading": "ชื่อ"}


@pytest.mark.parametrize("mapping", ready_made(), ids=lambda each: each.list)
def test_those_that_come_with_the_program_are_mappings(mapping):
    assert mapping_from(as_object(mapping)) == checked(mapping)


def test_list_of_projects_has_target_and_spending_of_every_quarter():
    columns = {each.name for each in ready_made()[0].columns}
    of_quarters = {
        f"project.online.quarter{n}.{of}" for n in (1, 2, 3, 4) for of in ("target", "planned")
    }
    assert of_quarters <= columns


@pytest.mark.parametrize("kind", list_kinds().values(), ids=lambda each: each.name)
def test_every_list_is_a_mapping_with_all_its_columns(kind):
    assert len(checked(whole_list(kind)).columns) == len(kind.columns)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "ยังไม่มีชื่อ"),
        ({"name": 5}, "ไม่ใช่แบบรายการ"),
        ({"list": "people"}, "รายการ “people” ซึ่งไม่มี"),
        ({"columns": []}, "ยังไม่มีคอลัมน์"),
        ({"columns": "ชื่อ"}, "columns"),
        ({"columns": [{"column": "project.name"}]}, "คอลัมน์ที่ 1 ต้องมี"),
        ({"columns": [{**COLUMN, "width": 5}]}, "คอลัมน์ที่ 1 ต้องมี"),
        ({"columns": [{**COLUMN, "column": "project.colour"}]}, "คอลัมน์ “project.colour”"),
        ({"columns": [{**COLUMN, "heading": ""}]}, "“ชื่อโครงการ” ที่ไม่มีหัวคอลัมน์"),
        ({"columns": [{**COLUMN, "heading": "\x00"}]}, "อักขระที่ใช้ไม่ได้"),
        ({"columns": [COLUMN, {**COLUMN, "column": "project.key"}]}, "หัวคอลัมน์ “ชื่อ” ซ้ำ 2"),
        ({"columns": [COLUMN] * 201}, "เกิน 200 คอลัมน์"),
        ({"digits": "roman"}, "“digits” ต้องเป็นหนึ่งใน"),
        ({"encoding": ["utf-8"]}, "“encoding” ต้องเป็นหนึ่งใน"),
        ({"decimals": 7}, "0 ถึง 6"),
        ({"decimals": True}, "0 ถึง 6"),
        ({"thousands": "yes"}, "true หรือ false"),
        ({"colour": "red"}, "“colour” ซึ่งไม่รู้จัก"),
    ],
)
def test_what_is_no_mapping_is_refused(changes, said):
    with pytest.raises(MappingError, match=said):
        mapping_from({**SAID, **changes})


@pytest.mark.parametrize("said", [None, [], "แบบ", {}])
def test_what_is_no_object_of_a_mapping_is_refused(said):
    with pytest.raises(MappingError, match="ไม่ใช่แบบรายการ"):
        mapping_from(said)


def test_nearest_right_neighbours_are_mappings():
    several = [{"column": "project.name", "heading": f"ชื่อ {at}"} for at in range(200)]
    for changes in ({"decimals": 6}, {"decimals": 0}, {"columns": several}):
        mapping_from({**SAID, **changes})
    # What is not said of the forms is as usual.
    short = {name: SAID[name] for name in ("name", "list", "columns")}
    assert mapping_from(short).forms.encoding == "utf-8-sig"


def test_mappings_are_kept_by_name(tmp_path):
    path = tmp_path / "ตั้งค่า" / "mappings.json"
    assert known_mappings(path) == ready_made()
    keep_mapping(OURS, path)
    keep_mapping(replace(OURS, name="อีกแบบ"), path)
    fewer = replace(OURS, columns=OURS.columns[:2])
    keep_mapping(fewer, path)
    assert [each.name for each in kept_mappings(path)] == ["อีกแบบ", "ของสำนัก"]
    assert mapping_called("ของสำนัก", path) == fewer
    forget_mapping("ของสำนัก", path)
    assert [each.name for each in kept_mappings(path)] == ["อีกแบบ"]
    with pytest.raises(MappingError, match="ไม่มีแบบรายการชื่อ “ของสำนัก” ที่มีคือ “โครงการ"):
        mapping_called("ของสำนัก", path)


def test_name_of_one_that_comes_with_the_program_is_refused(tmp_path):
    with pytest.raises(MappingError, match="มากับโปรแกรม โปรดตั้งชื่ออื่น"):
        keep_mapping(ready_made()[0], tmp_path / "mappings.json")


def test_damaged_file_is_told_of_and_left(tmp_path):
    path = tmp_path / "mappings.json"
    path.write_text("[{", encoding="utf-8")
    with pytest.raises(PhaenError, match="ไม่ใช่แฟ้ม JSON ที่สมบูรณ์"):
        keep_mapping(OURS, path)
    assert path.read_text(encoding="utf-8") == "[{"
    write_object(path, {"name": "ก"})
    with pytest.raises(PhaenError, match="ไม่ใช่แฟ้มแบบรายการ"):
        read_kept(path)


def test_mapping_is_taken_from_a_file(tmp_path):
    path = tmp_path / "แบบ.json"
    write_object(path, SAID)
    assert mapping_called(str(path), tmp_path / "none.json") == OURS
