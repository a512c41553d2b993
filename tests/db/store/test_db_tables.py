"""The tables as the database sees them, on SQLite and on another one."""

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from db.fields import Kind
from db.records import Package
from db.store.table_layout import PLANS, flat_fields
from db.store.tables import METADATA, table_of

LISTS = {Kind.TEXTS, Kind.REFS, Kind.RECORDS, Kind.MAP}


def list_paths(record, path=()):
    for field, spec, _ in flat_fields(record):
        if spec.kind in LISTS:
            yield (*path, *field), spec
            if spec.record:
                yield from list_paths(spec.record, (*path, *field))


def test_every_list_of_the_package_is_a_table():
    names = {"_".join(path).removeprefix("plan_") for path, _ in list_paths(Package)}
    assert set(METADATA.tables) == names | {"plans", "drafts"}


def test_every_other_field_is_a_column():
    def walk(layout):
        declared = {path for path, spec, _ in flat_fields(layout.record) if spec.kind not in LISTS}
        assert {field.path for field in layout.fields} == declared
        assert {field.column for field in layout.fields} <= set(table_of(layout).c.keys())
        for _, below in layout.lists:
            if below.record:
                walk(below)

    walk(PLANS)


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_rows_have_their_plan_their_place_and_an_owner(name):
    table = METADATA.tables[name]
    if name in {"plans", "drafts"}:
        return
    columns = set(table.c.keys())
    assert {"plan_number", "ordinal"} <= columns
    (owner,) = [key for key in table.foreign_key_constraints if key.name == f"fk_{name}_owner"]
    assert owner.ondelete == "CASCADE"
    place = {"plan_number", "ordinal", *({"parent_id"} & columns)}
    unique = [
        {column.name for column in constraint.columns}
        for constraint in table.constraints
        if isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint)
    ]
    assert place in unique


def test_references_are_foreign_keys_checked_at_the_end():
    keys = [
        key
        for table in METADATA.tables.values()
        for key in table.foreign_key_constraints
        if not key.name.endswith("_owner")
    ]
    declared = [spec for _, spec in list_paths(Package) if spec.kind is Kind.REFS]
    single = [
        spec
        for record in {spec.record for _, spec in list_paths(Package) if spec.record}
        for _, spec, _ in flat_fields(record)
        if spec.kind is Kind.REF
    ]
    assert len(keys) >= len(declared) + len(single)
    assert all(key.deferrable and key.initially == "DEFERRED" for key in keys)
    assert all(key.column_keys[0] == "plan_number" for key in keys)


def test_no_column_holds_json_and_bytes_are_those_of_pictures_alone():
    kinds = (sa.JSON, sa.LargeBinary, sa.PickleType)
    columns = [column for table in METADATA.tables.values() for column in table.c]
    assert [str(c) for c in columns if isinstance(c.type, kinds)] == ["pictures.data"]


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_table_can_be_made_on_postgresql(name):
    table = METADATA.tables[name]
    dialect = postgresql.dialect()
    assert str(sa.schema.CreateTable(table).compile(dialect=dialect))
    for index in table.indexes:
        assert str(sa.schema.CreateIndex(index).compile(dialect=dialect))
    names = [table.name, *table.c.keys(), *(item.name for item in table.constraints)]
    names += [index.name for index in table.indexes]
    assert max(len(name.encode()) for name in names) <= 63


def test_figures_are_numeric_on_postgresql_and_text_on_sqlite():
    column = METADATA.tables["projects"].c.budget_amount
    assert column.type.compile(postgresql.dialect()) == "NUMERIC"
    assert column.type.compile(sa.create_engine("sqlite://").dialect) == "TEXT"


def test_every_bound_and_choice_is_watched_by_the_database():
    for layout in layouts(PLANS):
        checked = {
            item.name.removeprefix(f"ck_{layout.name}_")
            for item in table_of(layout).constraints
            if isinstance(item, sa.CheckConstraint)
        }
        bounded = {
            field.column
            for field in layout.fields
            if field.spec.choices or {field.spec.minimum, field.spec.above} != {None}
        }
        assert checked == bounded


def layouts(layout):
    yield layout
    for _, below in layout.lists:
        yield from layouts(below)


def test_declared_names_never_meet_those_of_the_store():
    own = {"plan_number", "id", "parent_id", "ordinal", "number", "saved_at"}
    for layout in layouts(PLANS):
        columns = [field.column for field in layout.fields]
        assert len(columns) == len(set(columns))
        assert not set(columns) & (own - {"number"})
        if layout is PLANS:
            assert "number" not in columns
