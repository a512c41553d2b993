"""Many files become one board: the newest of each unit, and a line for every trouble."""

import os

import pytest

from db.content_code import content_code
from db.errors import PhaenError
from db.package.file import read_package
from forms.checks import check
from forms.editions.opening import opened_edition
from forms.gathering.board import (
    CHANGED,
    MISSING,
    NEW,
    OLDER,
    OTHER_YEAR,
    RECEIVED,
    UNCHANGED,
    UNREAD,
    board,
)
from forms.gathering.earlier import RECORD_NAME, codes_by_unit, read_record, write_record
from forms.gathering.expected import expected_units
from forms.gathering.files import package_files
from forms.gathering.gather import gather
from forms.printing import silent
from forms.reporting.scores import score_sheet
from forms.severities import SEVERITIES
from tests.forms.gathering.units import write_units, write_value


def gathered_from(folder, **choices):
    return gather(package_files([folder]), silent, **choices)


def states(lines):
    return {line.unit: line.state for line in lines}


def test_a_unit_s_line_has_what_its_own_package_says(twenty):
    for plan in twenty.gathered.units:
        package = read_package(plan.path)
        edition = opened_edition(package.plan).edition
        found = [problem.severity for problem in check(package, edition)]
        assert plan.problems == {severity: found.count(severity) for severity in SEVERITIES}
        assert plan.code == content_code(package)
        assert plan.quarter == len(package.reports)
        for quarter, score in enumerate(plan.scores, 1):
            if quarter > len(package.reports):
                assert score is None
            else:
                total = score_sheet(package, quarter, edition.rules).total
                assert score == total.points / total.weight * 100
    assert any(plan.scores[0] for plan in twenty.gathered.units)


def test_a_broken_file_is_a_line_and_no_end(tmp_path):
    write_units(tmp_path, 2)
    (tmp_path / "broken.json").write_text('{"a"', encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "empty.phaen").touch()
    (tmp_path / "._unit-001.json").write_text("x", encoding="utf-8")
    (tmp_path / "letter.txt").write_text("x", encoding="utf-8")
    lines = board(gathered_from(tmp_path))
    assert [line.state for line in lines] == [RECEIVED, RECEIVED, UNREAD, UNREAD]
    assert all(line.note for line in lines if line.state == UNREAD)


def test_of_two_files_of_one_unit_the_newest_counts_and_the_other_is_said(tmp_path):
    (value,) = write_units(tmp_path, 1)
    value["plan"]["unit"]["name"] = "เขตทดลองที่  ๑"
    value["plan"]["projects"][0]["name"] = "ชื่อใหม่"
    for name, at in (("a.json", 2_000_000_000), ("unit-001.json", 1_900_000_000)):
        path = tmp_path / name
        if name == "a.json":
            write_value(path, value)
        os.utime(path, (at, at))
    found = gathered_from(tmp_path)
    (plan,) = found.units
    assert plan.projects[0].name == "ชื่อใหม่"
    received, older = board(found)
    assert (received.state, older.state, older.path.name) == (RECEIVED, OLDER, "unit-001.json")
    assert "a.json" in older.note
    os.utime(tmp_path / "a.json", (1_800_000_000, 1_800_000_000))
    assert gathered_from(tmp_path).units[0].path.name == "unit-001.json"


def test_a_plan_of_another_year_counts_nowhere(tmp_path):
    values = write_units(tmp_path, 3)
    values[0]["plan"]["fiscal_year"] = 2567
    write_value(tmp_path / "unit-001.json", values[0])
    found = gathered_from(tmp_path)
    assert found.year == 2568
    assert [line.state for line in board(found)] == [RECEIVED, RECEIVED, OTHER_YEAR]


def test_a_quarter_that_a_unit_has_not_is_told_of(twenty):
    latest = max(len(value["reports"]) for value in twenty.values)
    assert twenty.gathered.quarter == latest
    for line in board(twenty.gathered):
        assert bool(line.note) is (line.plan.quarter < latest)


def test_a_quarter_that_is_asked_for_is_reported(tmp_path):
    values = write_units(tmp_path, 6, seed=4)
    found = gathered_from(tmp_path, quarter=1)
    assert found.quarter == 1
    by_name = {value["plan"]["unit"]["name"]: value for value in values}
    for plan in found.units:
        assert plan.quarter == min(1, len(by_name[plan.unit]["reports"]))


def test_work_is_told_of_and_can_be_cancelled(tmp_path):
    write_units(tmp_path, 3)
    told = []

    def watch(done, total):
        told.append((done, total))

    gather(package_files([tmp_path]), watch)
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]

    class StoppedError(Exception):
        pass

    def stop(done, _total):
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        gather(package_files([tmp_path]), stop)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("names.txt", "สำนักงานเขตทดลองที่ 1\nเขตทดลองที่ 2\nเขตที่ขาด\n"),
        ("names.csv", "ลำดับ,หน่วยงาน\n1,สำนักงานเขตทดลองที่ 1\n2,เขตทดลองที่ ๒\n3,เขตที่ขาด\n"),
        ("plain.csv", "1;สำนักงานเขตทดลองที่ 1\n2;เขตทดลองที่ 2\n3;เขตที่ขาด\n"),
    ],
    ids=["text", "headed", "plain"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "cp874"])
def test_a_list_says_which_units_are_missing(tmp_path, name, text, encoding):
    folder = tmp_path / "units"
    folder.mkdir()
    write_units(folder, 3)
    (tmp_path / name).write_text(text, encoding=encoding)
    expected = expected_units(tmp_path / name, silent)
    lines = board(gathered_from(folder), expected)
    assert [line.state for line in lines] == [RECEIVED, RECEIVED, MISSING, RECEIVED]
    assert lines[2].unit == "เขตที่ขาด"
    assert "ไม่อยู่ในรายชื่อ" in lines[3].note
    assert "ไม่อยู่ในรายชื่อ" not in lines[0].note


def test_last_year_s_folder_says_which_units_are_missing(tmp_path):
    before, now = tmp_path / "before", tmp_path / "now"
    for folder, count in ((before, 3), (now, 2)):
        folder.mkdir()
        write_units(folder, count)
    (before / "broken.json").write_text("x", encoding="utf-8")
    found = states(board(gathered_from(now), expected_units(before, silent)))
    assert found["สำนักงานเขตทดลองที่ 3"] == MISSING
    assert list(found.values()).count(RECEIVED) == 2


def test_what_changed_since_an_earlier_gather_is_said(tmp_path):
    values = write_units(tmp_path, 2)
    record = tmp_path / RECORD_NAME
    write_record(gathered_from(tmp_path), record)
    write_units(tmp_path, 3)
    values[0]["plan"]["vision"] = "เปลี่ยนแล้ว"
    write_value(tmp_path / "unit-001.json", values[0])
    lines = board(gathered_from(tmp_path), earlier=codes_by_unit(read_record(record)))
    assert [line.change for line in lines] == [CHANGED, UNCHANGED, NEW]
    assert [line.change for line in board(gathered_from(tmp_path))] == ["", "", ""]


def test_what_is_no_record_is_refused(tmp_path):
    for text in ("x", "[]", '{"format": "phaen-gathered"}', '{"format": "x", "units": []}'):
        path = tmp_path / "a.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PhaenError, match="การรวบรวมครั้งก่อน"):
            read_record(path)


def test_a_folder_without_packages_and_a_name_of_nothing_are_refused(tmp_path):
    with pytest.raises(PhaenError, match="ไม่พบแฟ้มแผน"):
        package_files([tmp_path])
    with pytest.raises(PhaenError, match="ไม่พบ"):
        package_files([tmp_path / "none"])
