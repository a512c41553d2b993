"""A PDF file put together: numbered objects, packed where they are no streams.

Objects are given as their text. Those that are no streams stand in object streams, and where
each one stands in a cross-reference stream (PDF 1.5 and later): so the many small objects of
a structure tree cost little. Nothing in a file says when or where it was written: the same
objects make the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

# The second line tells programs that send files that this one is no text.
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
# Readers unpack a whole object stream for one object of it: no more objects than this.
_PACKED = 200
# How hard streams are packed: harder takes twice the time for a twelfth less room.
_LEVEL = 4
# An entry of the cross-reference: its kind, a place or an object stream, an index in that.
_PLACE_BYTES = 4
# An end of line of two letters: none of a stream's own can be taken for a part of it.
_STREAM_END = b"\r\nendstream"
_FREE, _PLAIN, _IN_STREAM = range(3)


# Where an object stands: its kind, a byte of the file or an object stream, its index in that.
_Entry = tuple[int, int, int]


class PdfFile:
    """The objects of a file in the making; an object is named by its number."""

    def __init__(self) -> None:
        self._count = 0
        self._objects: dict[int, str] = {}
        self._streams: dict[int, bytes] = {}

    def reserve(self, count: int = 1) -> int:
        """The first of so many numbers of objects that come later."""
        first = self._count + 1
        self._count += count
        return first

    def add(self, text: str, number: int = 0) -> int:
        """Put an object into the file, under a number that was reserved for it or a new one."""
        number = number or self.reserve()
        self._objects[number] = text
        return number

    def add_stream(self, data: bytes, entries: str = "", number: int = 0) -> int:
        """Put a stream into the file, packed; `entries` are those of its dictionary."""
        packed = zlib.compress(data, _LEVEL)
        return self.add_packed(packed, f"{entries}/Filter/FlateDecode", number)

    def add_packed(self, data: bytes, entries: str, number: int = 0) -> int:
        """Put a stream into the file whose bytes are as its entries say."""
        number = number or self.reserve()
        head = f"<<{entries}/Length {len(data)}>>stream\n".encode("latin-1")
        self._streams[number] = b"".join((head, data, _STREAM_END))
        return number

    def bytes(self, root: int, info: int) -> bytes:
        """The whole file, at the end; `root` is its catalogue, `info` what it says of itself."""
        entries: dict[int, _Entry] = {0: (_FREE, 0, 255)}
        for members, packed in self._packed():
            number = self.add_stream(packed.data, packed.entries)
            entries.update((each, (_IN_STREAM, number, at)) for at, each in enumerate(members))
        parts = [_HEADER]
        place = len(_HEADER)
        digest = sha256()
        for number, stream in self._streams.items():
            entries[number] = (_PLAIN, place, 0)
            parts.append(b"%d 0 obj\n%b\nendobj\n" % (number, stream))
            digest.update(parts[-1])
            place += len(parts[-1])
        last = self.reserve()
        entries[last] = (_PLAIN, place, 0)
        identity = digest.hexdigest()[:32]
        table = zlib.compress(b"".join(_rows(entries[each] for each in range(last + 1))))
        head = (
            f"{last} 0 obj\n<</Type/XRef/Size {last + 1}/Root {root} 0 R/Info {info} 0 R"
            f"/ID[<{identity}><{identity}>]/W[1 {_PLACE_BYTES} 1]/Length {len(table)}"
            f"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {_PLACE_BYTES + 2}>>>>stream\n"
        )
        end = _STREAM_END + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % place
        return b"".join((*parts, head.encode("ascii"), table, end))

    def _packed(self) -> Iterator[tuple[list[int], _Packed]]:
        """Object streams of all objects, each with the numbers of those in it."""
        numbers = sorted(self._objects)
        for start in range(0, len(numbers), _PACKED):
            part = numbers[start : start + _PACKED]
            yield part, _packed(part, [self._objects[number] for number in part])


class _Packed(NamedTuple):
    """An object stream: its bytes before packing, and the entries of its dictionary."""

    data: bytes
    entries: str


def _packed(numbers: Iterable[int], texts: list[str]) -> _Packed:
    """Objects as an object stream: their numbers and places, then they themselves."""
    head: list[str] = []
    place = 0
    for number, text in zip(numbers, texts, strict=True):
        head.append(f"{number} {place}")
        place += len(text) + 1
    first = " ".join(head) + "\n"
    data = f"{first}{chr(10).join(texts)}".encode("latin-1")
    return _Packed(data, f"/Type/ObjStm/N {len(texts)}/First {len(first)}")


def _rows(entries: Iterable[_Entry]) -> Iterator[bytes]:
    """The entries as a picture's rows (predictor "up"): each as what it differs from the last.

    Those of one object stream differ by one, so that thousands of them take a few bytes.
    """
    following = b"\x02" + bytes(_PLACE_BYTES + 1) + b"\x01"
    before: _Entry = (_FREE, 0, 0)
    for entry in entries:
        kind, place, index = entry
        if index and kind == _IN_STREAM and before == (kind, place, index - 1):
            yield following
        else:
            pairs = zip(_row(entry), _row(before), strict=True)
            yield b"\x02" + bytes((one - other) & 0xFF for one, other in pairs)
        before = entry


def _row(entry: _Entry) -> bytes:
    kind, place, index = entry
    return bytes((kind,)) + place.to_bytes(_PLACE_BYTES, "big") + bytes((index,))


def text_string(text: str) -> str:
    """A text as a string object."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def name_object(text: str) -> str:
    """A text of ASCII letters, digits and signs as a name object."""
    plain = (char if char.isalnum() or char in "+-_." else f"#{ord(char):02x}" for char in text)
    return f"/{''.join(plain)}"
