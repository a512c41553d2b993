"""JSON text read and written exactly: figures are Decimal, no key is lost in silence."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from db.errors import PackageRefusedError, Refusal

_MOST_DIGITS = 60
_MOST_EXPONENT = 40
# A plan of a hundred times the usual size has half of these texts, commas and brackets, nested
# ten deep.
_MOST_SIGNS = 2_000_000
_DEEPEST = 40
# A text, whose brackets and commas are its own, or what parts values.
_SIGN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)


class JsonObject(dict[str, Any]):
    """An object; `repeated` names the keys that stood in it more than once."""

    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BadNumber:
    """A figure that no plan holds: NaN, an infinity, or one of absurd size."""

    text: str


def parse(data: bytes) -> Any:
    """The value of a JSON text: JsonObject, list, str, Decimal, BadNumber, bool or None.

    Raises:
        PackageRefusedError: not UTF-8, not JSON, nested too deep, or of too many values.
    """
    _refuse_beyond(data)
    try:
        return json.loads(
            data.decode("utf-8-sig"),
            parse_float=_number,
            parse_int=_number,
            parse_constant=BadNumber,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused(
            f"แฟ้มไม่ได้เข้ารหัสแบบ UTF-8 (บรรทัด {line}) โปรดบันทึกแฟ้มเป็น UTF-8 แล้วลองใหม่"
        ) from error
    except json.JSONDecodeError as error:
        raise _refused(
            f"แฟ้มไม่เป็น JSON ที่ถูกต้อง: อ่านต่อไม่ได้ที่บรรทัด {error.lineno} คอลัมน์ {error.colno}"
        ) from error


def dump(value: Any) -> str:
    """The JSON text of dicts, lists, texts, Decimals, ints, bools and None, indented by 1."""
    pieces: list[str] = []
    _write(value, "\n", pieces)
    return "".join(pieces)


def _refuse_beyond(data: bytes) -> None:
    """Refuses what would take the memory or the stack of the machine, before it is parsed."""
    depth = 0
    for count, found in enumerate(_SIGN.finditer(data)):
        sign = found.group()[:1]
        depth += (sign in b"[{") - (sign in b"]}")
        if depth > _DEEPEST:
            raise _refused("ข้อมูลในแฟ้มซ้อนกันลึกเกินไป จึงไม่ใช่แฟ้มแผน โปรดเลือกแฟ้มอื่น")
        if count > _MOST_SIGNS:
            raise _refused("ในแฟ้มมีข้อมูลมากเกินกว่าที่แผนหนึ่งจะมี โปรดตรวจว่าเลือกแฟ้มแผนที่ถูกต้อง")


def _refused(reason: str) -> PackageRefusedError:
    return PackageRefusedError((Refusal("", reason),))


def _object(pairs: list[tuple[str, Any]]) -> JsonObject:
    found = JsonObject(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        again = (key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        found.repeated = tuple(dict.fromkeys(again))
    return found


def _number(text: str) -> Decimal | BadNumber:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return BadNumber(text)
    _, digits, exponent = number.as_tuple()
    absurd = len(digits) > _MOST_DIGITS or abs(int(exponent)) > _MOST_EXPONENT
    return BadNumber(text) if absurd or not number.is_finite() else number


def _write(value: Any, line: str, pieces: list[str]) -> None:
    if isinstance(value, dict):
        items = [(json.dumps(key, ensure_ascii=False) + ": ", item) for key, item in value.items()]
        _write_items("{}", items, line, pieces)
    elif isinstance(value, list):
        _write_items("[]", [("", item) for item in value], line, pieces)
    elif isinstance(value, Decimal):
        pieces.append(str(value))
    else:
        pieces.append(json.dumps(value, ensure_ascii=False))


def _write_items(brackets: str, items: list[tuple[str, Any]], line: str, pieces: list[str]) -> None:
    if not items:
        pieces.append(brackets)
        return
    separator = brackets[0]
    for label, item in items:
        pieces.append(f"{separator}{line} {label}")
        _write(item, line + " ", pieces)
        separator = ","
    pieces.append(line + brackets[1])
