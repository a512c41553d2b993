"""Checks for words typed with the keyboard set to the other language (`c]h;` for แล้ว)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.checks.problem import Check, Problem, Slip, Subject
from forms.thai.keyboard import latin_from_thai_keys, thai_from_latin_keys
from forms.thai.lexicon import cut, is_word

THAI = Slip("KEYS-THAI", "warning", "", "กรอกคำนี้ใหม่เป็นภาษาไทย")
LATIN = Slip("KEYS-LATIN", "warning", "", "กรอกคำนี้ใหม่เป็นภาษาอังกฤษ")

_KEYS = re.compile(r"[!-~]{3,}")
# So many letters of English do not spell Thai words by chance.
_LONG_WORD = 7
# No word is longer; what is, is an address or a code.
_LONGEST = 60
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|th|go|ac|co|in)\b", re.IGNORECASE)
# Letters of both cases and digits are names and codes; what Thai words make of keys is
# letters with punctuation among them.
_TYPED = re.compile(r"(?=(?:.*[A-Za-z]){2})[A-Za-z;'\[\],./\\<>{}:\"0-9=^-]+")
# Punctuation before a letter, where English has none.
_AMONG = re.compile(r"^[;,./\\]|[A-Za-z0-9][^A-Za-z0-9-]+[A-Za-z0-9]|[^A-Za-z0-9-][^A-Za-z0-9-]$")
_WELL_FORMED = re.compile(r"(?:[เแโใไ]?[ก-ฮฤฦ][ัิ-ฺ็ํ]?[่-๋]?์?[ะาำ]?)+")
_BRACKETS = "()[]{}\"'“”‘’.,;:!?"
_THAI_LETTER = re.compile(r"[฀-๿]")
_THAI_RUN = re.compile(r"[฀-๿]+")
# English words that plans use; each is looked for as it comes out on the Thai layout.
_ENGLISH = """
    google facebook youtube line email e-mail website web online offline internet intranet wifi
    digital data database dashboard platform application app software hardware server cloud
    network system service form forms file folder link clip video infographic banner poster
    excel word powerpoint pdf scan print zoom meeting team teams project program plan report
    test post pre-test post-test workshop training coaching model smart city green zero waste
    startup street food hawker center traffy fondue open user admin login password code
"""
_MISTYPED = {thai_from_latin_keys(word): word for word in _ENGLISH.split() if len(word) > 3}


def thai_on_latin(subject: Subject) -> Iterator[Problem]:
    """Latin keys that spell Thai words on the Thai layout."""
    for place, text in subject.texts:
        for match in _KEYS.finditer(text):
            if typed := _thai_meant(match.group()):
                keys, word = typed
                yield THAI.at(
                    place,
                    f"“{keys}” น่าจะเป็น “{word}” ที่พิมพ์โดยไม่ได้เปลี่ยนแป้นเป็นภาษาไทย",
                    form=subject.form_at(place),
                    advice=f"แก้ “{keys}” เป็น “{word}”",
                )


def slips(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has Latin keys that spell Thai words on the Thai layout: from and to."""
    for match in _KEYS.finditer(text):
        if typed := _thai_meant(match.group()):
            start = match.start() + match.group().index(typed[0])
            yield start, start + len(typed[0])


def corrected(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """What the keys of a part of a text type on the other layout: where, and the words.

    The part is letters `start` to `end`; with none marked it is the slip at that place,
    or the nearest one, or else the word there. None where there is nothing to correct.
    """
    if start == end:
        start, end = _nearest_slip(text, start) or _word_at(text, start)
    keys = text[start:end]
    letters = len(_THAI_LETTER.findall(keys))
    words = (latin_from_thai_keys if letters * 2 > len(keys) else thai_from_latin_keys)(keys)
    return (start, end, words) if words != keys else None


def _nearest_slip(text: str, at: int) -> tuple[int, int] | None:
    found = list(slips(text))
    found += [match.span() for match in _THAI_RUN.finditer(text) if _english_meant(match.group())]
    return min(found, key=lambda slip: max(slip[0] - at, at - slip[1], 0), default=None)


def _word_at(text: str, at: int) -> tuple[int, int]:
    """The letters around a place, up to the spaces on either side."""
    start = end = len(text[:at].rstrip()) if not text[at : at + 1].strip() else at
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _thai_meant(keys: str) -> tuple[str, str] | None:
    """The keys without brackets or closing marks around them, and the word they spell."""
    if len(keys) > _LONGEST or _ADDRESS.search(keys):
        return None
    for part in (keys, keys.strip(_BRACKETS)):
        if not _TYPED.fullmatch(part):
            continue
        word = thai_from_latin_keys(part)
        if len(word) >= 3 and _WELL_FORMED.fullmatch(word) and _is_thai(part, word):
            return part, word
    return None


def _is_thai(keys: str, word: str) -> bool:
    """Punctuation among the letters gives Thai away; letters alone must spell long words."""
    pieces = cut(word)
    if not all(is_word(piece) for piece in pieces):
        return False
    # Short words are so many that any letters are made of some.
    if _AMONG.search(keys):
        return len(word) >= 3 * len(pieces)
    fewest = _LONG_WORD if re.search("[aeiouy]", keys) else 4
    return len(word) >= max(fewest, 4 * len(pieces))


def _english_meant(run: str) -> str:
    """The English word that Thai letters spell; empty where they spell none."""
    word = _MISTYPED.get(run, "")
    return word if latin_from_thai_keys(run) == word and not is_word(run) else ""


def latin_on_thai(subject: Subject) -> Iterator[Problem]:
    """Thai letters that spell an English word on the Latin layout."""
    for place, text in subject.texts:
        for run in _THAI_RUN.findall(text):
            if word := _english_meant(run):
                yield LATIN.at(
                    place,
                    f"“{run}” น่าจะเป็น “{word}” ที่พิมพ์โดยไม่ได้เปลี่ยนแป้นเป็นภาษาอังกฤษ",
                    form=subject.form_at(place),
                    advice=f"แก้ “{run}” เป็น “{word}”",
                )


CHECKS: tuple[Check, ...] = (thai_on_latin, latin_on_thai)
