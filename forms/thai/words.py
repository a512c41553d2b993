"""Where a text may break into lines.

A text is read as tokens (words, figures, punctuation, spaces), and the tokens that must
or should stay on one line are joined into segments. Where a segment is wider than its
column, `finer` takes it apart again, gently: at spaces first, then between words, then
between syllables.
"""

from __future__ import annotations

import re
from functools import lru_cache

from forms.thai.lexicon import clusters, cut, inner

_THAI = "ก-ฮะ-ฺเ-ๅ็-๎"
_DIGIT = "0-9๐-๙"
_OPEN = "([{“‘«<฿$#"
_CLOSE = ")]}”’»>.,;:!?%‰…"
_DASH = "-–—/"
_SPACE = " \t\u2002-\u200a\u3000"
_OTHER = rf"[^\s{_THAI}ฯๆ{_DIGIT}{re.escape(_OPEN + _CLOSE + _DASH)}\"*\u200b]"
_TOKEN = re.compile(
    rf"""
    (?P<space>[{_SPACE}\n\u200b]+)
  | (?P<thai>[{_THAI}]+)
  | (?P<url>(?:https?://|www\.)[!-~]*[/\w=])
  | (?P<number>[{_DIGIT}]+(?:[.,:/–-][{_DIGIT}]+)*(?:\.-)?)
  | (?P<repeat>ฯลฯ|[ฯๆ]+)
  | (?P<latin>{_OTHER}(?:(?:{_OTHER}|[{_DIGIT}]|[-/.,:'’@](?={_OTHER}|[{_DIGIT}]))*))
  | (?P<open>[{re.escape(_OPEN)}])
  | (?P<close>[{re.escape(_CLOSE)}])
  | (?P<dash>[{re.escape(_DASH)}])
  | (?P<quote>"|\*+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_TAIL = re.compile(rf"[{_SPACE}\n\u200b]*$")
# What a list item starts with: 1. 1) (ก) 1.2 - •
_MARKER = re.compile(rf"[({_DIGIT}ก-ฮa-zA-Z.)]{{0,8}}[.)]\s+|[{_DIGIT}]+(?:\.[{_DIGIT}]+)+\s+|[-–•●○▪]\s+")
# A line break in a web address stands after one of these.
_URL_PARTS = re.compile(r"[^/?&=._-]*[/?&=._-]*")
_NUMBER_PARTS = re.compile(rf"[{_DIGIT}]+[^{_DIGIT}]*|[^{_DIGIT}]+")

# What a segment may grow to by joins that are wanted, not needed, in letters.
_LONGEST_JOIN = 24
# A personal name after its title is not in any word list; this is the longest taken whole.
_LONGEST_NAME = 16
_TITLES = frozenset(("นาย", "นาง", "นางสาว", "น.ส.", "ว่าที่", "ดร.", "เด็กชาย", "เด็กหญิง"))
_MONTHS = frozenset(
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม "
    "พฤศจิกายน ธันวาคม ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split()
)
# Words that a number after a space belongs to, and words that belong to the number before.
_BEFORE_NUMBER = _MONTHS.union(
    "พ.ศ. ค.ศ. ร้อยละ ระดับ ข้อ ปี มาตรา หมวด บท ตาราง ภาพ หน้า เลข จำนวน โทร. ชุด แผ่น เล่ม "
    "หมายเลข ประมาณ อย่างน้อย ไม่น้อยกว่า ไม่เกิน มากกว่า น้อยกว่า ไตรมาส ประจำปี ปีงบประมาณ "
    "คะแนน เกิน ละ ห้อง ชั้น อาคาร ซอย หมู่ เขต กลุ่ม แบบ รุ่น ครั้ง สยป.".split()
)
_AFTER_NUMBER = _MONTHS.union(
    "บาท ล้านบาท พันล้านบาท ล้าน คน ราย ครั้ง เรื่อง ด้าน ข้อ แห่ง เขต โครงการ กิจกรรม ตัวชี้วัด "
    "ชุด เล่ม ฉบับ หน้า แผ่น วัน เดือน ปี ชั่วโมง นาที วันทำการ ไตรมาส คะแนน ระดับ ขั้นตอน หลัก "
    "หน่วยงาน หน่วย กลุ่ม หลัง คัน เครื่อง ระบบ รายการ ประเภท ครัวเรือน ชุมชน โรงเรียน สำนัก "
    "ตารางเมตร เมตร กิโลเมตร ตัน ลิตร ไร่ น. % เปอร์เซ็นต์ ท่าน ตำแหน่ง อัตรา แปลง ต้น จุด สาย "
    "รุ่น องค์ประกอบ มิติ ยุทธศาสตร์ เส้นทาง ช่องทาง ครั้งต่อปี".split()
)


# A number after one of these is complete: what follows is not its unit.
_COMPLETE = frozenset("พ.ศ. ค.ศ. ร้อยละ ระดับ ปี ประจำปี ปีงบประมาณ ข้อ มาตรา โทร.".split())
_SIGNS = frozenset("≥ ≤ = ± × ÷ + ~ ≈".split())


class _Token:
    """A piece that is never parted by a wish, only by need: its words and its kind."""

    __slots__ = ("kind", "text")

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.kind = kind


@lru_cache(maxsize=8192)
def segments(text: str) -> tuple[str, ...]:
    """The pieces of a text that may stand on different lines; together they are the text.

    A piece keeps the spaces after it. No piece starts with a mark, a following vowel, ๆ, ฯ
    or closing punctuation, none ends in opening punctuation; numbers, Latin words and web
    addresses are whole; a name stays with its title, a number with its unit, where the
    join is not long.
    """
    tokens = _tokens(text)
    pieces: list[str] = []
    current = ""
    for position, token in enumerate(tokens):
        if position and _parts(tokens, position, len(current)):
            pieces.append(current)
            current = token.text
        else:
            current += token.text
    if current:
        pieces.append(current)
    return tuple(pieces)


@lru_cache(maxsize=4096)
def finer(segment: str) -> tuple[str, ...]:
    """The next smaller pieces of a segment wider than its column; itself if there are none."""
    tokens = _tokens(segment)
    spaced: list[str] = [""]
    for position, token in enumerate(tokens):
        after_space = position and tokens[position - 1].kind == "space"
        if after_space and not _clings(token):
            spaced.append("")
        spaced[-1] += token.text
    if len(spaced) > 1:
        return tuple(spaced)
    words = _regrouped([token.text for token in tokens], tokens)
    if len(words) > 1:
        return words
    core = _TAIL.sub("", segment)
    return _broken(core, segment[len(core) :], tokens)


def _broken(core: str, tail: str, tokens: list[_Token]) -> tuple[str, ...]:
    """The parts of a single word, with what punctuation and spaces cling to it."""
    main = max(tokens, key=lambda token: len(token.text) if token.kind != "space" else 0)
    if main.kind == "thai":
        parts = inner(main.text)
        if len(parts) == 1:
            parts = clusters(main.text)
    elif main.kind == "url":
        parts = tuple(part for part in _URL_PARTS.findall(main.text) if part)
    elif main.kind == "number":
        parts = tuple(_NUMBER_PARTS.findall(main.text))
    else:
        parts = (main.text,)
    if len(parts) == 1 and main.kind != "thai":
        half = len(main.text) // 2
        parts = (main.text[:half], main.text[half:]) if half else parts
    if len(parts) == 1:
        return (core + tail,)
    before, _, after = core.partition(main.text)
    return (before + parts[0], *parts[1:-1], parts[-1] + after + tail)


def _regrouped(texts: list[str], tokens: list[_Token]) -> tuple[str, ...]:
    """Words with the punctuation that must stay with them, but without any wish."""
    groups: list[str] = [""]
    for position, token in enumerate(tokens):
        previous = tokens[position - 1] if position else None
        if previous is not None and not _clings(token) and not _holds(previous):
            groups.append("")
        groups[-1] += texts[position]
    return tuple(groups)


def _tokens(text: str) -> list[_Token]:
    """The tokens of a text; a stretch of Thai letters gives a token a word."""
    tokens: list[_Token] = []
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup or "other", match.group()
        if kind == "thai":
            tokens += [_Token(word, kind) for word in _named(cut(piece))]
        else:
            tokens.append(_Token(piece, _quote(tokens) if kind == "quote" else kind))
    return _abbreviated(tokens)


def _quote(tokens: list[_Token]) -> str:
    """A straight quotation mark (or *) opens after a space or opening mark, else closes."""
    opens = not tokens or tokens[-1].kind in {"space", "open"}
    return "open" if opens else "close"


def _named(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a stretch, a title and the name after it in one."""
    if words[0] not in _TITLES or len(words) == 1:
        return words
    name = "".join(words[1:])
    if len(name) <= _LONGEST_NAME:
        return (words[0] + name,)
    return (words[0] + words[1], *words[2:])


def _abbreviated(tokens: list[_Token]) -> list[_Token]:
    """The tokens with abbreviations put together: พ + . + ศ + . is one."""
    joined: list[_Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        dotted = last is not None and last.kind == "thai"
        if last is not None and dotted and token.text == ".":
            last.text += "."
        elif last is not None and dotted and token.kind == "thai" and last.text.endswith("."):
            last.text += token.text
        else:
            joined.append(token)
    return joined


def _clings(token: _Token) -> bool:
    """Whether no line may start with this token."""
    if token.kind in {"close", "repeat", "space"}:
        return True
    return token.kind == "thai" and not ("ก" <= token.text[0] <= "ฮ" or "เ" <= token.text[0] <= "ไ")


def _holds(token: _Token) -> bool:
    """Whether no line may end with this token."""
    return token.kind == "open"


def _parts(tokens: list[_Token], position: int, length: int) -> bool:
    """Whether a line may break before the token at `position`.

    `length` is that of the segment so far.
    """
    token, previous = tokens[position], tokens[position - 1]
    if token.kind == "space" or _holds(previous):
        return False
    if previous.kind == "space":
        return _parts_at_space(tokens, position, length)
    return not _clings(token) and _parts_within(token, previous, tokens, position)


def _parts_within(token: _Token, previous: _Token, tokens: list[_Token], position: int) -> bool:
    """Whether a line may break between two tokens without a space between."""
    kinds = (previous.kind, token.kind)
    if token.kind == "dash":
        return False
    if previous.kind == "dash":
        # A dash at the start of a word is its sign; one between words may end a line.
        starts = position < 2 or tokens[position - 2].kind in {"space", "open"}
        return not starts and token.kind != "number"
    if previous.kind == "close":
        closed = previous.text not in ".:" and token.kind != "number"
        return closed and not _numbers(tokens, position)
    if "number" in kinds:
        thai_follows = kinds == ("number", "thai")
        return thai_follows and token.text not in _AFTER_NUMBER
    return True


def _parts_at_space(tokens: list[_Token], position: int, length: int) -> bool:
    """Whether a line may break at the space before the token at `position`."""
    token = tokens[position]
    if "\u200b" in tokens[position - 1].text:
        return True
    if _clings(token):
        return False
    if position < 2:
        return True
    if length + len(token.text) > _LONGEST_JOIN:
        return True
    return not _belongs(tokens, position)


def _belongs(tokens: list[_Token], position: int) -> bool:
    """Whether a token would rather stand on the line of the one before the space."""
    token, previous = tokens[position], tokens[position - 2]
    word = previous.text
    if token.kind == "dash":
        # A dash of its own between two words, or a value that is missing.
        return position + 1 == len(tokens) or tokens[position + 1].kind == "space"
    if token.kind == "number":
        leads = previous.kind == "dash" or word.endswith("ที่") or word in _SIGNS
        return leads or word in _BEFORE_NUMBER
    if previous.kind == "number":
        whole = position >= 4 and tokens[position - 4].text in _COMPLETE
        return token.text in _AFTER_NUMBER and not whole
    if word in _TITLES or (token.kind == "thai" and len(token.text) == 1):
        return True
    return _numbers(tokens, position - 1) or _marks(tokens[:position])


def _numbers(tokens: list[_Token], position: int) -> bool:
    """Whether (1) stands before `position`: it belongs to what it numbers."""
    kinds = [token.kind for token in tokens[max(position - 3, 0) : position]]
    return kinds == ["open", "number", "close"]


def _marks(tokens: list[_Token]) -> bool:
    """Whether the tokens, all so far, are the number or bullet of a list item."""
    if len(tokens) > 6:
        return False
    return _MARKER.fullmatch("".join(token.text for token in tokens)) is not None
