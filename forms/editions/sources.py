"""Edition files put together: each with what it uses of others, read and checked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from db import files
from db.errors import PhaenError
from db.record_classes import record
from forms.editions.edition import Edition, FormSpec
from forms.editions.faults import EditionError, Fault, FaultError, FilePath, edition_error
from forms.editions.own_fields import OwnField
from forms.editions.positions import line_at, lines_of
from forms.editions.reader import read

# Tables of an edition file that build on those of the editions it uses.
_SHARED = ("rules", "words", "styles", "parts", "notes", "labels", "memo", "footnotes")
# Twenty times the largest that comes with the program, and more.
_LARGEST = 2_000_000
_AT_LINE = re.compile(r"at line (\d+), column (\d+)")


@record
class _Read:
    """An edition and the tables it was read from, those of the editions it uses in them.

    `forms` are all that it has, those that are not printed among them. `sound`: neither its
    file nor any that it uses has to be checked.
    """

    edition: Edition
    forms: tuple[FormSpec, ...]
    table: Mapping[str, Any]
    sound: bool


class Sources:
    """Edition files by id, each read once.

    Those that are `sound` were found without faults before: they are not checked again, as
    far as they use sound ones alone. `texts` stand in the place of files that are not written
    yet, by id.
    """

    def __init__(
        self,
        files: Mapping[str, Path],
        sound: Collection[Path] = (),
        texts: Mapping[str, str] | None = None,
    ) -> None:
        self._files = files
        self._sound = frozenset(sound)
        self._texts = texts or {}
        self._read: dict[str, _Read] = {}
        self._within: list[str] = []

    def edition(self, edition_id: str) -> Edition:
        """The edition of an id that there is, with the forms of those it uses.

        Raises:
            EditionError: its file or one that it uses is faulty.
        """
        return self._load(edition_id).edition

    def forms(self, edition_id: str) -> tuple[FormSpec, ...]:
        """All forms of an edition: those that it prints, in order, then those that it leaves out.

        Raises:
            EditionError: as `edition`.
        """
        return self._load(edition_id).forms

    def table(self, edition_id: str) -> Mapping[str, Any]:
        """The tables of an edition's own file, as TOML has them.

        Raises:
            EditionError: the file is no TOML.
        """
        return self._file(edition_id).table

    def _load(self, edition_id: str) -> _Read:
        if edition_id not in self._read:
            self._within.append(edition_id)
            file = self._file(edition_id)
            try:
                self._read[edition_id] = self._put_together(edition_id, file)
            except FaultError as error:
                raise file.error([error.fault]) from error
            finally:
                self._within.pop()
        return self._read[edition_id]

    def _file(self, edition_id: str) -> _File:
        return _File(self._files.get(edition_id), edition_id, self._texts.get(edition_id))

    def _put_together(self, edition_id: str, file: _File) -> _Read:
        used = [self._used(name, at) for at, name in enumerate(_names(file.table, "uses"))]
        table = _over(file.table, (each.table for each in used))
        own = read(Edition, {**table, "id": edition_id})
        own = replace(own, own_fields=_own_fields(own, [each.edition for each in used]))
        taken = _taken(own, (form for each in used for form in each.edition.forms))
        known = {form.id: form for form in (*own.forms, *taken)}
        order = own.order or tuple(known)
        for at, name in enumerate(order):
            if name not in known:
                raise FaultError(("order", at), f"ไม่มีแบบฟอร์ม “{name}”")
        is_file = edition_id not in self._texts
        sound = is_file and self._files[edition_id] in self._sound and all(e.sound for e in used)
        if not sound:
            # A plan of the program's own editions is seen without it.
            from forms.editions.checking import faults  # noqa: PLC0415

            if found := faults(replace(own, forms=(*own.forms, *taken))):
                raise file.error(found)
        printed = tuple(known[name] for name in order)
        hidden = tuple(form for name, form in known.items() if name not in order)
        return _Read(replace(own, forms=printed), (*printed, *hidden), table, sound)

    def _used(self, name: str, at: int) -> _Read:
        path: FilePath = ("uses", at)
        if name not in self._files and name not in self._texts:
            known = " ".join(sorted(self._files))
            raise FaultError(path, f"ไม่มีชุดแบบฟอร์ม “{name}” ชุดที่มีคือ {known}")
        if name in self._within:
            circle = " → ".join((*self._within[self._within.index(name) :], name))
            raise FaultError(path, f"ชุดแบบฟอร์มใช้กันเป็นวง: {circle}")
        return self._load(name)


def no_toml(error: tomllib.TOMLDecodeError, text: str) -> tuple[int, str]:
    """The line from which a text is no TOML, and that in words."""
    found = _AT_LINE.search(str(error))
    line = int(found[1]) if found else text.count("\n") + 1
    return line, f"เขียนไม่ถูกรูปแบบ TOML{f' ตั้งแต่ตัวอักษรที่ {found[2]}' if found else ''}"


class _File:
    """The text of an edition file, or one that is to be its text, and how its faults are told."""

    def __init__(self, path: Path | None, edition_id: str, text: str | None) -> None:
        self._path = path
        self._given = text
        self._name = str(path) if path is not None and text is None else edition_id

    @cached_property
    def table(self) -> dict[str, Any]:
        """The file's own tables.

        Raises:
            EditionError: it cannot be read, or is no TOML.
        """
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            line, reason = no_toml(error, self._text)
            advice = f"{reason} โปรดตรวจเครื่องหมายคำพูด วงเล็บ และเครื่องหมาย = และชื่อที่ซ้ำกัน"
            raise edition_error(self._name, [(line, Fault((), advice))]) from error
        except RecursionError as error:
            reason = "วงเล็บซ้อนกันลึกเกินไป โปรดตรวจวงเล็บ [ ] และ { }"
            raise edition_error(self._name, [(0, Fault((), reason))]) from error

    @cached_property
    def _text(self) -> str:
        if self._given is not None:
            return self._given
        assert self._path is not None  # noqa: S101 - an edition has a file or a text
        try:
            data = files.read_bytes(self._path, at_most=_LARGEST)
        except PhaenError as error:
            raise edition_error(self._name, [(0, Fault((), f"เปิดแฟ้มไม่ได้: {error}"))]) from error
        if len(data) > _LARGEST:
            reason = f"แฟ้มใหญ่เกิน {_LARGEST // 1_000_000} ล้านไบต์ จึงไม่ใช่แฟ้มชุดแบบฟอร์ม โปรดตรวจแฟ้มนี้"
            raise edition_error(self._name, [(0, Fault((), reason))])
        try:
            # As TOML has it, line ends are one sign; editors of Windows begin with a mark.
            return data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            fault = Fault((), "มีตัวอักษรที่อ่านไม่ได้ โปรดบันทึกแฟ้มเป็น UTF-8")
            raise edition_error(self._name, [(line, fault)]) from error

    def error(self, found: Iterable[Fault]) -> EditionError:
        """The error of faults in the file, each told with its line."""
        lines = lines_of(self._text)
        placed = sorted(((line_at(lines, fault.path), fault) for fault in found), key=_line)
        return edition_error(self._name, placed)


def _own_fields(own: Edition, used: Iterable[Edition]) -> tuple[OwnField, ...]:
    """The fields that an edition adds, and those of the editions it uses that it has not itself."""
    found = [replace(each, edition=each.edition or own.id) for each in own.own_fields]
    known = {(each.of, each.name) for each in found}
    for edition in used:
        for each in edition.own_fields:
            if (each.of, each.name) not in known:
                known.add((each.of, each.name))
                found.append(each)
    return tuple(found)


def _line(placed: tuple[int, Fault]) -> int:
    return placed[0]


def _names(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """A list of names of a table; none without it."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise FaultError((key,), "ต้องเป็นรายการข้อความใน [ ]")
    return tuple(found)


def _over(own: Mapping[str, Any], below: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The tables of a file over those of the editions it uses, entry by entry."""
    table = dict(own)
    for used in below:
        for name in _SHARED:
            if not isinstance(table.get(name, {}), dict):
                raise FaultError((name,), "ต้องเป็นตาราง")
            table[name] = {**used.get(name, {}), **table.get(name, {})}
    return table


def _taken(own: Edition, used: Iterable[FormSpec]) -> tuple[FormSpec, ...]:
    """The forms of the editions it uses that an edition has none of its own for.

    Raises:
        FaultError: two forms of its own have one id.
    """
    known: dict[str, FormSpec] = {}
    for at, form in enumerate(own.forms):
        if form.id in known:
            raise FaultError(("forms", at, "id"), f"มีแบบฟอร์ม “{form.id}” ซ้ำ")
        known[form.id] = form
    taken: dict[str, FormSpec] = {}
    for form in used:
        if form.id not in known:
            taken.setdefault(form.id, form)
    return tuple(taken.values())
