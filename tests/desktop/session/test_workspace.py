import pytest

from db.errors import StoreError
from tests.desktop.parts import package


def test_plans_stand_by_unit_and_newest_year_when_read(store):
    store.add(package("หน่วย ข", year=2565))
    store.add(package("หน่วย ก", year=2565))
    assert [(plan.unit, plan.fiscal_year) for plan in store.plans] == [
        ("หน่วย ก", 2567),
        ("หน่วย ก", 2566),
        ("หน่วย ก", 2565),
        ("หน่วย ข", 2565),
    ]


def test_opening_a_plan_writes_nothing_when_it_is_only_read(store, tmp_path):
    path = tmp_path / "store.db"
    before = path.read_bytes()
    store.open_plan(2)
    assert store.package == package("หน่วย ก", year=2567, quarters=(1, 2))
    store.close_plan()
    assert path.read_bytes() == before


def test_signal_tells_of_a_plan_when_it_is_opened_or_closed(qtbot, store):
    with qtbot.waitSignal(store.package_changed):
        store.open_plan(1)
    assert store.number == 1
    with qtbot.waitSignal(store.package_changed):
        store.close_plan()
    assert (store.number, store.package) == (None, None)


def test_open_plan_is_closed_when_it_is_removed(qtbot, store):
    store.open_plan(1)
    with qtbot.waitSignals([store.package_changed, store.plans_changed]):
        store.remove(1)
    assert store.package is None
    assert [plan.number for plan in store.plans] == [2]


def test_open_plan_stays_when_another_is_removed(store):
    store.open_plan(1)
    store.remove(2)
    assert store.number == 1


def test_open_plan_stays_when_another_cannot_be_opened(store):
    store.open_plan(1)
    with pytest.raises(StoreError):
        store.open_plan(99)
    assert store.number == 1


def test_plan_is_found_again_when_unit_year_and_title_agree(store):
    assert store.find(package("หน่วย ก", year=2566)) == 1
    assert store.find(package("หน่วย ค", year=2566)) is None
