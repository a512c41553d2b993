"""Bounds beyond the schema: the largest that is taken, and the first that is refused."""

from base64 import b64encode

import pytest

from db.errors import PackageRefusedError
from db.package.bounds import refuse_beyond
from db.package.file import package_bytes, parse_package
from db.package.record_reader import Findings
from db.pictures import MOST_BYTES
from db.records import ColumnWidth, Plan, TextPicture, TextTable, TextTableRow
from tests.db.packages import JPEG, PNG, as_bytes
from tests.db.test_db_pictures import filled


def refused(**fields) -> list[str]:
    found = Findings()
    refuse_beyond(Plan(**fields), found)
    return [str(refusal) for refusal in found.refusals]


def rows(count: int, columns: int = 1) -> tuple[TextTableRow, ...]:
    return (TextTableRow(("",) * columns),) * count


@pytest.mark.parametrize(
    ("table", "beyond"),
    [
        (TextTable("t", rows=rows(5_000)), TextTable("t", rows=rows(5_001))),
        (
            TextTable("t", head=rows(20), rows=rows(4_980)),
            TextTable("t", head=rows(20), rows=rows(4_981)),
        ),
        (TextTable("t", head=rows(20)), TextTable("t", head=rows(21))),
        (TextTable("t", rows=rows(2, 60)), TextTable("t", rows=rows(2, 61))),
        (TextTable("t", head=rows(2, 60)), TextTable("t", head=rows(2, 61))),
        (
            TextTable("t", widths=(ColumnWidth(),) * 60),
            TextTable("t", widths=(ColumnWidth(),) * 61),
        ),
    ],
)
def test_table_may_be_as_large_as_the_bound(table, beyond):
    assert refused(tables=(table,)) == []
    (said,) = refused(tables=(TextTable("s"), beyond))
    assert said.startswith("แผน › ตารางในข้อความ 2 › ")
    assert "โปรด" in said


def test_head_and_rows_may_be_ragged():
    ragged = TextTable("t", head=rows(1, 3), rows=(*rows(1, 5), *rows(1, 0), *rows(1, 2)))
    assert refused(tables=(ragged,)) == []


def test_every_picture_that_does_not_fit_is_named():
    pictures = (
        TextPicture("a", "image/png", PNG),
        TextPicture("b", "image/png", JPEG),
        TextPicture("c", "image/jpeg", PNG),
    )
    assert [said.split(": ")[0] for said in refused(pictures=pictures)] == [
        "แผน › รูปในข้อความ 2 › ข้อมูลรูป",
        "แผน › รูปในข้อความ 3 › ข้อมูลรูป",
    ]


def test_largest_pictures_that_a_plan_may_have_come_back_byte_for_byte(small):
    large = b64encode(filled(JPEG, MOST_BYTES)).decode()
    pictures = [{"key": f"p{at}", "media_type": "image/jpeg", "data": large} for at in range(6)]
    small["plan"]["pictures"] = pictures
    package = parse_package(as_bytes(small))
    assert sum(len(each.data) for each in package.plan.pictures) == 24 * 1024**2
    assert parse_package(package_bytes(package)) == package
    one = {"key": "p6", "media_type": "image/png", "data": b64encode(PNG).decode()}
    small["plan"]["pictures"] = [*pictures, one]
    with pytest.raises(PackageRefusedError) as caught:
        parse_package(as_bytes(small))
    assert str(caught.value).startswith("แผน › รูปในข้อความ: รูปทั้งหมดในแผนรวมกันเกิน 24 เมกะไบต์")
