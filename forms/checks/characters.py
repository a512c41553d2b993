"""Checks of single characters: private ones, invisible ones, broken ones, unprintable ones."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import around
from forms.thai.coverage import draws, real_letters
from forms.thai.lexicon import cut, is_word

PRIVATE = Slip("CHAR-PRIVATE", "warning", "", "ลบอักขระนี้แล้วกรอกใหม่")
INVISIBLE = Slip("CHAR-INVISIBLE", "advice", "", "ลบคำนี้แล้วกรอกใหม่ อักขระที่มองไม่เห็นจะหายไป")
BROKEN = Slip("CHAR-BROKEN", "error", "", "คัดลอกข้อความนี้จากต้นฉบับใหม่ หรือกรอกใหม่")
UNDRAWN = Slip("CHAR-UNDRAWN", "warning", "", "ใช้ตัวอักษรหรือเครื่องหมายที่แบบอักษรราชการมี หรือลบออก")

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
# Of no width, or controls of a typewriter's day; a line end and a tab are kept.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\x01-\x08\x0b-\x1f\x7f\x80-\x9f]+"
)
# Thai bytes read as Western letters, as UTF-8 bytes read so, or read as Thai ones.
_WESTERN = re.compile("[\u00a1-\u00da\u00df-\u00fb]{3,}")
_UTF8_WESTERN = re.compile("(?:à[¸¹].)+", re.DOTALL)
_UTF8_THAI = re.compile("(?:เ[ธน].){2,}", re.DOTALL)
_LOST = re.compile("\ufffd+|\\?{5,}")
_ENTITY = re.compile(r"&(?:nbsp|amp|quot|lt|gt|#\d{2,6});")
_THAI = re.compile("[ก-ฺเ-๛]+")
# So many letters that are read back as well-formed Thai are no chance.
_SURE = 4
# Drawn apart, or by what stands around them.
_MODIFIERS = frozenset(range(0xFE00, 0xFE10))


def private_letters(subject: Subject) -> Iterator[Problem]:
    """No character of private use: it means something in one font alone."""
    for place, text in subject.texts:
        if match := _PRIVATE.search(text):
            message, advice = _of_private(text, match)
            yield PRIVATE.at(place, message, form=subject.form_at(place), advice=advice)


def _of_private(text: str, match: re.Match[str]) -> tuple[str, str]:
    shown = real_letters(around(text, *match.span()))
    meant = real_letters(match.group())
    if meant == match.group():
        return f"มีอักขระเฉพาะแบบอักษรที่ “{_PRIVATE.sub('□', shown)}” จะพิมพ์ไม่ตรงกับที่เห็น", ""
    return f"มีสระหรือวรรณยุกต์ที่เป็นอักขระเฉพาะแบบอักษรที่ “{shown}”", f"พิมพ์ “{shown.strip('…')}” ใหม่"


def invisible_letters(subject: Subject) -> Iterator[Problem]:
    """No character that takes no room: words with it are not found, and break wrongly."""
    for place, text in subject.texts:
        match = _INVISIBLE.search(text)
        # Among letters that were read in another code they are such letters, too.
        if match and not _broken(text):
            shown = _INVISIBLE.sub("", around(text, *match.span()))
            yield INVISIBLE.at(place, f"มีอักขระที่มองไม่เห็นที่ “{shown}”", form=subject.form_at(place))


def broken_letters(subject: Subject) -> Iterator[Problem]:
    """No text that was read in another code than it was written in."""
    for place, text in subject.texts:
        if found := _broken(text):
            shown, meant = found
            yield BROKEN.at(
                place,
                f"ข้อความอ่านไม่ออกที่ “{shown}”" + (f" น่าจะเป็น “{meant}”" if meant else ""),
                form=subject.form_at(place),
                advice=f"พิมพ์ “{meant}” แทน" if meant else "",
            )


@lru_cache(maxsize=16384)
def _broken(text: str) -> tuple[str, str] | None:
    """The first stretch that cannot be read, and what it must have been, if that is known."""
    for pattern, read in _READINGS:
        for match in pattern.finditer(text):
            meant = read(match.group())
            if meant and _is_thai(meant):
                return _short(match.group()), _short(meant)
    if entity := _ENTITY.search(text):
        return entity.group(), html.unescape(entity.group()).replace("\u00a0", " ")
    lost = _LOST.search(text)
    return (around(text, *lost.span()), "") if lost else None


def _from_western(letters: str) -> str:
    return letters.encode("latin-1", "ignore").decode("tis-620", "replace")


def _from_utf8(letters: str) -> str:
    return b"".join(map(_byte, letters)).decode("utf-8", "replace")


def _byte(char: str) -> bytes:
    """The byte that an old code page shows as a character."""
    for code in ("latin-1", "cp1252", "cp874"):
        try:
            return char.encode(code)
        except UnicodeEncodeError:
            continue
    return b"?"


def _is_thai(text: str) -> bool:
    """Whether a text reads as Thai: letters of it alone, and words where it is short."""
    if not _THAI.fullmatch(text):
        return False
    return len(text) >= _SURE or all(map(is_word, cut(text)))


_READINGS: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
    (_UTF8_WESTERN, _from_utf8),
    (_UTF8_THAI, _from_utf8),
    (_WESTERN, _from_western),
)


def _short(text: str) -> str:
    return around(text, 0, 0, margin=24)


def undrawn_letters(subject: Subject) -> Iterator[Problem]:
    """Every character is one that the paper's typeface draws."""
    for place, text in subject.texts:
        if missing := _undrawn(text):
            at = text.index(missing[0])
            yield UNDRAWN.at(
                place,
                f"แบบอักษรไม่มี “{missing}” ที่ “{around(text, at, at + 1)}”",
                form=subject.form_at(place),
            )


@lru_cache(maxsize=16384)
def _undrawn(text: str) -> str:
    """The characters of a text that no typeface of the paper draws, each once."""
    if text.isascii():
        return ""
    odd = (char for char in dict.fromkeys(text) if not char.isspace() and not _is_told(char))
    return "".join(char for char in odd if not draws(char))


def _is_told(char: str) -> bool:
    """Whether another check tells of a character, or it only changes the one before it."""
    known = _PRIVATE.match(char) or _INVISIBLE.match(char) or char == "\ufffd"
    return bool(known) or ord(char) in _MODIFIERS


CHECKS: tuple[Check, ...] = (private_letters, invisible_letters, broken_letters, undrawn_letters)
