"""Records that a text names, and codes: several in one cell, as forms and lists write them.

`ก, ข`, `ก/ข`, `1. ก⏎2. ข` are several, but a name is first tried whole: a division may be
called `ฝ่ายการคลัง/พัสดุ`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from db.fields import Spec
from db.places import value_at
from db.records import Package
from forms.editing.entry_error import EntryError
from forms.thai.digits import arabic_digits

_MARK = re.compile(r"\(?\d{1,2}[.)]\s*|[-–•*·]\s+")
_BETWEEN = re.compile(r"(\s*[,/]\s*|\s+และ\s*)")
_CODE = re.compile(r"[A-Za-z]{0,2}\d+(?:\.\d+)*")
_BETWEEN_CODES = re.compile(r"[\s,;/]+")
# What digits of one code are parted by: 06-01-01.
_BETWEEN_DIGITS = re.compile(r"[-./\s]")


def key_entry(spec: Spec, text: str, package: Package) -> str:
    """The key of the record that a text names: by its name, short name or key.

    Raises:
        EntryError: there is none.
    """
    known = _finder(spec, package)
    key = known(text) or known(_MARK.sub("", text.strip(), count=1))
    if key is None:
        raise EntryError(_not_found(spec, [text]))
    return key


def keys_entry(spec: Spec, text: str, package: Package) -> tuple[str, ...]:
    """The keys of the records that a text names, in order, each once.

    Raises:
        EntryError: it names some that are not there; all of them are told of.
    """
    keys, unknown = _read(spec, text, package)
    if unknown:
        raise EntryError(_not_found(spec, unknown))
    return keys


def unknown_names(spec: Spec, text: str, package: Package) -> tuple[str, ...]:
    """The names in a text that no record of the field's list has, in order, each once."""
    return tuple(_read(spec, text, package)[1])


def _read(spec: Spec, text: str, package: Package) -> tuple[tuple[str, ...], list[str]]:
    """The keys that a text names, and the names that are not there; each once, in order."""
    known = _finder(spec, package)
    keys: list[str] = []
    unknown: list[str] = []
    for line in re.split(r"[\n;]", text):
        for name in _names(line.strip(), known):
            key = known(name)
            (keys.append(key) if key else unknown.append(name))
    return tuple(dict.fromkeys(keys)), list(dict.fromkeys(unknown))


def codes_entry(text: str) -> tuple[str, ...]:
    """Codes, in order: `P001, P002`, one a line, in Thai digits; other lines as they stand."""
    found: list[str] = []
    for line in (line.strip() for line in text.split("\n")):
        pieces = [piece for piece in _BETWEEN_CODES.split(arabic_digits(line)) if piece]
        are_codes = pieces and all(_CODE.fullmatch(piece) for piece in pieces)
        found += pieces if are_codes else [line]
    return tuple(dict.fromkeys(line for line in found if line))


def digits_entry(text: str) -> str:
    """A code of digits as the forms print it: `06-01-01` and `๐๖๐๑๐๑` are 060101; words stay."""
    bare = _BETWEEN_DIGITS.sub("", arabic_digits(text.strip()))
    return bare if bare.isdecimal() else text.strip()


def title_of(record: Any) -> str:
    """What a record with a key is called: its name, or its text."""
    title: str = getattr(record, "name", "") or getattr(record, "text", "")
    return title or record.key


def _names(line: str, known: Callable[[str], str | None]) -> Iterator[str]:
    """The names that a line holds: of what stands together the longest that is known."""
    if not line:
        return
    bare = _MARK.sub("", line, count=1)
    if known(line) or known(bare):
        yield line if known(line) else bare
        return
    # Names stand at the even places, what parts them between.
    parts = _BETWEEN.split(bare)
    at = 0
    while at < len(parts):
        ends = range(len(parts), at, -2)
        end = next((end for end in ends if known("".join(parts[at:end]))), at + 1)
        name = "".join(parts[at:end]).strip()
        if name:
            yield name
        at = end + 1


def _finder(spec: Spec, package: Package) -> Callable[[str], str | None]:
    """Finds the key of a record of the list that a field names."""
    keys = _LAST_LIST.keys_of(value_at(package, tuple(spec.target.split("."))))
    return lambda text: keys.get(_squeezed(text))


class _LastList:
    """The names of the list that was asked for last: a pasted block asks for it cell by cell."""

    def __init__(self) -> None:
        self._known: tuple[Sequence[Any], dict[str, str]] = ((), {})

    def keys_of(self, records: Sequence[Any]) -> dict[str, str]:
        """The key of each record by its name, short name and key; of two alike the first."""
        if self._known[0] is not records:
            keys: dict[str, str] = {}
            for record in records:
                for name in (title_of(record), getattr(record, "abbreviation", ""), record.key):
                    if name:
                        keys.setdefault(_squeezed(name), record.key)
            self._known = records, keys
        return self._known[1]


_LAST_LIST = _LastList()


def _not_found(spec: Spec, names: Sequence[str]) -> str:
    told = " ".join(f"“{name}”" for name in names)
    return f"ไม่พบ {told} ในรายการ{spec.label} เลือกจากรายการ หรือเพิ่มก่อน"


def _squeezed(text: str) -> str:
    return "".join(text.split())
