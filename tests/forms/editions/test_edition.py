from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from db.records import Organisation, Package, Plan
from forms.build import build, form_entries
from forms.editions import library
from forms.editions.faults import EditionError
from forms.editions.library import BUILT_IN, edition_files
from forms.editions.opening import load_edition, opened_edition


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office's own folder of editions."""
    monkeypatch.setattr(library, "own_folder", lambda: tmp_path)
    return tmp_path


def plan(edition: str, year: int = 2567) -> Plan:
    return Plan(fiscal_year=year, edition=edition, unit=Organisation(name="กองทดสอบ"))


@pytest.mark.parametrize("edition_id", sorted(path.stem for path in BUILT_IN.glob("*.toml")))
def test_every_edition_of_the_program_reads_and_builds(edition_id: str) -> None:
    edition = load_edition(edition_id)
    assert edition.id == edition_id
    package = Package(plan=plan(edition_id))
    build(package, edition)
    assert len({form.id for form in edition.forms}) == len(edition.forms)
    assert len({form.sheet for form in edition.forms}) == len(edition.forms)


def test_a_later_edition_takes_in_the_quarterly_forms() -> None:
    assert {form.id for form in load_edition("2567").forms} >= {"progress", "memo"}
    assert load_edition("2567").words.dots == load_edition("2563").words.dots


def test_rules_differ_where_the_editions_differ() -> None:
    newer, older = load_edition("2567").rules, load_edition("2566").rules
    assert newer.weight_sum == older.weight_sum == Decimal(70)
    assert (newer.counts_not_granted, older.counts_not_granted) == (True, False)
    assert (newer.weight_components, older.weight_components) == (("1",), ("1", "2", "3"))


@pytest.mark.parametrize(
    ("wanted", "found"), [("2567", "2567"), ("2568", "2567"), ("2565", "2563"), ("2500", "2563")]
)
def test_a_plan_is_printed_on_the_newest_edition_that_is_not_later(wanted: str, found: str) -> None:
    assert opened_edition(plan(wanted)).edition.id == found


def test_an_office_can_copy_and_change_an_edition(own: Path) -> None:
    text = (BUILT_IN / "2567.toml").read_text(encoding="utf-8")
    changed = text.replace("ตาราง ก แสดงตัวชี้วัด", "ตาราง ก (ปรับปรุง) แสดงตัวชี้วัด")
    (own / "2568.toml").write_text(changed, encoding="utf-8")
    edition = opened_edition(plan("2568", year=2568)).edition
    assert edition.id == "2568"
    titles = [entry.title for entry in form_entries(Package(plan=plan("2568", 2568)), edition)]
    assert any(title.startswith("ตาราง ก (ปรับปรุง)") and "2568" in title for title in titles)


def test_an_unknown_edition_is_refused_with_those_there_are() -> None:
    with pytest.raises(EditionError, match=r"ไม่มีชุดแบบฟอร์ม “1999”.*2567"):
        load_edition("1999")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "แผน', 'nam = "แผน', "nam"),
        ("weight_sum = 70", 'weight_sum = "เจ็ดสิบ"', "rules.weight_sum"),
        ("level_percents = [20, 40, 60, 80, 100]", "level_percents = 20", "rules.level_percents"),
        ('kind = "leaders"', "kind = 5", "forms[1].blocks[3].kind"),
        ('orientation = "landscape"', 'orientation = "sideways"', "forms[2].orientation"),
        ("[words]\n", "[words\n", "อ่านแฟ้ม"),
        ("step_sum = 100\n", "", "rules.step_sum"),
    ],
)
def test_a_damaged_edition_is_refused_with_its_file_and_place(
    own: Path, old: str, new: str, told: str
) -> None:
    text = (BUILT_IN / "2563.toml").read_text(encoding="utf-8")
    assert old in text
    (own / "2599.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(EditionError) as refused:
        load_edition("2599")
    assert "2599.toml" in str(refused.value)
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('kind = "leaders"', 'kind = "leader"', "leader"),
        ('rows = "results"', 'rows = "result"', "result"),
        ('show = "narrative"', 'show = "story"', "story"),
        ('style = "memo_further"', 'style = "memo_more"', "memo_more"),
    ],
)
def test_an_edition_that_uses_an_unknown_name_is_refused_before_it_builds(
    own: Path, old: str, new: str, told: str
) -> None:
    text = (BUILT_IN / "2563.toml").read_text(encoding="utf-8")
    (own / "2598.toml").write_text(text.replace(old, new), encoding="utf-8")
    edition = load_edition("2598")
    with pytest.raises(EditionError, match=f"“{told}”"):
        build(Package(plan=plan("2598")), edition)


def test_an_edition_that_uses_itself_or_nothing_known_is_refused(own: Path) -> None:
    shutil.copy(BUILT_IN / "2563.toml", own / "2597.toml")
    text = (own / "2597.toml").read_text(encoding="utf-8")
    for used in ("2597", "1900"):
        (own / "2597.toml").write_text(f'uses = ["{used}"]\n{text}', encoding="utf-8")
        with pytest.raises(EditionError, match=f"อ้างถึงชุด “{used}”"):
            load_edition("2597")


def test_an_offices_edition_stands_before_the_programs_own(own: Path) -> None:
    shutil.copy(BUILT_IN / "2563.toml", own / "2563.toml")
    assert edition_files()["2563"] == own / "2563.toml"


def test_a_form_is_found_by_the_rows_it_goes_through() -> None:
    rows = "supporting_components"
    assert load_edition("2567").form_with(rows) == "table-f"
    assert load_edition("2566").form_with(rows) == "table-d"
    assert load_edition("2563").form_with(rows) == ""
