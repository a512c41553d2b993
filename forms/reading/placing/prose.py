"""The essentials' long texts: headed paragraphs, divisions with their duties, SWOT as lists.

A section holds several of them one after the other, as the edition lists them: what a
paragraph looks like says where the next begins.
"""

from __future__ import annotations

import re

from forms.reading.comparing import found_first, found_within, placed, squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import joined, labelled
from forms.reading.outline import FORMULA, Grid, Text
from forms.reading.placing import things
from forms.reading.placing.context import Context
from forms.reading.placing.placed_tables import placed_table
from forms.reading.placing.posts import Posts
from forms.reading.placing.swot import SwotList, is_swot, read_swot
from forms.reading.vocabulary.patterns import matched
from forms.reading.vocabulary.sections import Holding, Section

# A paragraph that begins so goes on with the one before.
_GOES_ON = re.compile(r"(?:โดย|และ|ซึ่ง|เพื่อ|รวมทั้ง|ตลอดจน|หรือ|กับ|จาก|ของ|ใน|ที่|ให้|แล้ว|ทั้งนี้)")
_NUMBER = re.compile(r"\s*[-–]?\s*(?P<number>[0-9๐-๙]+(?:\.[0-9๐-๙]+)*)[.)]?\s+(?=\S)")
_SHORT_HEADING = 160
_UNIT_WORDS = re.compile(r"(?:ฝ่าย|ส่วน|กลุ่มงาน|กลุ่ม|งาน|กอง|ศูนย์|สำนัก|สถาบัน|โรงพยาบาล|หน่วย)")


class Prose:
    """A section of long texts."""

    def __init__(self, context: Context, section: Section, heading: Text | None) -> None:
        self._context = context
        self._holds = [h for h in section.holds if h.kind in _KINDS]
        self._at = 0
        self._block: Subject | None = None
        self._division: Subject | None = None
        self._above: dict[int, Subject] = {}
        self._swot: SwotList | None = None
        posts = next((h for h in section.holds if h.kind == "posts_list"), None)
        self._posts = Posts(context, posts) if posts is not None else None
        self._depths: list[int] = []
        self._waiting = heading if section.own and not _is_forms(section, heading) else None

    @property
    def _hold(self) -> Holding:
        return self._holds[min(self._at, len(self._holds) - 1)]

    def _next(self, *, what: str = "", kind: str = "") -> bool:
        """Goes on to the next of the holdings of a kind, or that holds something."""
        for at in range(self._at, len(self._holds)):
            hold = self._holds[at]
            if (what and hold.what == what) or (kind and hold.kind == kind):
                if at != self._at:
                    self._block = self._division = None
                self._at = at
                return True
        return False

    def text(self, text: Text) -> bool:
        """Takes a paragraph."""
        if self._waiting is not None and self._hold.kind == "prose":
            heading, self._waiting = self._waiting, None
            self._head(heading, heading.plain)
        if self._as_swot(text) or self._as_division(text):
            return True
        if self._division is not None and self._as_duty(text):
            return True
        if self._hold.kind != "prose":
            self._at += 1
            if not self._next(kind="prose"):
                self._at = (
                    max(i for i, h in enumerate(self._holds) if h.kind == "prose")
                    if any(h.kind == "prose" for h in self._holds)
                    else 0
                )
                if self._hold.kind != "prose":
                    return False
        words = text.plain
        if self._posts is not None and self._posts.line(words, (text.spot,)):
            return True
        self._posts = None
        if self._is_swot_heading(words):
            self._next(what="situation.swot")
        if is_heading(text):
            self._head(text, words)
        else:
            self._paragraph(text)
        return True

    def _is_swot_heading(self, words: str) -> bool:
        opening = squeezed(self._context.wording.words.swot_heading)
        return bool(opening) and squeezed(words).startswith(opening) and len(words) < _SHORT_HEADING

    def _head(self, text: Text, words: str) -> None:
        """A heading begins a block; one that leads words on is both."""
        head, rest = led(text, words)
        self._block = self._new()
        self._context.say(self._block, "heading", head, (text.spot,))
        self._context.say(self._block, "level", self._depth(text), (text.spot,))
        if rest:
            self._context.add(self._block, "paragraphs", rest, (text.spot,))

    def _depth(self, text: Text) -> int:
        """How deep a heading lies below those before it: its own level, or that of its number."""
        own = text.level or 10 + labelled(text.plain).number.count(".") * 2 + bool(
            labelled(text.plain).number
        )
        while self._depths and self._depths[-1] >= own:
            self._depths.pop()
        self._depths.append(own)
        return min(len(self._depths), 5)

    def _new(self) -> Subject:
        path = self._hold.what.removeprefix("plan.")
        path = "situation" if path.startswith("situation") else path
        return self._context.new(self._context.plan, path)

    def _paragraph(self, text: Text) -> None:
        if self._block is None:
            self._block = self._new()
        self._context.add(self._block, "paragraphs", text.plain, (text.spot,))

    def _as_swot(self, text: Text) -> bool:
        """A quadrant's heading, or an item under one."""
        if not any(hold.kind == "swot_lists" for hold in self._holds):
            return False
        quadrant = quadrant_of(self._context, text.plain)
        if quadrant and self._next(kind="swot_lists"):
            self._swot = SwotList(self._context, quadrant)
            self._context.ledger.take((text.spot,))
            return True
        if self._swot is None or self._hold.kind != "swot_lists":
            return False
        if (text.level or text.bold) and not labelled(text.plain).label:
            self._swot = None
            return False
        self._swot.text(text)
        return True

    def _as_division(self, text: Text) -> bool:
        """The line of a division, over its duties or with its only one."""
        hold = next((h for h in self._holds if h.kind == "divisions"), None)
        if hold is None or self._holds.index(hold) < self._at:
            return False
        found = division_line(self._context, hold, text)
        if found is None:
            return False
        self._next(kind="divisions")
        number, name, duty = found
        self._division = things.division(self._context, name, (text.spot,))
        if self._division is None:
            return False
        depth = number.count(".")
        self._above = {at: each for at, each in self._above.items() if at < depth}
        parent = self._above.get(depth - 1)
        if parent is not None:
            self._context.say(self._division, "parent", parent, (text.spot,))
        self._above[depth] = self._division
        if duty:
            self._context.add(self._division, "duties", duty, (text.spot,))
        return True

    def _as_duty(self, text: Text) -> bool:
        """A duty of the division at hand, or more words of its last one."""
        if self._division is None or (text.level and not labelled(text.plain).label):
            self._division = None
            return False
        item = labelled(text.plain)
        if item.label and item.text and (item.number or item.label in "-–•●○■"):
            inner = labelled(item.text)
            words = inner.text if inner.number and not item.number else item.text
            goes_on = not item.number and not inner.number and _GOES_ON.match(words)
            if not goes_on:
                self._context.add(self._division, "duties", words, (text.spot,))
                return True
            item = item._replace(text=words)
        sayings = self._division.said.get("duties", [])
        if sayings and _GOES_ON.match(item.text):
            last = sayings.pop()
            joined_words = f"{last.value}\n{item.text}"
            spots = (*last.spots, text.spot)
            self._context.add(self._division, "duties", joined_words, spots)
            return True
        self._division = None
        return False

    def grid(self, grid: Grid) -> bool:
        """Takes a table: SWOT, or one that stands within the texts."""
        if is_swot(self._context, grid):
            self._next(kind="swot")
            read_swot(self._context, grid)
            return True
        if self._posts is not None and self._posts.grid(grid):
            return True
        if self._hold.kind == "prose" and grid.width > 0:
            if self._block is None:
                self._block = self._new()
            line = placed_table(self._context, grid)
            spots = tuple(cell.spot for cell in grid.cells if not cell.is_blank)
            self._context.add(self._block, "paragraphs", line, spots)
            return True
        return False

    def close(self) -> None:
        """All was said on the way."""


def _is_forms(section: Section, heading: Text | None) -> bool:
    """Whether a heading is the form's to the letter: it prints it where a plan has none."""
    words = heading.plain if heading is not None else ""
    found = (matched(wanted, words) for wanted in section.headings)
    return any(match is not None and match.share == 1 for match in found)


_KINDS = frozenset({"prose", "divisions", "swot", "swot_lists"})


def is_heading(text: Text) -> bool:
    """Whether a paragraph is a heading: by its level, or short and bold from end to end.

    One whose bold words lead the rest on is one, too.
    """
    words = text.plain
    if FORMULA in text.text or len(words) > 1000:
        return False
    if text.level and len(words) <= _SHORT_HEADING * 2:
        return True
    if text.bold and len(words) <= _SHORT_HEADING * 2:
        return True
    return bool(led(text, words)[1]) and text.lead > 12 and bool(labelled(words).number)


def led(text: Text, words: str) -> tuple[str, str]:
    """The bold words that a paragraph begins with, and the rest."""
    if text.bold or text.level or not text.lead:
        return words.strip(), ""
    at = text.lead + (len(words) - len(text.text))
    head, rest = words[:at].strip(), words[at:].strip()
    return (head, rest) if head and rest else (words.strip(), "")


def quadrant_of(context: Context, words: str) -> str:
    """The quadrant of SWOT whose heading a line is; empty of another."""
    letters = squeezed(words)
    for quadrant, name in context.wording.swot.items():
        head = name.rstrip("swot") or name
        if len(letters) <= len(name) + 6 and (
            found_first(name, letters, len(name) // 5)
            or (
                len(letters) < 30
                and letters.startswith(head[:6])
                and f"{quadrant.lower()}" in letters[-2:]
            )
        ):
            return quadrant
    return ""


def division_line(context: Context, hold: Holding, text: Text) -> tuple[str, str, str] | None:
    """The number, the name and the only duty of a division's line; None of another line."""
    words = joined(text.plain.split("\n"))
    item = labelled(words)
    rest = item.text if item.label else words
    number = item.number
    if not number and (found := _NUMBER.match(words)):
        number, rest = found["number"], words[found.end() :].strip()
    # A sentence about a unit is no line of it: those have a number or a mark, or stand out.
    marked = bool(item.label or number or text.level or text.bold)
    if not marked or not _UNIT_WORDS.match(rest):
        return None
    # What the form writes after the name, as มีอำนาจหน้าที่ ดังนี้.
    ending = squeezed(hold.block.lines[0].text.rpartition("]")[2])
    placed_letters = placed(rest)
    letters = placed_letters.letters
    for tail in filter(None, (ending, *map(squeezed, context.wording.words.duty_openings))):
        ends = found_within(tail, letters, len(tail) // 8)
        if ends is None:
            continue
        name = rest[: placed_letters.places[ends.start]].strip()
        if not name or len(name) > 100:
            continue
        if tail == ending or len(letters) - ends.end < 8:
            return number, name, ""
        return number, name, rest[len(name) :].strip()
    if text.level and number and len(rest) < 80:
        return number, rest, ""
    return None
