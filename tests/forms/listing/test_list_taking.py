"""A list that comes back: the plan as it was where nothing was changed, else what was."""

from dataclasses import replace

import pytest

from db.merging.merge import merge
from db.package.file import read_package
from db.records import Online
from db.settling import settled, taken_in
from forms.listing.columns import Value
from forms.listing.kinds import list_kinds
from forms.listing.mapping import MappingError
from forms.listing.reading import ReadRow, read_rows
from forms.listing.ready_made import ready_made, whole_list
from forms.listing.table import listed_rows
from forms.listing.taking import taken
from forms.listing.writing import written
from forms.resources import RESOURCES
from tests.forms.listing.lists import random_plan

MAPPINGS = [*ready_made(), *map(whole_list, list_kinds().values())]
PROJECTS = whole_list(list_kinds()["projects"])


@pytest.fixture(scope="module")
def package():
    return taken_in(read_package(RESOURCES / "sample" / "plan.json"))


def rows_of(package, mapping) -> list[ReadRow]:
    """The rows of a list as a file of it is read."""
    return [
        ReadRow(number, {column.name: column.of(row) for column in mapping.kind.columns})
        for number, row in enumerate(mapping.kind.rows(package), 2)
    ]


def changed(rows, at, **values: Value):
    """The rows, of which one says something else; `__` stands for a dot in a column's name."""
    row = rows[at]
    said = {**row.values, **{name.replace("__", "."): value for name, value in values.items()}}
    return [*rows[:at], ReadRow(row.number, said), *rows[at + 1 :]]


@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda mapping: mapping.name)
def test_a_list_that_nobody_changed_changes_nothing(package, mapping, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(written(mapping, listed_rows(package, mapping), ".csv"))
    came = taken(package, mapping, read_rows(path, mapping))
    assert came.package == package
    assert came.remarks == ()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("kind", list_kinds())
def test_whatever_fields_hold_comes_back_as_it_is_or_is_told(seed, kind):
    made = random_plan(seed)
    mapping = whole_list(list_kinds()[kind])
    came = taken(made, mapping, rows_of(made, mapping))
    assert came.package == made


def test_each_kind_of_field_is_taken_in_its_own_way(package):
    division = package.plan.divisions[0]
    rows = changed(
        rows_of(package, PROJECTS),
        0,
        project__name="ชื่อใหม่",
        project__kind="กิจกรรม",
        project__divisions=division.abbreviation or division.name,
        project__policies="P001\nP002",
        project__online__code="ร-1",
    )
    came = taken(package, PROJECTS, rows)
    project = came.package.plan.projects[0]
    assert (project.name, project.kind, project.divisions, project.policies) == (
        "ชื่อใหม่", "activity", (division.key,), ("P001", "P002"),
    )  # fmt: skip
    assert project.online.code == "ร-1"
    # Nothing else, and all of it to be decided: who changed it is not known.
    differences = merge(None, package, came.package).differences
    assert {each.place[:3] for each in differences} == {("plan", "projects", 0)}


def test_a_row_is_told_by_its_code_there_or_by_its_name_where_the_plan_has_none_yet(package):
    mapping = ready_made()[0]
    rows = rows_of(package, mapping)
    came = taken(package, mapping, changed(rows, 1, project__online__code="ร-2"))
    assert came.package.plan.projects[1].online.code == "ร-2"
    rows = changed(rows_of(came.package, mapping), 1, project__name="ชื่อที่แก้ในระบบ")
    assert taken(came.package, mapping, rows).package.plan.projects[1].name == "ชื่อที่แก้ในระบบ"


def test_an_empty_cell_says_nothing(package):
    rows = changed(rows_of(package, PROJECTS), 0, project__name="", project__budget__amount=None)
    assert taken(package, PROJECTS, rows).package == package


def test_rows_and_names_that_the_plan_has_not_are_told(package):
    rows = rows_of(package, PROJECTS)
    rows = changed(
        rows, 2, project__key="ไม่มี", project__online__code=None, project__name="โครงการอื่น"
    )
    rows = changed(rows, 3, project__divisions="ฝ่ายที่ไม่มี")
    came = taken(package, PROJECTS, rows)
    assert came.package == package
    assert came.unknown == (4,)
    assert "แถวที่ 4" in came.remarks[0]
    assert "ฝ่ายที่ไม่มี" in came.remarks[1]
    assert "แถวที่ 5" in came.remarks[1]


def test_a_row_that_may_be_of_several_is_not_taken(package):
    first, second, *others = package.plan.projects
    twins = (first, replace(second, name=first.name), *others)
    made = settled(replace(package, plan=replace(package.plan, projects=twins)), package)
    mapping = ready_made()[0]
    came = taken(made, mapping, changed(rows_of(made, mapping), 0, project__note="หมายเหตุใหม่"))
    assert came.unclear == (2, 3)
    assert came.package == made


def test_quarters_of_online_systems_and_steps_are_taken_where_they_stand(package):
    progress = whole_list(list_kinds()["progress"])
    rows = changed(rows_of(package, progress), 0, online_quarter__problem="ฝนตก")
    came = taken(package, progress, rows)
    quarter = rows[0].values["report.quarter"]
    project = came.package.plan.projects[0]
    assert getattr(project.online, f"quarter{quarter}").problem == "ฝนตก"
    steps = whole_list(list_kinds()["steps"])
    came = taken(package, steps, changed(rows_of(package, steps), 0, step__text="ขั้นตอนใหม่"))
    assert came.package.plan.projects[0].activities[0].steps[0].text == "ขั้นตอนใหม่"


def test_what_is_reckoned_is_not_taken(package):
    progress = whole_list(list_kinds()["progress"])
    rows = changed(rows_of(package, progress), 0, done=99, spent=5)
    assert taken(package, progress, rows).package == package


def test_a_mapping_that_tells_no_row_is_refused(package):
    columns = tuple(each for each in PROJECTS.columns if each.name == "project.note")
    with pytest.raises(MappingError, match="รหัสหรือชื่อ"):
        taken(package, replace(PROJECTS, columns=columns), [])


def test_fields_of_online_systems_begin_empty(package):
    assert all(each.online == Online() for each in package.plan.projects)
