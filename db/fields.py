"""How a record declares its fields: one line a field, read by all who need it.

A field is declared once, in :mod:`db.records`. Its :class:`Spec` tells the package
reader what fits, the store which column or table holds it, and every message and
label what to call it in Thai.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Kind(Enum):
    """What a field holds; the comment gives its Python type in a record."""

    TEXT = "text"  # str
    TEXTS = "texts"  # tuple[str, ...]
    NUMBER = "number"  # Decimal | None
    INTEGER = "integer"  # int | None
    FLAG = "flag"  # bool | None
    CHOICE = "choice"  # str, or int | None where the choices are integers
    KEY = "key"  # str: names its record within its list
    REF = "ref"  # str: the key of a record elsewhere in the plan
    REFS = "refs"  # tuple[str, ...]
    DATA = "data"  # bytes: base64 in the package
    MONTH = "month"  # str 'YYYY-MM', Buddhist year
    DATE = "date"  # str 'YYYY-MM-DD', Buddhist year
    RECORD = "record"  # one record held inside
    RECORDS = "records"  # tuple of records
    MAP = "map"  # tuple of two-field records, an object in the package


# What the texts of some kinds look like, whole.
PATTERNS = {
    Kind.KEY: re.compile(r"[A-Za-z0-9_.-]+"),
    Kind.MONTH: re.compile(r"2[5-6][0-9]{2}-(0[1-9]|1[0-2])"),
    Kind.DATE: re.compile(r"2[5-6][0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
}
PATTERNS[Kind.REF] = PATTERNS[Kind.REFS] = PATTERNS[Kind.KEY]
# A name has at most so many letters, a text of some sentences, and one of several pages: eight
# times what the longest of real plans has, and more.
_LONGEST_LINE, _LONGEST_TEXT, _LONGEST_MARKED = 1_000, 5_000, 50_000
# So many items a list may have.
MOST_ITEMS = 5_000
# What an identity looks like in a file; those given here are UUIDs.
IDENTITY = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Spec:
    """The declaration of one field.

    `label` is the Thai name of the field (for RECORDS: of one item). `target` is the
    list a REF or REFS points into, as the dotted path of that list in the plan; `coded` the
    list of which a TEXT, or one of TEXTS, may name a record by its code. `names_step`: a TEXT
    is the printed number of a step. `in_digits`: a TEXT is a code of digits, or words in its place.
    `minimum` and `maximum` bound NUMBER and INTEGER, both included; what is
    `above` a bound is more than that. `nullable`: a
    package may say `null` for the absent figure. `words` are the Thai words of the
    choices. `long`: a TEXT of several lines or sentences. `marked`: lines of a TEXT or
    TEXTS may stand for tables, pictures and formulas (`db.markers`). `prefix` begins a new KEY.
    `money`: a NUMBER of baht. `bare`: an item of a RECORDS stands in the package as the
    value of its only field, without an object around it. `beside`: it tells of what became of
    the content, and is no part of it, as what was issued or accepted. `unordered`: the order
    of TEXTS or REFS says nothing. `since`: the version of packages that has the field first;
    older programs refuse it.
    """

    kind: Kind
    label: str
    required: bool = False
    choices: tuple[str | int, ...] = ()
    minimum: int | None = None
    maximum: int | None = None
    above: int | None = None
    nullable: bool = False
    target: str = ""
    coded: str = ""
    names_step: bool = False
    in_digits: bool = False
    record: type[Any] | None = None
    words: tuple[str, ...] = ()
    long: bool = False
    marked: bool = False
    prefix: str = ""
    money: bool = False
    bare: bool = False
    beside: bool = False
    unordered: bool = False
    since: int = 1

    @property
    def longest(self) -> int:
        """How many letters a text of the field may have; no honest plan comes near it."""
        if self.marked:
            return _LONGEST_MARKED
        several = self.long or self.kind in {Kind.TEXTS, Kind.REFS}
        return _LONGEST_TEXT if several else _LONGEST_LINE


def _declare(spec: Spec, default: Any) -> Any:
    return field(default=default, metadata={"spec": spec})


def text(
    label: str,
    *,
    required: bool = False,
    long: bool = False,
    marked: bool = False,
    since: int = 1,
) -> Any:
    """A text; empty where it is absent. `long`: mostly of several lines."""
    spec = Spec(Kind.TEXT, label, required=required, long=long, marked=marked, since=since)
    return _declare(spec, "")


def texts(
    label: str, *, required: bool = False, marked: bool = False, unordered: bool = False
) -> Any:
    """Texts, in order unless that says nothing."""
    spec = Spec(Kind.TEXTS, label, required=required, marked=marked, unordered=unordered)
    return _declare(spec, ())


def code(label: str, coded: str, *, required: bool = False) -> Any:
    """The code of a record of the list `coded`, or what stands in its place."""
    return _declare(Spec(Kind.TEXT, label, required=required, coded=coded), "")


def codes(label: str, coded: str, *, unordered: bool = False) -> Any:
    """Codes of records of the list `coded`, in order unless that says nothing."""
    return _declare(Spec(Kind.TEXTS, label, coded=coded, unordered=unordered), ())


def digits(label: str) -> Any:
    """A code of digits, or words that stand in its place."""
    return _declare(Spec(Kind.TEXT, label, in_digits=True), "")


def step_number(label: str) -> Any:
    """The printed number of a step that a record speaks of."""
    return _declare(Spec(Kind.TEXT, label, required=True, names_step=True), "")


def number(
    label: str,
    *,
    required: bool = False,
    minimum: int | None = None,
    maximum: int | None = None,
    above: int | None = None,
    nullable: bool = False,
) -> Any:
    """A figure, exact (Decimal); None where it is absent."""
    spec = Spec(
        Kind.NUMBER,
        label,
        required=required,
        minimum=minimum,
        maximum=maximum,
        above=above,
        nullable=nullable,
    )
    return _declare(spec, None)


def money(label: str, *, required: bool = False, nullable: bool = False) -> Any:
    """Baht, exact (Decimal) and never less than nothing; None where it is absent."""
    spec = Spec(Kind.NUMBER, label, required=required, minimum=0, nullable=nullable, money=True)
    return _declare(spec, None)


def integer(
    label: str,
    *,
    required: bool = False,
    minimum: int | None = None,
    maximum: int | None = None,
) -> Any:
    """A whole figure; None where it is absent."""
    spec = Spec(Kind.INTEGER, label, required=required, minimum=minimum, maximum=maximum)
    return _declare(spec, None)


def year(label: str, *, required: bool = False) -> Any:
    """A year of the Buddhist era."""
    return integer(label, required=required, minimum=2500, maximum=2700)


def flag(label: str, *, since: int = 1) -> Any:
    """Yes, no, or None where it is not said."""
    return _declare(Spec(Kind.FLAG, label, since=since), None)


def choice(label: str, choices: Mapping[Any, str], *, required: bool = False) -> Any:
    """One of some words (absent: empty) or of some integers (absent: None).

    `choices` gives the Thai word of each.
    """
    values = tuple(choices)
    absent = "" if all(isinstance(value, str) for value in values) else None
    words = tuple(choices.values())
    spec = Spec(Kind.CHOICE, label, required=required, choices=values, words=words)
    return _declare(spec, absent)


def own_key(label: str, prefix: str) -> Any:
    """The key that names this record within its list, unique there.

    A new one is the prefix and a number.
    """
    return _declare(Spec(Kind.KEY, label, required=True, prefix=prefix), "")


def ref(label: str, target: str, *, required: bool = False) -> Any:
    """The key of one record of the list `target`."""
    return _declare(Spec(Kind.REF, label, required=required, target=target), "")


def refs(label: str, target: str, *, required: bool = False) -> Any:
    """Keys of records of the list `target`, in order."""
    return _declare(Spec(Kind.REFS, label, required=required, target=target), ())


def month(label: str, *, required: bool = False) -> Any:
    """A month 'YYYY-MM' of a Buddhist year."""
    return _declare(Spec(Kind.MONTH, label, required=required), "")


def date(label: str) -> Any:
    """A day 'YYYY-MM-DD' of a Buddhist year."""
    return _declare(Spec(Kind.DATE, label), "")


def one(label: str, record: type[Any], *, required: bool = False, since: int = 1) -> Any:
    """One record inside; an empty one where it is absent."""
    spec = Spec(Kind.RECORD, label, required=required, record=record, since=since)
    return _declare(spec, record())


def many(
    label: str,
    record: type[Any],
    *,
    required: bool = False,
    beside: bool = False,
    since: int = 1,
) -> Any:
    """Records in order; `label` names one of them. `beside`: they are no part of the content."""
    spec = Spec(Kind.RECORDS, label, required=required, record=record, beside=beside, since=since)
    return _declare(spec, ())


def data(label: str, *, required: bool = False) -> Any:
    """Bytes of a file, as a picture's."""
    return _declare(Spec(Kind.DATA, label, required=required), b"")


def bare(label: str, record: type[Any], *, required: bool = False) -> Any:
    """Records of one field each, in order; in the package they stand as that field's value."""
    spec = Spec(Kind.RECORDS, label, required=required, record=record, bare=True)
    return _declare(spec, ())


def mapping(label: str, record: type[Any], *, since: int = 1) -> Any:
    """Pairs in order: an object in the package, a two-field record each here."""
    return _declare(Spec(Kind.MAP, label, record=record, since=since), ())


def identity() -> Any:
    """What names this record, and no other, for good: whatever becomes of what stands in it.

    It is no fact of the plan: nobody types it, no paper has it, and records that differ in
    it alone are equal. Empty until the record is in a plan that is kept (`db.identity`).
    """
    return field(default="", kw_only=True, compare=False, metadata={"identity": True})


_known: dict[type[Any], dict[str, Spec]] = {}
_identities: dict[type[Any], tuple[str, ...]] = {}


def specs(record: type[Any]) -> dict[str, Spec]:
    """The fields of a record type by name, in the order of their declaration."""
    if record not in _known:
        declared = dataclasses.fields(record)
        _known[record] = {f.name: f.metadata["spec"] for f in declared if "spec" in f.metadata}
    return _known[record]


def identities(record: type[Any]) -> tuple[str, ...]:
    """The names of a record type's identities: none for one that stands in no list."""
    if record not in _identities:
        declared = dataclasses.fields(record)
        _identities[record] = tuple(f.name for f in declared if "identity" in f.metadata)
    return _identities[record]


def is_empty(value: object) -> bool:
    """Whether a value says nothing: empty text, no items, None, or a record of such."""
    if value is None or value in ("", (), b""):
        return True
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return all(is_empty(getattr(value, name)) for name in specs(type(value)))
    return False
