"""What an older store says that no plan can say is told of, and not taken for what was written."""

import sqlite3

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations

from db.errors import PlanDamagedError
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store
from tests.db.store.migrations.files import insert, run, upgrade_to


@pytest.fixture
def of_before_sums(tmp_path):
    """A store of the last revision without check sums, with two plans."""
    path = tmp_path / "phaen.db"
    upgrade_to(path, "0004")
    for number in (6, 7):
        insert(
            path, "plans", number=number, id=f"p{number}", fiscal_year=2567, edition="2567",
            title=f"แผน {number}", unit_name="หน่วย",
        )  # fmt: skip
    insert(path, "projects", id="a", rank="h0", key="p1", name="โครงการ", budget_amount="1500")
    return path


@pytest.mark.parametrize(
    "flipped",
    [
        "UPDATE plans SET title = 'แ\x01น' WHERE number = 7",
        "UPDATE plans SET fiscal_year = 999999 WHERE number = 7",
        "UPDATE projects SET budget_amount = '15q0'",
        "UPDATE projects SET budget_amount = '-1500'",
    ],
)
def test_plan_that_was_damaged_before_its_sums_is_told_of(of_before_sums, flipped):
    run(of_before_sums, "PRAGMA ignore_check_constraints = ON", flipped)
    with Store.open(of_before_sums) as store:
        with pytest.raises(PlanDamagedError, match="แผนหมายเลข 7"):
            store.load(7)
        assert store.load(6).plan.title == "แผน 6"


def test_value_that_its_column_does_not_take_stops_no_revision_that_makes_the_table_anew(
    of_before_sums,
):
    run(
        of_before_sums,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE projects SET budget_amount = '-1500'",
    )
    with SqliteBackend(of_before_sums).migrating() as connection:
        revising = Operations(MigrationContext.configure(connection))
        with revising.batch_alter_table("projects", recreate="always"):
            pass
    with pytest.raises(sqlite3.IntegrityError, match="budget_amount"):
        run(of_before_sums, "UPDATE projects SET budget_amount = '-1501'")
    with Store.open(of_before_sums) as store:
        with pytest.raises(PlanDamagedError, match="แผนหมายเลข 7"):
            store.load(7)
        assert store.load(6).plan.title == "แผน 6"


def test_plan_that_is_odd_can_be_looked_at_and_is_well_once_it_is_saved(of_before_sums):
    run(of_before_sums, "UPDATE plans SET title = 'แ\x01น' WHERE number = 7")
    with Store.open(of_before_sums) as store:
        package, _drafts = store.load_with_drafts(7, trusting=True)
        store.save(7, package, package, drafts={})
    with Store.open(of_before_sums) as store:
        assert store.load(7).plan.unit.name == "หน่วย"


def test_sound_plans_are_what_they_were(of_before_sums):
    with Store.open(of_before_sums) as store:
        assert [store.load(number).plan.title for number in (6, 7)] == ["แผน 6", "แผน 7"]
        assert store.damaged_tables(7) == ()
