"""The notes of the editions on how fields are filled in."""

import pytest

from db.fields import Kind, specs
from db.records import Package, Plan
from forms.editions.notes import note_at
from forms.editions.opening import load_edition

EDITIONS = ("2566", "2567")


def paths(record=Plan, above=()):
    """The fields of a plan that people fill in, as the names on the way to each."""
    for name, spec in specs(record).items():
        # What is kept beside the content is written by the program, for what one does there.
        if spec.kind is not Kind.KEY and not spec.beside and name != "reports":
            yield (*above, name)
            if spec.record is not None:
                yield from paths(spec.record, (*above, name))


def note(edition, path):
    return note_at(load_edition(edition), ("plan", *path.split(".")))


def leaves():
    known = list(paths())
    above = {path[:-1] for path in known}
    return [path for path in known if path not in above]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_field_says_how_it_is_filled_in_or_where_it_prints(edition):
    bare = [".".join(path) for path in leaves() if not note(edition, ".".join(path))]
    assert bare == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_note_is_on_a_field_that_there_is_not(edition):
    known = {".".join(path) for path in paths()} | {
        ".".join(path) for path in paths(Package) if path[0] != "plan"
    }
    ends = {".".join(path.split(".")[at:]) for path in known for at in range(1, 5)}
    for name in load_edition(edition).notes:
        assert (name[2:] in ends) if name.startswith("*.") else (name in known), name


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("framework.objectives.text", "มุ่งให้เกิดอะไร"),
        ("framework.key_results.text", "วัดความสำเร็จ"),
        ("indicators.target", "คาดหวังในปีนี้"),
        ("framework.tactic_kpis.targets.text", "ให้ใส่ -"),
        ("projects.strategy_code", "6 หลัก"),
        ("projects.policies", "P ตามด้วยตัวเลข 3 หลัก"),
        ("part2.projects", "ต้องไม่อยู่ในแผนปฏิบัติราชการกรุงเทพมหานคร และไม่ใช่งานประจำ"),
        ("part3.projects", "ให้ใส่รหัสนโยบายเป็น -"),
        ("projects.integrated_programme", "*"),
    ],
)
def test_official_notes_are_those_of_the_form(path, words):
    assert words in note("2567", path)


def test_edition_says_what_its_own_forms_do():
    # Its forms name policies and have no column for codes of strategies.
    assert "6 หลัก" not in note("2566", "projects.strategy_code")
    assert "3 หลัก" not in note("2566", "projects.policies")


def test_note_of_alike_paths_and_of_the_list_serve_where_there_is_no_own():
    assert note("2567", "situation.level") == note("2567", "indicators.annexes.level")
    assert note("2567", "indicators.baseline.year") == note("2567", "indicators.baseline")
    assert note("2567", "framework.substrategies.strategy") != note("2567", "goals.strategy")


def test_rows_make_no_difference():
    at = ("plan", "indicators", 3, "rubrics", 0, "levels", 2, "criteria")
    assert note_at(load_edition("2567"), at) == note("2567", "indicators.rubrics.levels.criteria")
