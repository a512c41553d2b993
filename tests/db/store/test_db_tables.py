"""The tables as the database sees them, on SQLite and on another one."""

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from db.fields import Kind, identities
from db.records import Package
from db.store.table_layout import PLANS, flat_fields, tables_from
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
    beside = {"plans", "drafts", "sums", "issued_packages", "issued_papers"}
    beside |= {"exchanges", "exchanged_packages", "libraries"}
    assert set(METADATA.tables) == names | beside


def test_every_other_field_is_a_column():
    for layout in tables_from(PLANS):
        assert {column for field in layout.fields for column in field.columns} <= set(
            table_of(layout).c.keys()
        )
        if layout.record:
            fields = flat_fields(layout.record)
            declared = {path for path, spec, _ in fields if spec.kind not in LISTS}
            assert {field.path for field in layout.fields} == declared


@pytest.mark.parametrize("layout", [*tables_from(PLANS)][1:], ids=lambda layout: layout.name)
def test_rows_are_named_within_their_plan_and_have_a_rank_and_an_owner(layout):
    table = table_of(layout)
    assert table.primary_key.columns.keys() == ["plan_number", "id"]
    own = {"plan_number", "id", "rank", *(["parent_id"] if layout.nested else [])}
    assert {name for name in own if table.c[name].nullable} == set()
    (owner,) = [
        key for key in table.foreign_key_constraints if key.name == f"fk_{table.name}_owner"
    ]
    assert owner.ondelete == "CASCADE"
    assert owner.referred_table.name == (layout.parent or "plans")
    # Two writers may give one key, and put two rows at one rank: no rule forbids it.
    assert not [item for item in table.constraints if isinstance(item, sa.UniqueConstraint)]


def test_rows_bear_the_identities_of_records_where_there_are_any():
    bare = {layout.name for layout in tables_from(PLANS) if layout.record and not layout.identified}
    assert bare == {
        "plans", "framework_tactic_kpis_targets", "projects_own_values", "indicators_own_values",
        "tables_head", "tables_rows", "tables_widths",
    }  # fmt: skip
    assert all(identities(x.record) for x in tables_from(PLANS) if x.identified)


def test_texts_that_may_name_a_record_have_its_identity_beside_them():
    for layout in tables_from(PLANS):
        for field in layout.fields:
            named = bool(field.spec.coded) or (layout.name, field.column) == (
                "reports_steps",
                "step",
            )
            assert bool(field.identity) == named
            assert not field.identity or table_of(layout).c[field.identity].nullable


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
    assert all([item.column.name for item in key.elements] == ["plan_number", "id"] for key in keys)


def test_no_column_holds_json_and_bytes_are_those_of_pictures_and_of_what_was_issued_or_sent():
    kinds = (sa.JSON, sa.LargeBinary, sa.PickleType)
    columns = [column for table in METADATA.tables.values() for column in table.c]
    assert {str(c) for c in columns if isinstance(c.type, kinds)} == {
        "pictures.data", "issued_packages.content", "issued_papers.pdf",
        "exchanged_packages.content", "libraries.content",
    }  # fmt: skip


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


def test_every_bound_and_choice_is_watched_by_the_database():
    for layout in tables_from(PLANS):
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


def test_declared_names_never_meet_those_of_the_store():
    listed = {"plan_number", "id", "parent_id", "rank"}
    for layout in tables_from(PLANS):
        own = {"number", "saved_at", "id", "previous"} if layout is PLANS else listed
        assert len(layout.columns) == len(set(layout.columns))
        assert not set(layout.columns) & own
