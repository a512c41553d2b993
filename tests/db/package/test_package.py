"""Packages in and out: nothing lost, nothing added, figures exact."""

import json
from base64 import encodebytes
from dataclasses import replace
from decimal import Decimal

import pytest

from db.errors import PackageRefusedError, PhaenError
from db.package.file import package_bytes, parse_package, read_file, read_package, write_package
from db.records import Acceptance, Issuance, Package, Plan
from db.settling import taken_in
from tests.db.packages import JPEG, PNG, as_bytes, exact, normal

_LIMIT = 40 * 1024**2


def test_package_comes_back_whole_when_written_and_read(small, small_package):
    again = package_bytes(small_package)
    assert parse_package(again) == small_package
    assert normal(exact(again)) == normal(exact(as_bytes(small)))


def test_case_comes_back_with_no_difference(case):
    again = package_bytes(parse_package(case))
    assert normal(exact(again)) == normal(exact(case))


def test_objects_keep_the_order_of_their_keys_when_they_are_maps(small_package):
    targets = exact(package_bytes(small_package))["plan"]["framework"]["tactic_kpis"][0]["targets"]
    assert list(targets.items()) == [("2568", "ร้อยละ 80"), ("2567", ""), ("ตลอดแผน", "ครบ")]


def test_empty_items_stay_in_their_lists(small_package):
    plan = exact(package_bytes(small_package))["plan"]
    assert plan["divisions"][0]["duties"] == ["งานแรก", "", "งานสาม"]
    assert plan["staffing"][1] == {}
    formula = plan["framework"]["tactic_kpis"][0]["measure"]["formulas"][0]
    assert formula == {"numerator": "", "denominator": ""}


def test_empty_and_absent_are_the_same_package(small, small_package):
    plan = small["plan"]
    plan["vision"] = ""
    plan["missions"] = []
    plan["framework"]["strategies"] = []
    plan["agency"]["code"] = ""
    plan["indicators"][0]["target_value"] = None
    plan["projects"][1]["budget"] = {}
    assert parse_package(as_bytes(small)) == small_package


def test_required_fields_are_written_when_empty(small):
    small["plan"]["unit"] = {"name": ""}
    small["plan"]["situation"] = [{"paragraphs": []}]
    written = exact(package_bytes(parse_package(as_bytes(small))))["plan"]
    assert written["unit"] == {"name": ""}
    assert written["situation"] == [{"paragraphs": []}]


def test_no_is_kept_apart_from_not_said(small_package):
    first, second = exact(package_bytes(small_package))["plan"]["projects"]
    assert first["dropped"] is False
    assert "dropped" not in second


@pytest.mark.parametrize(
    "figure",
    ["0.1", "256400.50", "12345678901234567890.25", "1E+3", "0.0000001", "0", "0.00", "5e2"],
)
def test_figures_are_exact_when_written_again(small, figure):
    text = as_bytes(small).replace(b'"amount": 500000', b'"amount": ' + figure.encode())
    again = parse_package(package_bytes(parse_package(text)))
    amount = again.plan.projects[0].budget.amount
    assert str(amount) == str(Decimal(figure))


def test_whole_figure_may_have_a_point(small):
    small["plan"]["staffing"][0]["civil_servants"] = 3.0
    small["version"] = 1.0
    package = parse_package(as_bytes(small))
    assert package.plan.staffing[0].civil_servants == 3
    assert b'"civil_servants": 3,' in package_bytes(package).replace(b"\n", b",")


def test_file_is_utf8_indented_by_one_and_in_declared_order(small_package):
    data = package_bytes(small_package)
    value = json.loads(data)
    assert data.startswith(b'{\n "format": "bma-plan-package",\n "version": 1,\n "plan": {')
    assert "แผนทดลอง".encode() in data
    assert list(value) == ["format", "version", "plan", "reports"]
    assert list(value["plan"])[:5] == ["fiscal_year", "edition", "title", "agency", "unit"]


def test_byte_order_mark_is_taken(small):
    assert parse_package(b"\xef\xbb\xbf" + as_bytes(small)).plan.title == "แผนทดลอง"


def test_text_keeps_every_letter(small):
    text = 'น้ำ\tและ\nบรรทัด  "สอง" \\ \u200b\u00a0\U0001f600\u202e\ue000 ฯลฯ ๆ '
    small["plan"]["vision"] = text
    package = parse_package(as_bytes(small))
    assert parse_package(package_bytes(package)).plan.vision == text


def test_package_is_written_and_read_as_a_file_with_a_thai_name(tmp_path, small_package):
    path = tmp_path / "แผนปฏิบัติการ 2568.json"
    write_package(small_package, path)
    assert read_package(path) == small_package
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_missing_file_is_said_in_thai(tmp_path):
    with pytest.raises(PhaenError, match="ไม่พบแฟ้ม"):
        read_package(tmp_path / "ไม่มี.json")


def test_folder_is_no_package(tmp_path):
    with pytest.raises(PhaenError, match=r"โฟลเดอร์|สิทธิ์"):
        read_package(tmp_path)


def test_smallest_package_is_taken():
    value = {
        "format": "bma-plan-package",
        "version": 1,
        "plan": {"fiscal_year": 2500, "edition": "", "unit": {"name": ""}},
    }
    assert parse_package(as_bytes(value)) == Package(plan=Plan(fiscal_year=2500))


def test_file_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "ใหญ่.json"
    with path.open("wb") as file:
        file.truncate(_LIMIT + 1)
    with pytest.raises(PackageRefusedError, match="แฟ้มใหญ่เกิน 40 เมกะไบต์"):
        read_package(path)


def test_file_as_large_as_may_be_is_read(tmp_path, small):
    path = tmp_path / "ใหญ่.json"
    data = as_bytes(small)
    path.write_bytes(data + b" " * (_LIMIT - len(data)))
    assert read_package(path).plan.title == "แผนทดลอง"


def test_pictures_come_back_byte_for_byte(small_package):
    plan = parse_package(package_bytes(small_package)).plan
    assert [picture.data for picture in plan.pictures] == [PNG, JPEG]
    assert str(plan.pictures[0].width_mm) == "120.5"


def test_picture_broken_into_lines_is_taken(small):
    small["plan"]["pictures"][0]["data"] = encodebytes(PNG).decode().replace("\n", "\r\n")
    assert parse_package(as_bytes(small)).plan.pictures[0].data == PNG


def test_rows_of_tables_stand_in_a_package_as_their_cells(small_package):
    table = exact(package_bytes(small_package))["plan"]["tables"][0]
    assert table["head"] == [["ปี", "เป้าหมาย"], ["", "แห่ง"]]
    assert table["rows"] == [["2567", "10", "เกินมา"], [], ["รวมทุกปี", "", ""]]
    assert table["widths"] == [1, Decimal("2.5")]


def test_package_of_before_tables_and_pictures_is_taken(small, small_package):
    plan = small["plan"]
    for name in ("tables", "pictures", "part3_heading", "print_choices"):
        del plan[name]
    del plan["part1"][0]["tactics"][0]["project_notes"]
    del plan["projects"][0]["activities"][0]["steps"][0]["spans"][0]["label"]
    del small["reports"][0]["heading"]
    package = parse_package(as_bytes(small))
    assert (package.plan.tables, package.plan.pictures) == ((), ())
    assert package.plan.situation == small_package.plan.situation
    assert normal(exact(package_bytes(package))) == normal(exact(as_bytes(small)))


def test_file_for_older_programs_has_nothing_that_they_do_not_know(small_package):
    report = small_package.reports[0]
    step, issuance = report.steps[0], Issuance("2568-01-09", "ผู้ออก", content_code="ab")
    newer = replace(report, steps=(replace(step, carried=True),), issuances=(issuance,))
    plan = replace(small_package.plan, acceptances=(Acceptance("KEYS-1", content="0a"),))
    package = Package(plan, (newer,))
    value = json.loads(package_bytes(package, version=1))
    assert "acceptances" not in value["plan"]
    assert value["reports"][0]["issuances"] == [{"date": "2568-01-09", "by": "ผู้ออก"}]
    assert "carried" not in value["reports"][0]["steps"][0]
    # The others have all of it.
    assert parse_package(package_bytes(package)) == package


def test_file_names_what_its_plan_has_come_from(small_package, tmp_path):
    codes = ("ab" * 32, "01" * 32)
    path = tmp_path / "plan.json"
    taken = taken_in(small_package)
    write_package(taken, path, descends_from=codes)
    found = read_file(path)
    assert (found.package, found.descends_from) == (taken, codes)
    # Programs of before know no such part.
    write_package(taken, path, version=1, descends_from=codes)
    assert read_file(path).descends_from == ()


@pytest.mark.parametrize("part", ["x", ["ab"], [1], ["AB" * 32], ["ab" * 32] * 201])
def test_descent_that_is_none_is_refused(small, part):
    small["descends_from"] = part
    with pytest.raises(PackageRefusedError, match="descends_from"):
        parse_package(as_bytes(small))
