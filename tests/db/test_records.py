"""The declarations say what the schema says, field by field."""

import json
from pathlib import Path

import pytest

import db
from db.fields import IDENTITY, PATTERNS, Kind, Spec, identities, specs
from db.records import Package
from tests.db.packages import CASES

SCHEMA = json.loads((Path(db.__file__).parent / "package/plan-package.schema.json").read_bytes())
TEXTUAL = {Kind.TEXT, Kind.KEY, Kind.REF, Kind.MONTH, Kind.DATE}


def resolved(schema):
    if "$ref" in schema:
        return resolved(SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    return schema


def types_of(schema):
    found = schema.get("type", [])
    return {found} if isinstance(found, str) else set(found)


def disagreements(spec: Spec, schema, place: str) -> list[str]:
    """Where one field's declaration and its schema differ, and those below it."""
    found: list[str] = []

    def agree(what: str, declared: object, said: object) -> None:
        if declared != said:
            found.append(f"{place}: {what} {declared!r}, the schema says {said!r}")

    schema = resolved(schema)
    if spec.kind in {Kind.TEXTS, Kind.REFS, Kind.RECORDS}:
        agree("type", {"array"}, types_of(schema))
        item = {Kind.TEXTS: Kind.TEXT, Kind.REFS: Kind.REF, Kind.RECORDS: Kind.RECORD}[spec.kind]
        below = Spec(item, spec.label, record=spec.record)
        if spec.bare:
            (below,) = specs(spec.record).values()
        return found + disagreements(below, schema["items"], f"{place}[]")
    if spec.kind is Kind.RECORD:
        return found + record_disagreements(spec.record, schema, place)
    if spec.kind is Kind.MAP:
        agree("items", {"type": "string"}, schema.get("additionalProperties"))
        return found
    if spec.kind is Kind.CHOICE:
        agree("choices", list(spec.choices), schema.get("enum"))
        return found
    word = {Kind.NUMBER: "number", Kind.INTEGER: "integer", Kind.FLAG: "boolean"}
    null = {"null"} if spec.nullable else set()
    agree("type", {word.get(spec.kind, "string")} | null, types_of(schema))
    agree("minimum", spec.minimum, schema.get("minimum"))
    agree("maximum", spec.maximum, schema.get("maximum"))
    agree("exclusive minimum", spec.above, schema.get("exclusiveMinimum"))
    if spec.kind in TEXTUAL:
        pattern = f"^{PATTERNS[spec.kind].pattern}$" if spec.kind in PATTERNS else None
        agree("pattern", pattern, schema.get("pattern"))
    return found


def record_disagreements(record, schema, place: str, besides: frozenset[str] = frozenset()):
    properties = schema["properties"]
    declared = specs(record)
    found = [
        f"{place}.{name}: no identity in the schema"
        for name in identities(record)
        if resolved(properties.get(name, {})).get("pattern") != f"^{IDENTITY.pattern}$"
    ]
    besides |= set(identities(record))
    if schema.get("additionalProperties") is not False:
        found.append(f"{place}: the schema takes more fields than are declared")
    if set(declared) != set(properties) - besides:
        found.append(f"{place}: declared {sorted(declared)}, the schema says {sorted(properties)}")
    required = {name for name, spec in declared.items() if spec.required}
    if required != set(schema.get("required", ())) - besides:
        found.append(f"{place}: required {sorted(required)}, the schema {schema.get('required')}")
    for name, spec in declared.items():
        if name in properties:
            found += disagreements(spec, properties[name], f"{place}.{name}")
    return found


def test_declarations_agree_with_the_schema_field_by_field():
    header = frozenset({"format", "version", "generator", "drafts", "descends_from"})
    assert record_disagreements(Package, SCHEMA, "package", header) == []


def test_declared_order_is_the_order_of_the_schema():
    assert list(specs(Package)) == ["plan", "reports"]
    plan = specs(specs(Package)["plan"].record)
    named = [*plan, *identities(specs(Package)["plan"].record)]
    assert named == list(SCHEMA["$defs"]["plan"]["properties"])


def narrowed(offices, ours, place="schema"):
    """Where our schema takes less than the offices' own: it may add optional fields only."""
    if place == "schema.properties.version":
        return [] if offices["const"] in ours["enum"] else [place]
    if isinstance(ours, dict) and ours.get("$ref") != offices.get("$ref"):
        offices, ours = resolved(offices), resolved(ours)
    if not isinstance(offices, dict) or not isinstance(ours, dict):
        return [] if offices == ours else [place]
    grows = place.endswith((".properties", ".$defs"))
    missing = [f"{place}.{name}" for name in offices if name not in ours]
    added = [] if grows else [f"{place}.{name}" for name in ours if name not in offices]
    return (
        missing
        + added
        + [
            found
            for name in offices
            if name in ours
            for found in narrowed(offices[name], ours[name], f"{place}.{name}")
        ]
    )


def test_schema_takes_all_that_fits_the_one_that_offices_have():
    original = CASES.parent / "spec/plan-package.schema.json"
    if not original.exists():
        pytest.skip("the shared schema is not here")
    assert narrowed(json.loads(original.read_bytes()), SCHEMA) == []


def test_every_reference_points_into_a_list_with_keys():
    seen = set()

    def walk(record):
        for spec in specs(record).values():
            if spec.target:
                *path, name = spec.target.split(".")
                owner = Package
                for part in path:
                    owner = specs(owner)[part].record
                target = specs(owner)[name]
                kinds = [s.kind for s in specs(target.record).values()]
                assert target.kind is Kind.RECORDS
                assert kinds.count(Kind.KEY) == 1
                seen.add(spec.target)
            if spec.record:
                walk(spec.record)

    walk(Package)
    assert len(seen) == 5


def test_every_label_is_thai_or_an_official_word():
    def walk(record):
        for name, spec in specs(record).items():
            assert spec.label == "SWOT" or any("ก" <= letter <= "๙" for letter in spec.label), name
            if spec.record:
                walk(spec.record)

    walk(Package)
