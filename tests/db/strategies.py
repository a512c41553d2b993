"""Random packages: valid ones made from the declarations, and damaged ones from those."""

from base64 import b64encode
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import strategies as st

from db.fields import Kind, Spec, identities, specs
from db.package.file import FORMAT, VERSIONS
from db.records import Package
from tests.db.packages import JPEG, PNG

WORDS = [
    "", "แผน", "น้ำใจ", "ก ข", " ", "1.1", "บรรทัด\nสอง", '"', "😀", "-",
    "[table k1]", "ก\n[picture K.2]\nข", "[table k9]", "\\[table k1]", "[formula 1]",
]  # fmt: skip
# The keys that lists bear: enough of each, so that every reference finds its record.
KEYS = ["k1", "K.2", "k-3"]
SMALL = 3

# What a picture is and what it says that it is must agree.
PICTURES = [("image/png", PNG), ("image/jpeg", JPEG)]

texts = st.sampled_from(WORDS) | st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=8
)
months = st.builds("{}-{:02}".format, st.integers(2500, 2699), st.integers(1, 12))
dates = st.builds("{}-{:02}".format, months, st.integers(1, 31))


def figures(spec: Spec) -> st.SearchStrategy[Any]:
    lowest = [bound for bound in (spec.minimum, spec.above) if bound is not None]
    low = lowest[0] if lowest else -(10**12)
    high = spec.maximum if spec.maximum is not None else 10**12
    if spec.kind is Kind.INTEGER:
        return st.integers(low, high)
    exact = st.decimals(low, high, places=2, allow_nan=False, allow_infinity=False)
    either = exact | st.integers(low, high).map(Decimal)
    return either if spec.above is None else either.filter(lambda figure: figure > spec.above)


def values(spec: Spec) -> st.SearchStrategy[Any]:
    """What fits one field, as JSON holds it."""
    simple = {
        Kind.TEXT: texts,
        Kind.TEXTS: st.lists(texts, max_size=SMALL),
        Kind.FLAG: st.booleans(),
        Kind.REF: st.sampled_from(KEYS),
        Kind.REFS: st.lists(st.sampled_from(KEYS), max_size=SMALL),
        Kind.MONTH: months,
        Kind.DATE: dates,
        Kind.MAP: st.dictionaries(texts, texts, max_size=SMALL),
    }
    if spec.kind in simple:
        return simple[spec.kind]
    if spec.kind is Kind.CHOICE:
        return st.sampled_from(spec.choices)
    if spec.kind in {Kind.NUMBER, Kind.INTEGER}:
        return figures(spec) | st.none() if spec.nullable else figures(spec)
    if spec.kind is Kind.RECORD:
        return objects(spec.record)
    if spec.bare:
        (only,) = specs(spec.record).values()
        return st.lists(values(only), max_size=SMALL)
    keyed = any(inner.kind is Kind.KEY for inner in specs(spec.record).values())
    if keyed:
        return st.tuples(*(objects(spec.record, key) for key in KEYS)).map(list)
    return st.lists(objects(spec.record), max_size=SMALL)


def objects(record: type, key: str = "") -> st.SearchStrategy[dict[str, Any]]:
    """What fits a record, as JSON holds it."""
    if any(spec.kind is Kind.DATA for spec in specs(record).values()):
        return st.sampled_from(PICTURES).flatmap(lambda picture: fields(record, key, picture))
    return fields(record, key)


def fields(record: type, key: str, picture: tuple[str, bytes] = ("", b"")):
    """What fits the fields of a record, as `objects`; those of a picture are given."""
    required, optional = {}, {}
    for name, spec in specs(record).items():
        if spec.kind is Kind.KEY:
            required[name] = st.just(key)
        elif spec.kind is Kind.DATA:
            required[name] = st.just(b64encode(picture[1]).decode())
        elif name == "media_type":
            required[name] = st.just(picture[0])
        elif record.__name__ == "Division" and spec.kind is Kind.REF:
            continue  # a parent could close a circle
        else:
            always = spec.required or any_keys(spec)
            (required if always else optional)[name] = values(spec)
    return st.fixed_dictionaries(required, optional=optional)


def any_keys(spec: Spec) -> bool:
    """Whether a list of records with keys lies in a field: then it must be there."""
    if spec.record is None:
        return False
    inner = specs(spec.record).values()
    return any(below.kind is Kind.KEY or any_keys(below) for below in inner)


def with_identities(value: dict[str, Any], record: type, numbers: "count[int]") -> dict[str, Any]:
    """The same, in which every record of a list, and the plan, bears an identity."""
    found = dict(value)
    if identities(record):
        found["id"] = f"i-{next(numbers)}"
    for name, spec in specs(record).items():
        if name not in value or spec.record is None or spec.bare or spec.kind is Kind.MAP:
            continue
        if spec.kind is Kind.RECORD:
            found[name] = with_identities(value[name], spec.record, numbers)
        else:
            found[name] = [with_identities(item, spec.record, numbers) for item in value[name]]
    return found


def of_the_first_version(value: dict[str, Any], record: type) -> dict[str, Any]:
    """The same without what packages of version 1 have not."""
    found = {}
    for name, item in value.items():
        spec = specs(record)[name]
        if spec.since > VERSIONS[0]:
            continue
        if spec.record is None or spec.bare or spec.kind is Kind.MAP:
            found[name] = item
        elif spec.kind is Kind.RECORD:
            found[name] = of_the_first_version(item, spec.record)
        else:
            found[name] = [of_the_first_version(each, spec.record) for each in item]
    return found


def _packaged(value: dict[str, Any], *, identified: bool) -> dict[str, Any]:
    if identified:
        content = with_identities(value, Package, count())
    else:
        content = of_the_first_version(value, Package)
    return {"format": FORMAT, "version": VERSIONS[identified], **content}


packages = st.builds(_packaged, objects(Package), identified=st.booleans())

# What is put in the place of something else.
ODDITIES = [
    None, True, False, 0, -1, 1, 1.5, 3.0, 5, 6, 100, 101, 2567, 10**15, "", "p9", "k1", "S", "ก",
    "2567-01", "2567-13", "2567-01-31", "granted", [], [1], ["ก"], [{}], {}, {"key": "k9"}, [[]],
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A package in which one to three values were changed, taken out or added."""
    value = draw(packages)
    for _ in range(draw(st.integers(1, 3))):
        spots = list(walk(value))
        holder, name = draw(st.sampled_from(spots))
        action = draw(st.sampled_from(["put", "drop", "add"]))
        if action == "drop":
            del holder[name]
        elif action == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(["key", "name", "text", "x", "year"]))] = draw(
                st.sampled_from(ODDITIES)
            )
        else:
            holder[name] = draw(st.sampled_from(ODDITIES))
    return value


def walk(value: Any) -> Any:
    """Every place in a value, as the holder and the name or position in it."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, item in list(items):
        yield value, name
        if isinstance(item, dict | list):
            yield from walk(item)
