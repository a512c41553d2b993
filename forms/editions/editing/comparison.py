"""Where two editions differ, in Thai: forms, headings, columns, wording, rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from typing import Any

from forms.editing.comparing import Difference
from forms.editions.blocks import BlockSpec, Column, Line
from forms.editions.declaring import declared
from forms.editions.editing.blocks_of import block_words, plain_words
from forms.editions.edition import Edition, FormSpec
from forms.editions.own_fields import OwnField

_IN_ITS_THINGS = frozenset({"blocks", "columns", "lines", "sections", "total"})


def differences(before: Edition, after: Edition) -> tuple[Difference, ...]:
    """All that differs between two editions, but for their ids."""
    return tuple(_in_edition(before, after))


def _in_edition(before: Edition, after: Edition) -> Iterator[Difference]:
    for name, said in declared(Edition).items():
        if name in {"id", "forms", "order", "uses"}:
            continue
        yield from _in_value(said.says, getattr(before, name), getattr(after, name))
    was, now = ({form.id: form for form in edition.forms} for edition in (before, after))
    for name, form in was.items():
        if name not in now:
            yield Difference(f"แบบฟอร์ม {_called(form)}", "พิมพ์", "ไม่พิมพ์")
        else:
            yield from _in_value(f"แบบฟอร์ม {_called(now[name])}", form, now[name])
    for name, form in now.items():
        if name not in was:
            yield Difference(f"แบบฟอร์ม {_called(form)}", "ไม่พิมพ์", "พิมพ์")
    shared = [[name for name in forms if name in was and name in now] for forms in (was, now)]
    if shared[0] != shared[1]:
        yield Difference("ลำดับของแบบฟอร์ม", _order(was, shared[0]), _order(now, shared[1]))


def _order(forms: Mapping[str, FormSpec], names: Sequence[str]) -> str:
    return ", ".join(_called(forms[name]) for name in names)


def _in_value(where: str, before: Any, after: Any) -> Iterator[Difference]:
    """What differs in two values at one place: field by field, entry by entry, item by item."""
    if before == after:
        return
    if is_dataclass(before) and type(before) is type(after):
        for each in fields(before):
            said = each.metadata.get("declared")
            # Lists of named things say enough by the things.
            words = (
                where
                if each.name in _IN_ITS_THINGS
                else f"{where} › {said.says if said else each.name}"
            )
            yield from _in_value(words, getattr(before, each.name), getattr(after, each.name))
    elif isinstance(before, Mapping):
        for name in dict.fromkeys((*before, *after)):
            yield from _in_value(f"{where} › {name}", before.get(name), after.get(name))
    elif isinstance(before, tuple) and any(map(is_dataclass, (*before, *after))):
        yield from _in_items(where, before, after)
    else:
        yield Difference(where, _text(before), _text(after))


def _in_items(where: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    """What differs in two lists of records: those that are alike are compared with each other."""
    match = SequenceMatcher(None, [_told_by(e) for e in before], [_told_by(e) for e in after])
    for kind, start, end, first, last in match.get_opcodes():
        gone, come = before[start:end], after[first:last]
        if kind == "equal" or len(gone) == len(come):
            for one, other in zip(gone, come, strict=True):
                yield from _in_value(f"{where} › {_called(other)}", one, other)
            continue
        for each in gone:
            yield Difference(f"{where} › {_called(each)}", "มี", "ไม่มี")
        for each in come:
            yield Difference(f"{where} › {_called(each)}", "ไม่มี", "มี")


def _told_by(value: Any) -> str:
    """What tells items of a list apart: whether two are the same one, changed."""
    if isinstance(value, Column):
        return f"{value.text} {value.show}"
    if isinstance(value, BlockSpec):
        return f"{value.kind} {value.rows}"
    if isinstance(value, OwnField):
        return f"{value.of} {value.name}"
    return repr(value)


def _called(value: Any) -> str:
    """What an item is called in words."""
    if isinstance(value, FormSpec):
        return f"“{value.sheet or value.title}”"
    if isinstance(value, Column):
        return f"คอลัมน์ “{plain_words(value.heading)}”"
    if isinstance(value, OwnField):
        return f"ช่อง “{value.label}”"
    if isinstance(value, Line):
        return f"บรรทัด “{plain_words(value.text)}”"
    if isinstance(value, BlockSpec):
        return block_words(value)
    return _text(value)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "ใช่" if value else "ไม่"
    if isinstance(value, tuple):
        return ", ".join(map(_text, value))
    if is_dataclass(value):
        return ", ".join(_text(getattr(value, each.name)) for each in fields(value))
    return "" if value is None else str(value)
