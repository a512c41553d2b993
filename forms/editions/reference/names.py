"""The names of templates and the records they hold, as the reference tells of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from db.fields import specs
from db.records import Package
from forms.editions.reference.markdown import code, hole, table
from forms.templates.names import TEXTS, Holding, Leaf, Many, Names, fields_of

_LEAVES = {
    Leaf.WORDS: "ข้อความ",
    Leaf.TRUTH: "ใช้ใน `when` หรือกับ `show` พิมพ์ไม่ได้",
    Leaf.NOTE: "เลขเชิงอรรถ",
    Leaf.FILE: 'รูป ใช้กับ `kind = "picture"`',
}


def names_table(names: Names) -> str:
    """A table of names, each with what it gives and what it holds."""
    return table(("ชื่อ", "คือ", "มี"), _rows(names, ""))


def short(names: Names) -> str:
    """Names in one line, each in its braces."""
    return ", ".join(f"{hole(name)} {each.says}" for name, each in names.items())


def _rows(names: Names, above: str) -> Iterator[tuple[str, str, str]]:
    for name, each in names.items():
        yield code(above + name), each.says, _held(each.holding)
        if isinstance(each.holding, Mapping):
            yield from _rows(each.holding, f"{above}{name}.")
        elif isinstance(each.holding, Many) and isinstance(each.holding.each, Mapping):
            yield from _items(above + name, each.holding.each)


def _items(listed: str, names: Names) -> Iterator[tuple[str, str, str]]:
    where = code(f'per = "{listed}"')
    for name, says, has in _rows(names, "item."):
        yield name, f"{says} (ใน {where})", has


def _held(holding: Holding) -> str:
    """What a name holds, in words."""
    if isinstance(holding, Leaf):
        return _LEAVES[holding]
    if holding == TEXTS:
        return "หลายข้อความ ใช้ใน `per` ได้"
    if isinstance(holding, Many):
        return f"รายการ ใช้ใน `per` ได้ {_inside(holding.each)}".rstrip()
    return _inside(holding)


def _inside(holding: Holding) -> str:
    return f"ช่องของ {code(holding.__name__)}" if isinstance(holding, type) else ""


def records_tables() -> Iterator[str]:
    """A table of the fields of every kind of record, under what the plan calls it."""
    for record, titles in _titles().items():
        head = f"### {code(record.__name__)} {', '.join(dict.fromkeys(titles))}"
        yield f"{head}\n\n{names_table(fields_of(record))}"


@cache
def _titles() -> Mapping[type[Any], list[str]]:
    """Every kind of record with the labels of the fields that hold it."""
    found: dict[type[Any], list[str]] = {}
    waiting: list[type[Any]] = [Package]
    while waiting:
        for spec in specs(waiting.pop(0)).values():
            if spec.record is None:
                continue
            if spec.record not in found:
                waiting.append(spec.record)
            found.setdefault(spec.record, []).append(spec.label)
    return found


def joined(names: Iterable[str]) -> str:
    """Names as they are typed, parted by commas."""
    return ", ".join(map(code, names))
