from tests.desktop.parts import package


def test_plans_stand_by_unit_and_newest_year_when_read(store):
    store.add(package("หน่วย ข", year=2565))
    store.add(package("หน่วย ก", year=2565))
    assert [(plan.unit, plan.fiscal_year) for plan in store.entries] == [
        ("หน่วย ก", 2567),
        ("หน่วย ก", 2566),
        ("หน่วย ก", 2565),
        ("หน่วย ข", 2565),
    ]


def test_signal_tells_when_a_plan_is_added_or_taken_out(qtbot, store):
    with qtbot.waitSignal(store.changed):
        number = store.add(package("หน่วย ข"))
    with qtbot.waitSignal(store.changed):
        store.remove(number)
    assert [plan.unit for plan in store.entries] == ["หน่วย ก", "หน่วย ก"]


def test_plans_beside_one_are_all_others(store):
    assert [plan.number for plan in store.beside(1)] == [2]
    assert store.beside(None) == store.entries


def test_plan_is_found_again_when_unit_year_and_title_agree(store):
    assert store.find(package("หน่วย ก", year=2566)) == 1
    assert store.find(package("หน่วย ค", year=2566)) is None
