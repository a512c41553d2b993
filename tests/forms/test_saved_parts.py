"""A history's lists and fields in the words of a reader: the parts of the plan they lie in."""

from db.store.table_layout import PLANS, tables_from
from forms.plan_parts import PARTS
from forms.saved_parts import lists_called, parts_of

TITLES = {part.title for part in PARTS}


def test_every_list_and_field_lies_in_a_part():
    lists = [layout.name for layout in tables_from(PLANS) if layout is not PLANS]
    fields = [f"plans.{column}" for column in PLANS.columns]
    for name in (*lists, *fields):
        (title,) = parts_of([name])
        assert title in TITLES


def test_parts_stand_in_the_order_of_the_plan_once_each():
    found = parts_of(["reports", "projects_activities_steps", "projects", "plans.vision"])
    assert found == ("สาระสำคัญ", "โครงการและขั้นตอน", "รายงานไตรมาส")


def test_what_lies_in_no_part_is_of_the_plan_as_such():
    assert parts_of(["plans.removed_at"]) == parts_of(["of_older_programs"])
    assert not set(parts_of([])) & TITLES


def test_lists_are_found_by_what_their_part_is_called():
    found = lists_called("ขั้นตอน")
    assert {"projects", "projects_activities_steps"} <= set(found)
    assert "plans.vision" not in found
    assert "plans.vision" in lists_called("สาระ")
    assert lists_called("") == lists_called("ไม่มีส่วนนี้") == ()
