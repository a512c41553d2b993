from pathlib import Path

import pytest

from db.records import Organisation, Plan
from forms.file_names import file_name


@pytest.mark.parametrize(
    ("form", "quarter", "name"),
    [
        ("", None, "สำนัก ก 2567.pdf"),
        ("", 3, "สำนัก ก 2567 ไตรมาส 3.pdf"),
        ("ตาราง ก", None, "สำนัก ก 2567 ตาราง ก.pdf"),
        ("แบบ สยป.3", 3, "สำนัก ก 2567 แบบ สยป.3 ไตรมาส 3.pdf"),
        ("แบบ สยป.3 ไตรมาส 3", 3, "สำนัก ก 2567 แบบ สยป.3 ไตรมาส 3.pdf"),
    ],
)
def test_name_carries_unit_year_form_and_quarter(form, quarter, name):
    plan = Plan(fiscal_year=2567, unit=Organisation(name="สำนัก/ก", abbreviation="สก."))
    assert file_name(plan, ".pdf", Path("/"), form=form, quarter=quarter) == name


@pytest.mark.parametrize(
    ("unit", "name"),
    [
        (Organisation(abbreviation="สกท."), "สกท. 2567.json"),
        (Organisation(name="CON"), "CON 2567.json"),
        (Organisation(), "2567.json"),
    ],
)
def test_name_of_a_unit_that_is_no_name_is_safe(unit, name):
    assert file_name(Plan(fiscal_year=2567, unit=unit), ".json", Path("/")) == name
