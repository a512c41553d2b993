"""What stands within texts: which lines count, and what of it is saved."""

from dataclasses import replace

from db.markers import Marker
from db.placed import (
    as_saved,
    first_places,
    objects_at,
    objects_of,
    unplaced,
    unplaced_formulas,
)
from db.records import (
    Block,
    Formula,
    Indicator,
    Measure,
    Package,
    Plan,
    TextPicture,
    TextTable,
    TextTableRow,
)
from tests.db.packages import PNG

TABLE = TextTable("t", rows=(TextTableRow(("ก",)),))
PICTURE = TextPicture("p", "image/png", PNG)
HALF = Formula("ครึ่ง", "ก", "ข")
DOUBLE = Formula("สองเท่า", "ค", "ง")


def plan_with(*paragraphs, **fields) -> Plan:
    return Plan(
        situation=(Block(paragraphs=paragraphs),), tables=(TABLE,), pictures=(PICTURE,), **fields
    )


def test_text_is_given_line_by_line_with_what_stands_in_it():
    objects = objects_of(plan_with()).within(Measure(formulas=(HALF, DOUBLE)))
    text = (
        "ก\n[table t]\n\\[table t]\n[table u]\n [picture p]\n[formula 2]\n[formula 3]\n[picture t]"
    )
    assert list(objects.parts(text)) == [
        "ก", TABLE, "[table t]", "[table u]", PICTURE, DOUBLE, "[formula 3]", "[picture t]",
    ]  # fmt: skip


def test_formula_counts_in_the_texts_of_its_own_measure_alone():
    indicators = (
        Indicator("k1", name="ก", measure=Measure(method="[formula 1]", formulas=(HALF,))),
        Indicator("k2", name="ข", measure=Measure(method="[formula 1]")),
    )
    package = Package(plan_with(indicators=indicators))
    place = ("plan", "indicators", 0, "measure", "method")
    assert objects_at(package, place).live("[formula 1]") == Marker("formula", "1")
    assert objects_at(package, place).live("[formula 2]") is None
    assert objects_at(package, place).live("[table t]") == Marker("table", "t")
    other = ("plan", "indicators", 1, "measure", "method")
    assert objects_at(package, other).live("[formula 1]") is None
    paragraph = ("plan", "situation", 0, "paragraphs", 0)
    assert objects_at(package, paragraph).live("[formula 1]") is None
    assert objects_at(package, ("plan", "indicators", 0, "name")) is None


def test_formulas_that_no_line_places_follow_the_method():
    measure = Measure(definition="[formula 2]", formulas=(HALF, DOUBLE))
    assert unplaced_formulas(measure) == (HALF,)
    assert unplaced_formulas(replace(measure, method="ก\n[formula 1]")) == ()
    assert unplaced_formulas(replace(measure, definition="\\[formula 2]")) == (HALF, DOUBLE)


def test_object_belongs_to_the_first_text_that_places_it():
    plan = plan_with("ก", "ข\n[table t]", "[table t]", "[table u]")
    assert first_places(plan) == {Marker("table", "t"): ("plan", "situation", 0, "paragraphs", 1)}
    assert unplaced(plan) == {Marker("picture", "p")}


def test_what_no_line_places_any_more_is_not_saved():
    before = Package(plan_with("[table t]", "[picture p]"))
    after = Package(plan_with("[picture p]"))
    saved = as_saved(after, before)
    assert (saved.plan.tables, saved.plan.pictures) == ((), (PICTURE,))
    # Later states still have it in memory, and it stays away until a line places it again.
    later = replace(after, plan=replace(after.plan, title="ใหม่"))
    assert as_saved(later, saved).plan.tables == ()
    assert as_saved(before, saved) is before


def test_line_that_is_kept_as_text_places_nothing():
    before = Package(plan_with("[table t]", "[picture p]"))
    after = Package(plan_with("\\[table t]", "[picture p]"))
    assert as_saved(after, before).plan.tables == ()


def test_what_came_unplaced_with_a_file_stays():
    before = Package(plan_with("[picture p]"))
    after = Package(plan_with())
    assert as_saved(after, before).plan.tables == (TABLE,)
    assert as_saved(after, before).plan.pictures == ()


def test_plan_without_objects_is_saved_as_it_is():
    package = Package(Plan(preface=("[table t]",)))
    assert as_saved(package, package) is package
