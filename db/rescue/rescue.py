"""A rescue: what of a plan was not in the store at a moment, as a file that can be read again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from db.errors import PhaenError
from db.places import Place, dotted, parsed, stands
from db.records import Package
from db.store.drafts import Draft, identified, placed

_FORMAT = "phaen-rescue"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that was being typed, and what had stood in its field `before`.

    The `place` is within the record of an identity; without one it is in the package, as that
    of a row which is only being made.
    """

    record_id: str
    place: str
    text: str
    before: str

    @classmethod
    def at(cls, package: Package, place: Place, *, text: str, before: str) -> Self:
        """A text typed at a place of a package."""
        if not stands(package, place):
            return cls("", dotted(place), text, before)
        (draft,) = identified(package, {dotted(place): text})
        return cls(draft.record_id, draft.place, text, before)

    def place_in(self, package: Package) -> Place | None:
        """Where it stands in a package now; None where its record has gone."""
        if not self.record_id:
            return parsed(self.place)
        found = placed(package, [Draft(self.record_id, self.place, self.text)])
        return next((parsed(path) for path in found), None)


@dataclass(frozen=True, slots=True)
class Rescue:
    """What of a plan was not in the store.

    `plan` is its identity and `words` what a reader calls it; `moment` is UTC in ISO form,
    `writer` the process that wrote it (`db.rescue.processes`). `page` was in sight. `package`
    is the file of a package with its drafts; empty where the store has all but what was
    being `typed`.
    """

    plan: str
    words: str
    store: str
    moment: str
    writer: str
    page: str = ""
    typed: Typed | None = None
    package: bytes = b""

    def as_bytes(self) -> bytes:
        """The file of it."""
        value = {"format": _FORMAT, "version": _VERSION, **asdict(self)}
        value["package"] = self.package.decode()
        return json.dumps(value, ensure_ascii=True, indent=1).encode()


def parse(data: bytes) -> Rescue:
    """The rescue in the bytes of a file.

    Raises:
        PhaenError: it is none that this program knows.
    """
    try:
        return _rescue(json.loads(data))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise PhaenError("แฟ้มงานที่กู้ไว้เสียหาย หรือมาจากโปรแกรมรุ่นใหม่กว่า") from error


def _rescue(value: Any) -> Rescue:
    if value["format"] != _FORMAT:
        raise ValueError(value)
    known = {name: _text(value[name]) for name in _TEXTS}
    typed = None if value["typed"] is None else Typed(**_texts_of(value["typed"]))
    return Rescue(**known, typed=typed, package=_text(value["package"]).encode())


_TEXTS = ("plan", "words", "store", "moment", "writer", "page")


def _texts_of(value: Any) -> dict[str, str]:
    return {name: _text(value[name]) for name in ("record_id", "place", "text", "before")}


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
