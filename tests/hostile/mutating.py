"""Inputs made of others at random: of bytes, of JSON, of packed files, of pictures."""

import copy
import io
import json
import random
import re
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

_NUMBERS = ("0", "-1", "1", "255", "65535", "65536", "99999999999999999999", "1e999", "NaN", "2.5")
_LETTERS = (
    "\x00", "\x07", "\u202e", "\u200b", "\ufeff", "\ud800", "\uffff", "\U0010ffff", "ก้้้้", "\r\n",
    "\v", "\t", '"', "'", "<", ">", "&", "&#0;", "]]>", "<!--", "-->", "<![", "{", "}", "[", "]",
    "\\", "%s", "=1",
)  # fmt: skip
_MOST = 200_000


def mutated(
    data: bytes, others: Sequence[bytes], chance: random.Random, words: Sequence[str] = ()
) -> bytes:
    """Bytes in which a few things are changed; `words` are of sense to who reads them."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(found) + 1)
        end = min(len(found), at + chance.choice((0, 1, 4, 40, 400)))
        way = chance.randrange(8 if words else 7)
        if way == 7:
            found[at : chance.choice((at, end))] = chance.choice(words).encode()
        elif way == 0:
            found[at:end] = chance.randbytes(end - at)
        elif way == 1:
            del found[at:end]
        elif way == 2:
            found[at:at] = found[at:end] * chance.choice((1, 2, 50))
        elif way == 3:
            found[at:end] = chance.choice(_NUMBERS).encode()
        elif way == 4:
            found[at:end] = chance.choice(_LETTERS).encode("utf-8", "surrogatepass")
        elif way == 5 and others:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            found[at:end] = other[start : start + chance.choice((4, 40, 400))]
        elif found:
            found[min(at, len(found) - 1)] ^= 1 << chance.randrange(8)
    return bytes(found[:_MOST])


def mutated_json(
    data: bytes, others: Sequence[bytes], chance: random.Random, words: Sequence[str] = ()
) -> bytes:
    """A JSON text in which values are changed, moved and repeated, or its bytes."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return mutated(data, others, chance, words)
    if chance.random() < 0.15:
        return mutated(data, others, chance, words)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        spots = list(_spots(value))
        if not spots:
            break
        holder, name = chance.choice(spots)
        way = chance.randrange(8)
        if way == 0:
            del holder[name]
        elif way > 5:
            holder[name] = _alike(holder[name], words, chance)
        elif way == 1:
            holder[name] = chance.choice((None, True, 0, -1, 2**70, 1.5, "", "ก", [], {}, [[]]))
        elif way == 2:
            other, at = chance.choice(spots)
            if at in other if isinstance(other, dict) else at < len(other):
                holder[name] = copy.deepcopy(other[at])
        elif way == 3 and isinstance(holder[name], list):
            holder[name] = holder[name] * chance.choice((2, 20))
        elif way == 4 and isinstance(holder[name], str):
            holder[name] += chance.choice((*_LETTERS, *words)) * chance.choice((1, 30, 2_000))
        elif isinstance(holder, dict):
            holder[chance.choice(_LETTERS)] = copy.deepcopy(holder[name])
        if len(spots) > 20_000:
            break
    return json.dumps(value).encode()[: 4 * _MOST]


def _alike(value: Any, words: Sequence[str], chance: random.Random) -> Any:
    """Another value of the same kind, which may well be taken."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return chance.choice((value + 1, -value, 0, 2568, 100, 12.345, 10**12))
    if isinstance(value, str):
        at = chance.randrange(len(value) + 1)
        return value[:at] + chance.choice((*words, "ก", " ", "\n", "๕", "1")) + value[at:]
    if isinstance(value, list):
        return chance.sample(value, chance.randrange(len(value) + 1))
    return dict(chance.sample(list(value.items()), len(value))) if value else value


def _spots(value: Any) -> Any:
    if not isinstance(value, dict | list):
        return
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, item in list(items):
        yield value, name
        if isinstance(item, dict | list):
            yield from _spots(item)


def mutated_zip(
    data: bytes, others: Sequence[bytes], chance: random.Random, words: Sequence[str] = ()
) -> bytes:
    """A packed file of which one part is changed, or its bytes."""
    if chance.random() < 0.2:
        return mutated(data, others, chance, words)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except Exception:
        return mutated(data, others, chance, words)
    if not parts:
        return mutated(data, others, chance, words)
    name = chance.choice(list(parts))
    change = mutated if chance.random() < 0.3 else _mutated_markup
    parts[name] = change(parts[name], list(parts.values()), chance, words)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in parts.items():
            packed.writestr(each, content)
    return made.getvalue()


_PIECES = re.compile(rb"(<[^>]*>)")


def _mutated_markup(
    data: bytes, others: Sequence[bytes], chance: random.Random, words: Sequence[str]
) -> bytes:
    """XML of which whole tags, texts and attributes are changed, so that it mostly stays XML."""
    pieces = _PIECES.split(data[:_MOST])
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(pieces))
        end = min(len(pieces), at + chance.choice((1, 2, 4, 8)))
        way = chance.randrange(6)
        if way == 0 and len(pieces) > end - at:
            del pieces[at:end]
        elif way == 1:
            pieces[at:at] = pieces[at:end] * chance.choice((1, 3, 40))
        elif way == 2:
            other = _PIECES.split(chance.choice(others)[:_MOST])
            start = chance.randrange(len(other))
            pieces[at:at] = other[start : start + 4]
        elif way == 3:
            pieces[at] = mutated(pieces[at], (), chance, words)
        elif pieces[at].startswith(b"<"):
            value = chance.choice((*_NUMBERS, *words, "A1", "BH7", "s", "b", "ก")).encode()
            before, found, after = pieces[at].partition(b'="')
            pieces[at] = before + found + value + after[after.find(b'"') :]
        else:
            pieces[at] = chance.choice((*_NUMBERS, *words, "ก", "12.50")).encode()
    return b"".join(pieces)[:_MOST]


def mutated_lines(
    data: bytes, others: Sequence[bytes], chance: random.Random, words: Sequence[str] = ()
) -> bytes:
    """A text of which whole lines, or what stands behind their `=`, are changed, or its bytes."""
    if chance.random() < 0.3:
        return mutated(data, others, chance, words)
    lines = data[:_MOST].splitlines(keepends=True)
    for _ in range(chance.choice((1, 1, 2, 5)) if lines else 0):
        at = chance.randrange(len(lines))
        end = min(len(lines), at + chance.choice((1, 1, 3, 20)))
        way = chance.randrange(6)
        if way == 0 and len(lines) > end - at:
            del lines[at:end]
        elif way == 1:
            lines[at:at] = lines[at:end]
        elif way == 2:
            lines[at:at] = _some_lines(others, chance)
        elif way == 3:
            lines[at] = mutated(lines[at], (), chance, words)
        else:
            name, sign, value = lines[at].partition(b"=")
            lines[at] = name + sign + mutated(value, (), chance, words)
    return b"".join(lines)[:_MOST]


def _some_lines(others: Sequence[bytes], chance: random.Random) -> list[bytes]:
    lines = chance.choice(others).splitlines(keepends=True) if others else []
    start = chance.randrange(len(lines) + 1)
    return lines[start : start + chance.choice((1, 3, 10))]


def mutated_picture(
    data: bytes, others: Sequence[bytes], chance: random.Random, words: Sequence[str] = ()
) -> bytes:
    """A picture; of a PNG mostly one chunk, whose length and sum agree with it, or its points."""
    chunks = list(_chunks(data)) if data.startswith(_PNG) else []
    if not chunks or chance.random() < 0.2:
        return mutated(data, others, chance, words)
    for _ in range(chance.choice((1, 1, 3))):
        at = chance.randrange(len(chunks))
        kind, content = chunks[at]
        way = chance.randrange(6)
        if way == 0:
            del chunks[at]
        elif way == 1:
            chunks.insert(chance.randrange(len(chunks) + 1), (kind, content))
        elif way == 2:
            chunks.insert(at, (chance.choice(_CHUNKS), mutated(content, (), chance)))
        elif way == 3:
            chunks[at] = kind, _repacked(content, chance)
        else:
            chunks[at] = kind, mutated(content, [each for _, each in chunks], chance)
        if not chunks:
            break
    packed = (
        len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)
        for kind, content in chunks
    )
    return (_PNG + b"".join(packed))[:_MOST]


_PNG = b"\x89PNG\r\n\x1a\n"
_CHUNKS = (
    *(b"tRNS", b"PLTE", b"iCCP", b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"gAMA", b"pHYs"),
    *(b"acTL", b"fcTL", b"fdAT", b"IDAT", b"IEND", b"IHDR", b"aaaa", b"AAAA"),
)


def _chunks(data: bytes) -> Any:
    at = len(_PNG)
    while at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at : at + 4])
        yield data[at + 4 : at + 8], data[at + 8 : end]
        at = end + 4


def _repacked(content: bytes, chance: random.Random) -> bytes:
    """What is packed in a chunk changed, and packed again."""
    try:
        plain = zlib.decompressobj().decompress(content, _MOST)
    except zlib.error:
        plain = content
    return zlib.compress(mutated(plain, (), chance))
