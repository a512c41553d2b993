"""A text as tokens: words, figures, punctuation, spaces."""

from __future__ import annotations

import re

from forms.thai.lexicon import cut

THAI = "ก-ฮะ-ฺเ-ๅ็-๎"
DIGIT = "0-9๐-๙"
SPACE = " \t\u2002-\u2006\u2008-\u200a\u3000"
_GLUE = "\u00a0\u2007\u202f\u2060"
_OPEN = "([{“‘«<฿$#"
_CLOSE = ")]}”’»>.,;:!?%‰…"
_DASH = "-–—/"
_OTHER = rf"[^\s{THAI}ฯๆ{DIGIT}{re.escape(_OPEN + _CLOSE + _DASH)}\"*\u200b]"
_TOKEN = re.compile(
    rf"""
    (?P<space>[{SPACE}\n\u200b]+)
  | (?P<glue>[{_GLUE}]+)
  | (?P<thai>[{THAI}]+)
  | (?P<url>(?:https?://|www\.)[!-~]*[/\w=])
  | (?P<number>[{DIGIT}]+(?:[.,:/–-][{DIGIT}]+)*(?:\.-)?)
  | (?P<repeat>ฯลฯ|[ฯๆ]+)
  | (?P<latin>{_OTHER}(?:(?:{_OTHER}|[{DIGIT}]|[-/.,:'’@](?={_OTHER}|[{DIGIT}]))*))
  | (?P<open>[{re.escape(_OPEN)}])
  | (?P<close>[{re.escape(_CLOSE)}])
  | (?P<dash>[{re.escape(_DASH)}])
  | (?P<quote>"|\*+)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
TITLES = frozenset(("นาย", "นาง", "นางสาว", "น.ส.", "ว่าที่", "ดร.", "เด็กชาย", "เด็กหญิง"))
# A personal name after its title is not in any word list; this is the longest taken whole.
_LONGEST_NAME = 16


class Token:
    """A piece that is parted only where it is wider than its column, and its kind."""

    __slots__ = ("kind", "text")

    def __init__(self, text: str, kind: str) -> None:
        self.text = text
        self.kind = kind


def read_tokens(text: str) -> list[Token]:
    """The tokens of a text; a stretch of Thai letters gives a token a word."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup or "other", match.group()
        if kind == "thai":
            words = (piece,) if _is_name(tokens, piece) else _named(cut(piece))
            tokens += [Token(word, kind) for word in words]
        else:
            tokens.append(Token(piece, _quote(tokens) if kind == "quote" else kind))
    return _abbreviated(tokens)


def _quote(tokens: list[Token]) -> str:
    """A straight quotation mark (or *) opens after a space or opening mark, else closes."""
    opens = not tokens or tokens[-1].kind in {"space", "open"}
    return "open" if opens else "close"


def _is_name(tokens: list[Token], piece: str) -> bool:
    """Whether a stretch is a personal name: a title and a space stand before it."""
    spaced = len(tokens) > 1 and tokens[-1].kind == "space"
    return spaced and tokens[-2].text in TITLES and len(piece) <= _LONGEST_NAME


def _named(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a stretch, a title and the name after it in one."""
    if words[0] not in TITLES or len(words) == 1:
        return words
    name = "".join(words[1:])
    if len(name) <= _LONGEST_NAME:
        return (words[0] + name,)
    return (words[0] + words[1], *words[2:])


def _abbreviated(tokens: list[Token]) -> list[Token]:
    """The tokens with abbreviations put together: พ + . + ศ + . is one.

    What follows น.ส. or ดร. without a space is a name.
    """
    joined: list[Token] = []
    for position, token in enumerate(tokens):
        last = joined[-1] if joined and joined[-1].kind == "thai" else None
        if last is not None and token.text == ".":
            last.text += "."
        elif last is not None and token.kind == "thai" and "." in last.text:
            dotted = position + 1 < len(tokens) and tokens[position + 1].text == "."
            title = last.text[: last.text.rindex(".") + 1]
            room = len(last.text) + len(token.text) <= len(title) + _LONGEST_NAME
            if (dotted and last.text.endswith(".")) or (title in TITLES and room):
                last.text += token.text
            else:
                joined.append(token)
        else:
            joined.append(token)
    return joined


def clings(token: Token) -> bool:
    """Whether no line may start with this token."""
    if token.kind in {"close", "repeat", "space", "glue"}:
        return True
    return token.kind == "thai" and not ("ก" <= token.text[0] <= "ฮ" or "เ" <= token.text[0] <= "ไ")


def holds(token: Token) -> bool:
    """Whether no line may end with this token."""
    return token.kind in {"open", "glue"} or token.text[-1] in "เแโใไ"
