"""Frameworks of other plans: none twice, corrections seen, keys anew, references kept."""

from dataclasses import replace

import pytest

from db.package.file import package_bytes
from db.records import (
    Framework,
    KeyResult,
    Measure,
    Objective,
    Package,
    Plan,
    Strategy,
    Substrategy,
    TacticKpi,
    TextTable,
    TextTableRow,
    YearTarget,
)
from db.references import Reference
from forms.editing.other_frameworks import (
    Source,
    entries,
    frameworks_of,
    missing_entries,
    with_entries,
    years_of,
)
from tests.desktop.parts import package as plan_package

SHELF = Framework(
    strategies=(Strategy("1", "หนึ่ง"), Strategy("2", "สอง")),
    objectives=(Objective("o1", "1.1", "เป้าแรกของเมือง"), Objective("o2", "1.2", "อีกเป้า")),
    key_results=(
        KeyResult("r1", objective="o2", code="1", text="ผล ก"),
        KeyResult("r2", objective="o1", code="1", text="ผล ข"),
    ),
    tactic_kpis=(
        TacticKpi(
            "1.1.1",
            text="วัด",
            targets=(YearTarget("2567", "ร้อยละ 5"),),
            projects=("p9",),
            indicator="k9",
        ),
    ),
)


def package_with(**lists):
    return Package(Plan(fiscal_year=2567, edition="2567", framework=Framework(**lists)))


def offered(package, *frameworks):
    plans = [Plan(framework=framework) for framework in frameworks]
    sources = [Source(f"หน่วย {at}", plan) for at, plan in enumerate(plans)]
    return entries(sources, package.plan)


def taken(package, *frameworks):
    return with_entries(package, offered(package, *frameworks))


def test_everything_is_taken_when_the_plan_has_nothing():
    package, count = taken(package_with(), SHELF)
    assert count == 7
    assert package.plan.framework.strategies == SHELF.strategies
    assert package.plan.framework.tactic_kpis[0].targets == SHELF.tactic_kpis[0].targets


def test_taking_twice_offers_nothing_more():
    once, _ = taken(package_with(), SHELF)
    assert all(entry.known for entry in offered(once, SHELF))
    twice, count = taken(once, SHELF)
    assert count == 0
    assert package_bytes(twice) == package_bytes(once)


def test_entry_is_known_when_only_spaces_and_digits_of_its_code_differ():
    own = package_with(strategies=(Strategy("๑", "หนึ่ง"),))
    first, second = offered(own, SHELF)[:2]
    assert (first.known, second.known) == (True, False)


def test_correction_is_a_difference_and_takes_the_place_of_what_the_plan_has():
    own, _ = taken(package_with(), SHELF)
    corrected = replace(SHELF, strategies=(Strategy("1", "หนึ่งใหม่"), SHELF.strategies[1]))
    [entry] = [entry for entry in offered(own, corrected) if not entry.known]
    assert entry.differences == (("ชื่อ", "หนึ่ง", "หนึ่งใหม่"),)
    assert missing_entries([entry]) == ()
    package, count = with_entries(own, [entry])
    assert count == 1
    assert package.plan.framework == replace(own.plan.framework, strategies=corrected.strategies)


def test_code_that_is_bound_to_its_record_is_compared_as_its_words():
    own = package_with(
        strategies=(Strategy("1", "หนึ่ง"),),
        substrategies=(Substrategy("1.1", "ย่อย", Reference("1", "a")),),
    )
    other = Framework(substrategies=(Substrategy("1.1", "ย่อยใหม่", Reference("2", "b")),))
    [entry] = offered(own, other)
    assert [pair[1:] for pair in entry.differences] == [("ย่อย", "ย่อยใหม่"), ("1", "2")]


def test_corrected_words_of_an_objective_keep_its_key_and_its_key_results():
    own, _ = taken(package_with(), SHELF)
    words = "เป้าแรกของเมืองหลวง"
    corrected = replace(
        SHELF, objectives=(replace(SHELF.objectives[0], text=words), SHELF.objectives[1])
    )
    [entry] = [entry for entry in offered(own, corrected) if not entry.known]
    assert (entry.name, entry.own.text) == ("objectives", "เป้าแรกของเมือง")
    package, _ = with_entries(own, [entry])
    before, after = own.plan.framework, package.plan.framework
    assert after.objectives == (replace(before.objectives[0], text=words), before.objectives[1])
    assert after.key_results == before.key_results


def test_other_objective_of_the_same_substrategy_is_a_new_one():
    own = package_with(objectives=(Objective("o1", "1.1", "ลดเวลารอรับบริการ"),))
    found = offered(own, Framework(objectives=(Objective("x", "1.1", "เพิ่มสวนสาธารณะใกล้บ้าน"),)))
    assert [entry.own for entry in found] == [None]


def test_links_of_the_plan_stay_when_a_corrected_kpi_is_taken():
    own = package_with(tactic_kpis=(TacticKpi("1.1.1", text="วัดเก่า", projects=("p1",)),))
    package, _ = taken(own, SHELF)
    kpi = package.plan.framework.tactic_kpis[0]
    assert (kpi.text, kpi.projects, kpi.indicator) == ("วัด", ("p1",), "")


def test_records_of_the_other_plan_are_left_behind():
    package, _ = taken(package_with(), SHELF)
    kpi = package.plan.framework.tactic_kpis[0]
    assert (kpi.projects, kpi.indicator) == ((), "")


def test_what_several_plans_have_is_offered_once_with_all_their_units():
    found = offered(package_with(), SHELF, SHELF)
    assert len(found) == 7
    assert {entry.units for entry in found} == {("หน่วย 0", "หน่วย 1")}


def test_wordings_of_one_thing_are_rivals_and_the_newest_is_taken():
    newest = Framework(strategies=(Strategy("1", "ใหม่"),))
    found = offered(package_with(), newest, SHELF)
    rivals = [entry for entry in found if entry.thing == 0 and entry.name == "strategies"]
    assert [entry.record.name for entry in rivals] == ["ใหม่", "หนึ่ง"]
    assert [entry.record.name for entry in missing_entries(rivals)] == ["ใหม่"]
    package, count = with_entries(package_with(), rivals)
    assert (count, package.plan.framework.strategies) == (1, newest.strategies)


def test_references_follow_their_records_when_keys_are_taken():
    own = package_with(
        objectives=(Objective("o1", "9.9", "อื่น"), Objective("o2", "1.1", "เป้าแรกของเมือง")),
        key_results=(KeyResult("r1", objective="o1", text="ของเดิม"),),
    )
    package, _ = taken(own, SHELF)
    framework = package.plan.framework
    texts = {item.key: item.text for item in framework.objectives}
    assert len(texts) == 3
    assert [(texts[r.objective], r.text) for r in framework.key_results] == [
        ("อื่น", "ของเดิม"),
        ("อีกเป้า", "ผล ก"),
        ("เป้าแรกของเมือง", "ผล ข"),
    ]
    assert len({result.key for result in framework.key_results}) == 3


def test_key_result_brings_its_objective_when_it_alone_is_chosen():
    own = package_with()
    alone = [entry for entry in offered(own, SHELF) if entry.name == "key_results"][:1]
    package, count = with_entries(own, alone)
    assert count == 2
    framework = package.plan.framework
    assert [item.text for item in framework.objectives] == ["อีกเป้า"]
    assert framework.key_results[0].objective == framework.objectives[0].key


@pytest.fixture
def five_plans(plans):
    """Plans of three years, each of its own unit."""
    plans.open_store()
    for unit, year in (("ก", 2567), ("ข", 2566), ("ค", 2564), ("ง", 2567), ("จ", 2567)):
        found = plan_package(unit, year=year)
        # The KPI names records that these plans do not have.
        stored = replace(SHELF, tactic_kpis=())
        plans.add(replace(found, plan=replace(found.plan, framework=stored)))
    return plans


def test_years_of_other_plans_begin_with_that_of_the_plan(five_plans):
    assert years_of(five_plans.beside(1), 2567) == (2567, 2566, 2564)


def test_years_before_that_of_the_plan_come_before_those_after_it(five_plans):
    assert years_of(five_plans.beside(1), 2566) == (2566, 2564, 2567)
    assert years_of(five_plans.beside(1), None) == (2567, 2566, 2564)


def test_frameworks_of_a_year_are_those_of_its_other_plans_saved_last_first(five_plans):
    found = frameworks_of(five_plans.beside(1), five_plans.framework, 2567)
    assert [source.unit for source in found] == ["จ", "ง"]
    assert found[0].plan.framework == replace(SHELF, tactic_kpis=())


def test_correction_in_one_plan_is_taken_in_another_as_one_step(five_plans, session):
    session.open(4)
    session.set_texts({("plan", "framework", "strategies", 0, "name"): "หนึ่งใหม่"})
    session.open(1)
    before = package_bytes(session.package)
    sources = frameworks_of(five_plans.beside(1), five_plans.framework, 2567)
    different = [e for e in entries(sources, session.package.plan) if not e.known]
    assert [entry.units for entry in different] == [("ง",)]
    package, count = with_entries(session.package, different)
    session.apply(package, f"นำกรอบยุทธศาสตร์มา {count} รายการ")
    assert five_plans.framework(1).framework.strategies[0].name == "หนึ่งใหม่"
    assert session.history.count() == 1
    session.history.undo()
    assert package_bytes(session.package) == before


def of_tables(key: str, words: str = "เป้า") -> Plan:
    """A plan of whose one KPI the definition holds a table under that key."""
    measure = Measure(definition="นิยาม", method=f"วิธี\n[table {key}]")
    kpi = TacticKpi("1.1.1", text="วัด", measure=measure)
    table = TextTable(key, rows=(TextTableRow((words,)),))
    return Plan(2567, "2567", framework=Framework(tactic_kpis=(kpi,)), tables=(table,))


def test_table_of_a_definition_comes_along_and_is_known_then():
    own = Package(Plan(2567, "2567", preface=("[table a]",), tables=(TextTable("a", "ของเรา"),)))
    package, count = with_entries(own, entries([Source("ก", of_tables("a"))], own.plan))
    assert count == 1
    (kpi,) = package.plan.framework.tactic_kpis
    assert kpi.measure.method == "วิธี\n[table table1]"
    assert [table.key for table in package.plan.tables] == ["a", "table1"]
    assert package.plan.tables[1].rows[0].cells == ("เป้า",)
    # Its key is this plan's own affair: what stands there is the same.
    (again,) = entries([Source("ก", of_tables("a"))], package.plan)
    assert again.known
    (other,) = entries([Source("ก", of_tables("a", "เป้าใหม่"))], package.plan)
    assert not other.known


def test_same_table_of_two_plans_is_offered_once():
    found = entries([Source("ก", of_tables("x")), Source("ข", of_tables("y"))], Plan())
    assert [entry.units for entry in found] == [("ก", "ข")]


def test_tables_are_read_of_definitions(plans, session):
    plans.open_store()
    plans.add(Package(replace(of_tables("x"), preface=("[table z]",))))
    plans.add(Package(Plan(2567, "2567")))
    session.open(2)
    (source,) = frameworks_of(plans.beside(session.number), plans.framework, 2567)
    assert source.plan.tables == of_tables("x").tables
    package, _ = with_entries(session.package, entries([source], session.package.plan))
    assert package.plan.tables[0].rows == of_tables("x").tables[0].rows
