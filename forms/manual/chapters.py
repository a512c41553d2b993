"""The chapters of the manual, as text in a small part of Markdown, and what can be asked of them.

A file is a chapter and begins with its title. It may hold headings of three levels, paragraphs,
lists, tables of one line a cell, pictures that stand alone, bold words, code, and links to a
heading: `#` with its words, spaces as hyphens. Words in “ ” are those of the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from db.settings.declared import Kind, Setting
from db.settings.table import SETTINGS
from db.version import VERSION
from forms.resources import RESOURCES

FOLDER = RESOURCES / "manual"
PICTURES = FOLDER / "pictures"
# What stands for that which is declared elsewhere: a table of all settings, the program's version.
_SETTINGS, _VERSION = "{settings}", "{version}"
_HEADING = re.compile(r"^(#{1,3}) (.+)$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(#[^)]*\)")
_MARKS = re.compile(r"\*\*|`|^\|[ |:-]*\|$|^#+ |^[-\d.]+ ", re.MULTILINE)


class Section(NamedTuple):
    """What stands under a heading, up to the next: its words, without marks."""

    chapter: str
    heading: str
    level: int
    words: str

    @property
    def anchor(self) -> str:
        """What links name it by."""
        return anchor_of(self.heading)


class Chapter(NamedTuple):
    """A chapter: the name of its file, its title, and its text, marked."""

    name: str
    title: str
    text: str

    @property
    def sections(self) -> tuple[Section, ...]:
        """All that is under a heading, the title's first."""
        return tuple(_sections(self))


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters in their order."""
    return tuple(_read(path.stem) for path in sorted(FOLDER.glob("*.md")))


def anchor_of(heading: str) -> str:
    """What links name a heading by."""
    return heading.strip().lower().replace(" ", "-")


def _read(name: str) -> Chapter:
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    text = text.replace(_SETTINGS, _table()).replace(_VERSION, VERSION)
    title = text.partition("\n")[0].removeprefix("# ")
    return Chapter(name, title, text)


def _sections(chapter: Chapter) -> Iterator[Section]:
    found = list(_HEADING.finditer(chapter.text))
    ends = [*(match.start() for match in found[1:]), len(chapter.text)]
    for match, end in zip(found, ends, strict=True):
        words = _plain(chapter.text[match.end() : end])
        yield Section(chapter.name, match[2], len(match[1]), words)


def _plain(text: str) -> str:
    """A marked text as its words."""
    bare = _LINK.sub(r"\1", _PICTURE.sub("", text))
    lines = (line.strip(" |") for line in _MARKS.sub("", bare).replace(" | ", " ").splitlines())
    return "\n".join(filter(None, lines))


def _table() -> str:
    """All settings as a table: by what key, what they are, and which values they may have."""
    rows = [f"| `{key}` | {each.name} | {_values(each)} |" for key, each in SETTINGS.items()]
    return "\n".join(["| ข้อ | คืออะไร | ค่าที่ใช้ได้ |", "| --- | --- | --- |", *rows])


def _values(setting: Setting) -> str:
    if setting.kind is Kind.FLAG:
        return "true, false"
    if setting.kind is Kind.CHOICE:
        return ", ".join(value or '""' for value, _words in setting.choices)
    return {Kind.FOLDER: "ชื่อเต็มของโฟลเดอร์", Kind.PICTURE: "แฟ้ม PNG เป็น base64"}.get(
        setting.kind, "ข้อความ"
    )
