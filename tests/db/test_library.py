"""Libraries: what a plan gives out as one, its file, and what of the store keeps it."""

from dataclasses import replace

import pytest

from db.errors import PackageRefusedError, StoreError
from db.library import Library, LibraryEntry, current, library_of, lists_in
from db.library_lists import LISTS
from db.package import json_text
from db.package.library_file import library_bytes, parse_library, read_library, write_library
from db.records import (
    Division,
    Framework,
    Indicator,
    Measure,
    Organisation,
    Package,
    Plan,
    Project,
    Signature,
    TacticKpi,
    TextTable,
    TextTableRow,
)
from db.settling import taken_in
from db.store.store import Store


def source() -> Plan:
    """A plan with all lists, and with what belongs to it alone."""
    kpi = TacticKpi(
        "1.1.1",
        text="ร้อยละของชุมชนที่มีสวน",
        measure=Measure(definition="ดูตาราง\n[table t1]"),
        projects=("p1",),
        indicator="k1",
    )
    row = TextTableRow(("ก", "ข"))
    plan = Plan(
        fiscal_year=2570,
        edition="2569",
        title="แผนของสำนัก",
        unit=Organisation("สำนักหนึ่ง", phone="02"),
        divisions=(Division("d1", "ฝ่ายหนึ่ง"), Division("d2", "กลุ่มงานสอง", parent="d1")),
        people=(Signature("ผู้รายงาน", "นายหนึ่ง สองสาม"),),
        framework=Framework(tactic_kpis=(kpi,)),
        projects=(Project("p1", "ปลูกต้นไม้"),),
        indicators=(Indicator("k1", name="พื้นที่สีเขียว"),),
        preface=("คำนำ\n[table t2]",),
        tables=(TextTable("t1", rows=(row,)), TextTable("t2", rows=(row,))),
    )
    return taken_in(Package(plan)).plan


def library(**more) -> Library:
    return library_of(source(), "สำนักกลาง", 2570, **more)


def changed(value: dict, **more) -> bytes:
    return json_text.dump({**value, **more}).encode()


def test_a_library_has_the_lists_and_nothing_that_is_the_plans_own():
    made = library(issued="2569-10-01")
    assert (made.issuer, made.fiscal_year, made.issued) == ("สำนักกลาง", 2570, "2569-10-01")
    assert lists_in(made.plan) == LISTS
    assert made.plan.divisions == source().divisions
    (kpi,) = made.plan.framework.tactic_kpis
    assert (kpi.projects, kpi.indicator) == ((), "")
    # The table that the framework places comes along, that of the preface does not.
    assert [each.key for each in made.plan.tables] == ["t1"]
    assert (made.plan.projects, made.plan.title, made.plan.unit.phone) == ((), "", "")


def test_entries_keep_their_identities():
    assert [each.id for each in library().plan.divisions] == [
        each.id for each in source().divisions
    ]


@pytest.mark.parametrize("name", LISTS)
def test_one_list_alone_can_be_given_out(name):
    assert lists_in(library(lists=(name,)).plan) == (name,)


def test_the_file_holds_all_of_it(tmp_path):
    made = library(issued="2569-10-01")
    write_library(made, tmp_path / "a.phaenlib")
    again = read_library(tmp_path / "a.phaenlib")
    assert again == made
    assert [each.id for each in again.plan.divisions] == [each.id for each in made.plan.divisions]
    assert library_bytes(again) == library_bytes(made)


def test_entries_without_identities_get_the_same_ones_everywhere():
    value = json_text.parse(library_bytes(library()))
    for each in (*value["divisions"], *value["people"]):
        del each["id"]
    one, other = (parse_library(changed(value)) for _ in range(2))
    assert all(each.id for each in one.plan.divisions)
    assert [x.id for x in one.plan.divisions] == [x.id for x in other.plan.divisions]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"format": "bma-plan-package"}, "ไม่ใช่แฟ้มรายการกลาง"),
        ({"version": 2}, "แบบที่ 2"),
        ({"issuer": " "}, "ผู้ออกรายการกลาง"),
        ({"issuer": 5}, "ผู้ออกรายการกลาง"),
        ({"issued": "1 ต.ค. 69"}, "ปี-เดือน-วัน"),
        ({"fiscal_year": 1999}, "ปีงบประมาณ"),
        ({"projects": []}, "ไม่รู้จักช่องชื่อนี้"),
        ({"divisions": [{"key": "d1", "name": "ก", "parent": "d9"}]}, "d9"),
        ({"divisions": [{"key": "d1", "name": "ก", "parent": "d1"}]}, "อยู่ใต้ตัวเอง"),
        ({"divisions": [{"key": "d1"}]}, "ต้องมี"),
        ({"divisions": [], "people": [], "framework": {}}, "ไม่มีส่วนราชการ"),
    ],
)
def test_a_file_with_anything_wrong_is_refused_whole(more, words):
    value = json_text.parse(library_bytes(library()))
    with pytest.raises(PackageRefusedError, match=words):
        parse_library(changed(value, **more))


def test_the_file_is_refused_without_a_year_and_taken_without_a_day():
    value = json_text.parse(library_bytes(library()))
    assert parse_library(changed(value)).issued == ""
    del value["fiscal_year"]
    with pytest.raises(PackageRefusedError, match="ต้องมี"):
        parse_library(changed(value))


def test_bytes_that_are_no_text_are_refused():
    for data in (b"", b"\xff\xfe", b"[]", b"{", library_bytes(library())[:-20]):
        with pytest.raises(PackageRefusedError):
            parse_library(data)


def test_the_newest_of_an_issuer_is_the_one_for_the_year_or_the_last_before_it():
    entries = [
        LibraryEntry("a", "ก", 2569, "2568-10-01", "people", "1"),
        LibraryEntry("b", "ก", 2570, "2569-10-01", "people", "2"),
        LibraryEntry("c", "ก", 2570, "2569-12-01", "people", "3"),
        LibraryEntry("d", "ก", 2572, "2571-10-01", "people", "4"),
        LibraryEntry("e", "ข", 2571, "", "people", "5"),
        LibraryEntry("f", "ก", 2571, "2572-10-01", "divisions", "6"),
    ]

    def codes(year):
        return [each.content_code for each in current(entries, year)]

    assert codes(2570) == ["c"]
    assert codes(2569) == ["a"]
    assert codes(2571) == ["c", "e", "f"]
    assert codes(2568) == []
    assert set(codes(None)) == {"d", "e", "f"}


def test_the_store_keeps_libraries_once_and_beside_all_plans(tmp_path):
    one, other = library(), replace(library(), issued="2569-11-01")
    newer = library_of(replace(source(), people=()), "สำนักกลาง", 2570)
    with Store.open(tmp_path / "phaen.db", create=True) as store:
        assert store.libraries() == ()
        for each in (one, newer, other):
            store.keep_library(each)
        # The same lists with another day of issue are the same library, issued that day.
        assert {(x.content_code, x.issued) for x in store.libraries()} == {
            (one.content_code, "2569-11-01"),
            (newer.content_code, ""),
        }
        assert store.library(newer.content_code) == newer
        assert store.library("none") is None
    with Store.open(tmp_path / "phaen.db") as store:
        store.forget_library(one.content_code)
        assert [each.content_code for each in store.libraries()] == [newer.content_code]


def test_a_library_whose_bytes_were_changed_is_not_read(tmp_path):
    with Store.open(tmp_path / "phaen.db", create=True) as store:
        store.keep_library(library())
        with store._backend.writing() as connection:
            connection.exec_driver_sql("UPDATE libraries SET sum = 'x'")
        with pytest.raises(StoreError, match="เสียหาย"):
            store.library(library().content_code)
