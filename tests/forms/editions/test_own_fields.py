"""Fields that an edition adds: printed, kept where the edition is not known, and told of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from db.package.file import package_bytes, parse_package, read_package
from db.records import OwnValue, Package
from forms.build import build
from forms.checks import check
from forms.editing.find import find
from forms.editing.own_entry import shown, with_typed
from forms.editions.edition import Edition
from forms.editions.opening import load_edition, opened_edition
from forms.own_values import text_of
from forms.resources import RESOURCES
from tests.forms.build.documents import form, rows, tables
from tests.forms.editions.own import own_edition

_VALUES = (OwnValue("2570/risk", "สูงมาก"), OwnValue("2570/staff", "1250"))


@pytest.fixture
def edition(own: Path) -> Edition:
    own_edition(own)
    return load_edition("2570")


@pytest.fixture
def package() -> Package:
    """The sample on forms of 2570, one of its projects with something in the fields added."""
    package = read_package(RESOURCES / "sample" / "plan.json")
    first, *others = package.plan.projects
    project = replace(first, own_values=_VALUES)
    return replace(package, plan=replace(package.plan, edition="2570", projects=(project, *others)))


def test_a_column_prints_what_a_project_has_in_a_field_added(
    edition: Edition, package: Package
) -> None:
    document = build(package, edition)
    printed = [
        dict(zip((cell.text for cell in table.header[-1].cells), texts, strict=False))
        for part in ("part1", "part2")
        for table in tables(form(document, part))
        for texts in rows(table)
    ]
    said = {(row.get("ความเสี่ยง"), row.get("จำนวนคน")) for row in printed}
    assert ("สูงมาก", "1,250") in said
    # A dash where nothing stands, as in every column.
    assert ("-", "-") in said


def test_a_number_is_one_on_a_sheet(edition: Edition, package: Package) -> None:
    cells = [
        cell
        for made in build(package, edition).forms
        for table in tables(made)
        for row in table.body
        for cell in row.cells
        if cell.text == "1,250"
    ]
    assert cells
    assert {cell.number for cell in cells} == {Decimal(1250)}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("risk", (" ต่ำ\nแต่ต้องดู ", "ต่ำ\nแต่ต้องดู", "ต่ำ\nแต่ต้องดู")),
        ("staff", ("๑,๒๕๐", "1250", "1,250")),
        ("staff", ("12.50", "12.50", "12.5")),
        ("staff", ("สองคน", "สองคน", "สองคน")),
        ("ready", ("5 ม.ค. 2570", "2570-01-05", "5 ม.ค. 2570")),
        ("ready", ("เร็ว ๆ นี้", "เร็ว ๆ นี้", "เร็ว ๆ นี้")),
        ("staff", ("", "", "")),
    ],
)
def test_what_is_typed_is_read_as_its_kind_and_never_lost(
    edition: Edition, package: Package, name: str, texts: tuple[str, str, str]
) -> None:
    typed, kept, again = texts
    field = next(each for each in edition.own_fields if each.name == name)
    record = package.plan.projects[1]
    made = with_typed(record, field, typed, package)
    assert text_of(made, field) == kept
    assert shown(made, field, package) == again
    assert with_typed(made, field, again, package) == made or kept == "12.50"
    assert with_typed(made, field, "", package) == record


def test_what_is_not_of_its_kind_is_told_of_and_nothing_else(
    edition: Edition, package: Package
) -> None:
    def own(values: tuple[OwnValue, ...]) -> list[tuple[str, str]]:
        first, *others = package.plan.projects
        projects = (replace(first, own_values=values), *others)
        changed = replace(package, plan=replace(package.plan, projects=projects))
        return [
            (problem.message, problem.where)
            for problem in check(changed, edition)
            if problem.code == "OWN-KIND"
        ]

    assert own(_VALUES) == []
    ((message, where),) = own((OwnValue("2570/risk", "9"), OwnValue("2570/staff", "สองคน")))
    assert message == "คนที่ใช้ (คน)เป็น “สองคน” ไม่ใช่ตัวเลข"
    assert "คนที่ใช้ (คน)" in where
    # Of a field that the edition does not have nothing is asked.
    assert own((OwnValue("2570/other", "สองคน"),)) == []


def test_a_pc_without_the_edition_loses_nothing_and_says_so(own: Path, package: Package) -> None:
    travelled = parse_package(package_bytes(package))
    opened = opened_edition(travelled.plan)
    assert opened.edition.id == "2567"
    assert "ชุดแบบฟอร์ม 2570 เพิ่มไว้" in opened.trouble
    assert "2 ช่อง" in opened.trouble
    assert travelled.plan.projects[0].own_values == _VALUES
    # It is printed and checked there, and goes on as it came.
    assert build(travelled, opened.edition).forms
    assert parse_package(package_bytes(travelled)) == travelled
    own_edition(own)
    assert opened_edition(travelled.plan).trouble == ""


def test_a_copy_of_an_edition_keeps_the_values_of_the_one_before(
    own: Path, package: Package
) -> None:
    own_edition(own)
    path = own_edition(own, "2571", fields="")
    text = path.read_text().replace('uses = ["2563"]', 'uses = ["2570", "2563"]')
    path.write_text(text)
    edition = load_edition("2571")
    assert {field.key for field in edition.own_fields} == {"2570/risk", "2570/staff", "2570/ready"}
    plan = replace(package.plan, edition="2571")
    assert opened_edition(plan).trouble == ""


def test_find_goes_through_what_stands_in_them(package: Package) -> None:
    (hit,) = find(package, "สูงมาก")
    assert hit.place == ("plan", "projects", 0, "own_values", 0, "text")


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ('name = "1st"\nlabel = "ก"', "ต้องขึ้นต้นด้วย a-z"),
        ('name = "risk"\nlabel = " "', "ต้องมีชื่อช่อง"),
        ('name = "risk"\nlabel = "ก"\nof = "plan"', "ไม่รู้จักค่า “plan”"),
        ('name = "risk"\nlabel = "ก"\nkind = "colour"', "ไม่รู้จักค่า “colour”"),
        (
            'name = "risk"\nlabel = "ก"\n[[own_fields]]\nname = "risk"\nlabel = "ข"',
            "มีช่อง “risk” ซ้ำ",
        ),
    ],
)
def test_a_faulty_field_is_told_of(own: Path, package: Package, field: str, reason: str) -> None:
    text = (Path("forms/editions") / "2567.toml").read_text()
    (own / "2570.toml").write_text(f"{text}\n[[own_fields]]\n{field}\n")
    assert reason in opened_edition(package.plan).trouble


def test_a_template_names_fields_only_where_their_records_are_at_hand(
    own: Path, package: Package
) -> None:
    path = own_edition(own)
    text = path.read_text()
    assert opened_edition(package.plan).trouble == ""
    path.write_text(text.replace("{plan.part3_heading}", "{project_own.risk}", 1))
    assert "project_own.risk" in opened_edition(package.plan).trouble
    path.write_text(text.replace("{project_own.risk}", "{project_own.risks}", 1))
    assert "อาจหมายถึง {project_own.risk}" in opened_edition(package.plan).trouble


def test_lists_of_records_have_them_as_they_are(edition: Edition, package: Package) -> None:
    document = build(package, edition, lists=True)
    listed = next(each for each in document.lists if each.name == "projects")
    headings = [column.heading for column in listed.columns]
    at = headings.index("คนที่ใช้ (คน)")
    assert listed.columns[at].kind == "figure"
    assert [row[at] for row in listed.rows][:2] == [Decimal(1250), None]
    plain = build(package, load_edition("2567"), lists=True)
    known = next(each for each in plain.lists if each.name == "projects")
    assert "คนที่ใช้ (คน)" not in [column.heading for column in known.columns]
