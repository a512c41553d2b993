"""What can be changed of a value of an edition: its fields, as they are declared, with what fits.

A form, a block, a line, a column, the rules and the words are all told of alike: what a field is
called, what stands there, and how a typed text becomes its value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum, auto
from typing import Any, get_args, get_origin, get_type_hints

from forms.editing.entry_error import EntryError
from forms.editions.blocks import BlockSpec, Column, Line, Style, TotalCell
from forms.editions.declaring import Declared, declared
from forms.editions.editing.draft import EditionDraft, Spot, value_at
from forms.editions.editing.holes import Hole, holes_at
from forms.editions.edition import Edition, FormSpec
from forms.editions.own_fields import OwnField
from forms.editions.vocabulary.kinds import KINDS
from forms.editions.vocabulary.places import label_words
from forms.thai.digits import arabic_digits


class Way(Enum):
    """How a field is written."""

    TEXT = auto()
    NUMBER = auto()
    TRUTH = auto()
    CHOICE = auto()  # one of `choices`
    CHECKS = auto()  # some of `choices`, in their order
    LINES = auto()  # texts, one a line


@dataclass(frozen=True, slots=True)
class Property:
    """A field at a spot: what it is called, how it is written, and the text of what stands there.

    `choices` give each value with its Thai; `value` is what stands there now. `holes` are what
    may be filled into a text.
    """

    spot: Spot
    words: str
    way: Way
    value: Any
    whole: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    holes: tuple[Hole, ...] = ()

    @property
    def text(self) -> str:
        """What stands there, as the text to edit."""
        if isinstance(self.value, tuple):
            return "\n".join(map(_written, self.value))
        return _written(self.value)

    def read(self, typed: str) -> Any:
        """The value that a typed text stands for.

        Raises:
            EntryError: it is no number where there must be one.
        """
        if self.way is Way.LINES:
            lines = tuple(line.strip() for line in typed.split("\n") if line.strip())
            numbers = bool(self.value) and isinstance(self.value[0], Decimal)
            return tuple(map(_number, lines)) if numbers else lines
        if self.way is not Way.NUMBER:
            return typed
        number = _number(typed)
        if self.whole and number != int(number):
            raise EntryError(f"“{typed.strip()}” ไม่ใช่จำนวนเต็ม")
        return int(number) if self.whole else number


# What people change of each kind of value; what makes a table what it is stays as it is.
_CHANGED: Mapping[type[Any], tuple[str, ...]] = {
    Edition: ("name",),
    FormSpec: ("sheet", "title", "orientation", "numbering", "digits", "centred"),
    Line: ("text", "style", "numbered"),
    Column: ("heading", "over", "width", "least", "most", "align", "optional"),
    TotalCell: ("text", "show", "align", "span"),
    OwnField: ("label", "kind", "note"),
}
_OF_BLOCKS = (
    "entry", "size", "style", "level", "blank", "break_before", "together", "height",
    "notes_once", "empty_total",
)  # fmt: skip
_OF_EVERY_BLOCK = frozenset({"break_before", "together"})
_SHORT = {
    "heading": "หัวคอลัมน์",
    "over": "หัวที่คลุมข้างบน (บรรทัดละชั้น)",
    "width": "ความกว้าง",
    "least": "แคบสุด",
    "most": "กว้างสุด",
    "text": "ข้อความ",
    "style": "รูปแบบ",
    "entry": "ข้อความในสารบัญ",
    "title": "ชื่อแบบฟอร์ม",
    "sheet": "ชื่อย่อ",
    "optional": "ไม่พิมพ์เมื่อว่างทุกแถว",
    "numbered": "ขึ้นต้นด้วยเลขข้อ",
}


def properties_at(draft: EditionDraft, spot: Spot) -> tuple[Property, ...]:
    """What can be changed of the value at a spot, in order.

    Raises:
        LookupError: nothing stands there.
    """
    value = draft.edition if not spot else value_at(draft, spot)
    if isinstance(value, Mapping):
        said = {path: label_words(path) for path in value} if spot == ("labels",) else {}
        return tuple(_of_texts(value, spot, said))
    if isinstance(value, tuple):
        return tuple(_of_items(value, spot))
    return tuple(_of_record(draft, value, spot))


def whole_properties(draft: EditionDraft, name: str) -> tuple[Property, ...]:
    """What can be changed of a part of the whole set, by the name of its field."""
    if name == "name":
        return (*properties_at(draft, ()), *properties_at(draft, ("dimensions",)))
    if name != "choices":
        return properties_at(draft, (name,))
    said = declared(Edition)[name]
    chosen = draft.edition.choices
    return (Property((name,), said.says, Way.CHECKS, chosen, choices=tuple(said.values.items())),)


def _of_record(draft: EditionDraft, value: Any, spot: Spot) -> Iterator[Property]:
    kind = type(value)
    hints, said = get_type_hints(kind), declared(kind)
    for name in _names(value):
        found, here = getattr(value, name), (*spot, name)
        if isinstance(found, Mapping):
            yield from _of_texts(found, here, said[name].values)
        elif isinstance(found, tuple) and found and is_dataclass(found[0]):
            yield from _of_items(found, here)
        else:
            yield _property(draft, hints[name], said[name], found, here)


def _names(value: Any) -> Sequence[str]:
    if isinstance(value, BlockSpec):
        known = {*KINDS[value.kind].fields, *_OF_EVERY_BLOCK}
        return tuple(name for name in _OF_BLOCKS if name in known)
    return _CHANGED.get(type(value), tuple(each.name for each in fields(value)))


def _property(draft: EditionDraft, hint: Any, said: Declared, value: Any, spot: Spot) -> Property:
    words = _SHORT.get(str(spot[-1]), said.says)
    choices = tuple(said.values.items())
    if spot[-1] == "style":
        choices = tuple(
            (name, _style_words(name, style)) for name, style in draft.edition.styles.items()
        )
    if hint is bool:
        return Property(spot, words, Way.TRUTH, value)
    if get_origin(hint) is tuple:
        is_free = not choices or get_args(hint)[0] is not str
        way = Way.LINES if is_free else Way.CHECKS
        return Property(spot, words, way, value, choices=choices)
    if hint in (int, float, Decimal):
        return Property(spot, words, Way.NUMBER, value, whole=hint is int)
    if choices:
        return Property(spot, words, Way.CHOICE, value, choices=choices)
    return Property(spot, words, Way.TEXT, value, holes=holes_at(draft, spot))


def _of_texts(table: Mapping[str, Any], spot: Spot, words: Mapping[str, str]) -> Iterator[Property]:
    for name, text in table.items():
        yield Property((*spot, name), words.get(name, name), Way.TEXT, text)


def _of_items(items: Sequence[Any], spot: Spot) -> Iterator[Property]:
    """The fields of records in a list, each told by its number."""
    for at, item in enumerate(items):
        hints, said = get_type_hints(type(item)), declared(type(item))
        for name in _names(item):
            value, here = getattr(item, name), (*spot, at, name)
            whole = hints[name] is int
            way = Way.NUMBER if hints[name] in (int, float, Decimal) else Way.TEXT
            yield Property(here, f"{at + 1}. {said[name].says}", way, value, whole=whole)


def _style_words(name: str, style: Style) -> str:
    look = [f"{style.size:g} พอยต์", "ตัวหนา" if style.bold else ""]
    look.append("กึ่งกลาง" if style.align == "center" else "")
    return f"{name} ({' '.join(filter(None, look))})"


def _written(value: Any) -> str:
    if isinstance(value, Decimal | float) and not isinstance(value, bool):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value)


def _number(text: str) -> Decimal:
    try:
        found = Decimal(arabic_digits(text.strip()).replace(",", ""))
    except InvalidOperation as error:
        raise EntryError(f"“{text.strip()}” ไม่ใช่ตัวเลข") from error
    if not found.is_finite():
        raise EntryError(f"“{text.strip()}” ไม่ใช่ตัวเลข")
    return found
