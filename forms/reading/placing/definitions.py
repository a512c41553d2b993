"""Definition cells: sections under bold headings, with formulas, over as many cells as it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from db.fields import specs
from db.markers import kept
from db.records import Measure
from forms.editions.blocks import Section
from forms.editions.edition import Edition
from forms.reading.comparing import found_first, placed, squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import labelled
from forms.reading.outline import FORMULA, FormulaText, Spot, Text
from forms.reading.placing.context import Context
from forms.thai.digits import arabic_digits

_ENDS = re.compile(r"[\s:]|$")
_FACTOR = re.compile(r"^\s*[×xX*]\s*([0-9๐-๙]+(?:\.[0-9๐-๙]+)?)\s*$")
_TIMES = re.compile(r"\s*[×xX*]\s*([0-9๐-๙]+)\s*$")
# Formulas so much alike are one that was printed twice.
_SAME = 0.8


@dataclass(slots=True)
class Headings:
    """The headings of an edition's definition columns, the longest first, and their notes."""

    known: list[tuple[str, str]] = field(default_factory=list)
    notes: set[str] = field(default_factory=set)

    def are_all_of(self, texts: Sequence[Text]) -> bool:
        """Whether paragraphs are headings and nothing else, as in an empty form."""
        left = squeezed(" ".join(text.plain for text in texts))
        for words, _ in self.known:
            left = left.replace(words, "")
        return not left


def headings_of(edition: Edition) -> Headings:
    """Every heading of a section that a table of an edition prints."""
    found = Headings()
    known: set[tuple[str, str]] = set()
    for block in _tables(edition):
        for section in block:
            known.add((squeezed(section.heading), section.field))
            if section.note:
                found.notes.add(squeezed(section.note))
    for name, spec in specs(Measure).items():
        if name != "formulas":
            known.add((squeezed(spec.label), name))
    found.known = sorted((each for each in known if each[0]), key=lambda each: -len(each[0]))
    return found


def _tables(edition: Edition) -> Iterator[tuple[Section, ...]]:
    waiting = [block for form in edition.forms for block in form.blocks]
    waiting += [block for part in edition.parts.values() for block in part]
    while waiting:
        block = waiting.pop()
        waiting += block.blocks
        if block.sections:
            yield block.sections


@dataclass(slots=True)
class Part:
    """What was read under one heading: lines with their places, formulas among them."""

    name: str
    lines: list[tuple[str, Spot]] = field(default_factory=list)
    formulas: list[FormulaText] = field(default_factory=list)
    doubt: str = ""


class Definition:
    """The definition of an indicator or KPI while it is read; `close` says it."""

    def __init__(self, subject: Subject, headings: Headings, rank: int = 0) -> None:
        self.subject = subject
        self._headings = headings
        self._rank = rank
        self._parts: list[Part] = []

    def add(self, texts: Sequence[Text]) -> None:
        """Takes the paragraphs of a cell, which go on where the last ended."""
        for text in texts:
            formulas = list(text.formulas)
            for line in text.labelled.split("\n"):
                self._line(line, text.spot, formulas)

    def _line(self, line: str, spot: Spot, formulas: list[FormulaText]) -> None:
        for name, words, sure in self._cut(line):
            if name:
                doubt = "" if sure else "หัวข้อในนิยามอ่านได้ไม่ชัด"
                self._parts.append(Part(name, doubt=doubt))
            if not words.strip():
                if name:
                    self._parts[-1].lines.append(("", spot))
                continue
            if not self._parts:
                doubt = "ไม่มีหัวข้อ จึงอ่านเป็นนิยาม"
                self._parts.append(Part("definition", doubt=doubt))
            part = self._parts[-1]
            if squeezed(words) in self._headings.notes:
                part.lines.append(("", spot))
                continue
            count = words.count(FORMULA)
            part.formulas += formulas[:count]
            del formulas[:count]
            part.lines.append((words.strip(), spot))

    def _cut(self, line: str) -> Iterator[tuple[str, str, bool]]:
        """The parts of a line: the field of a heading, or none, and what follows it."""
        rest = line.strip()
        found = self._heading(rest, exact=False)
        if found is None:
            name, sure = "", True
        else:
            name, end, sure = found
            rest = rest[end:].lstrip(" :\t")
        # A cell that lost its lines has its headings within one.
        at = 0
        begun = name
        used = {name} if name else set()
        for space in re.finditer(r"\s+(?=\S)", rest):
            inner = self._heading(rest[space.end() :], exact=True)
            if inner is None or inner[0] in used or not (used or self._parts):
                continue
            yield begun, rest[at : space.start()], sure
            begun, sure = inner[0], True
            used.add(begun)
            at = space.end() + inner[1]
        yield begun, rest[at:].lstrip(" :\t"), sure

    def _heading(self, text: str, *, exact: bool) -> tuple[str, int, bool] | None:
        """The field of the heading that a text begins with, and where the heading ends."""
        bare = text if exact else (labelled(text).text if labelled(text).number else text)
        offset = len(text) - len(bare)
        letters = placed(bare[:160])
        for words, name in self._headings.known:
            if exact and len(words) < 5:
                continue
            slips = 0 if exact else len(words) // 6
            found = found_first(words, letters.letters, slips)
            if found is None:
                continue
            end = letters.places[found.end - 1] + 1
            follows = bare[end:]
            while follows[:1] in {")", "/"}:
                end, follows = end + 1, follows[1:]
            if not _ENDS.match(follows) or (offset and follows.strip() == "" and exact):
                continue
            if exact and not _stands_alone(words, name):
                continue
            return name, offset + end, not found.slips
        return None

    def close(self, context: Context) -> None:
        """Says what was read, section by section."""
        for name in dict.fromkeys(part.name for part in self._parts):
            parts = [part for part in self._parts if part.name == name]
            lines = [line for part in parts for line in part.lines]
            doubt = next((part.doubt for part in parts if part.doubt), "")
            formulas = iter([f for part in parts for f in part.formulas])
            spots = tuple(dict.fromkeys(spot for _, spot in lines))
            if name == "baseline":
                _baseline(context, self.subject, [words for words, _ in lines], spots)
                continue
            said: list[str] = []
            for words, spot in lines:
                for piece in _pieces(words):
                    if not piece.startswith(FORMULA):
                        said.append(kept(piece))
                        continue
                    formula = next(formulas, None)
                    if formula is not None:
                        factor = formula.factor or piece.removeprefix(FORMULA)
                        formula = replace(formula, factor=factor)
                        label = _label_of(said)
                        number = _formula(context, self.subject, formula, label, (spot,))
                        said.append(f"[formula {number}]")
            text = "\n".join(line for line in said if line)
            spec = self.subject.spec(f"measure.{name}")
            value = text if spec.long or name != "target" else " ".join(text.split())
            context.ledger.take(spots, doubt)
            context.say(self.subject, f"measure.{name}", value, spots, doubt=doubt, rank=self._rank)


def _stands_alone(words: str, name: str) -> bool:
    """Whether a heading within a line is one: short words are said in sentences, too."""
    return len(words) >= 8 or name == "target"


def _pieces(words: str) -> list[str]:
    """A line parted at its formulas; a factor after one stays with it."""
    if FORMULA not in words:
        return [words]
    pieces: list[str] = []
    for piece in re.split(f"({FORMULA})", words):
        if pieces and pieces[-1] == FORMULA and _FACTOR.match(piece):
            pieces[-1] += piece
        elif piece.strip():
            pieces.append(piece.strip())
    return pieces


def _label_of(said: list[str]) -> str:
    """The label before a formula, `อัตรา =`, taken from the words before it."""
    if said and said[-1].rstrip().endswith("="):
        return said.pop().rstrip(" =")
    return ""


def _formula(
    context: Context, subject: Subject, formula: FormulaText, label: str, spots: Sequence[Spot]
) -> int:
    """Keeps a formula and gives its number; one that was printed before has its number."""
    above, below, factor = formula.numerator, formula.denominator, formula.factor
    if not factor and (found := _TIMES.search(above)):
        above, factor = above[: found.start()], found[1]
    number, made = _known(context, subject, above + below)
    context.say(made, "label", label, spots)
    context.say(made, "numerator", above.strip() or "-", spots)
    context.say(made, "denominator", below.strip() or "-", spots)
    digits = re.search(r"[0-9๐-๙]+(?:\.[0-9๐-๙]+)?", factor)
    if digits:
        context.say(made, "multiplier", Decimal(arabic_digits(digits[0])), spots)
    return number


def _known(context: Context, subject: Subject, words: str) -> tuple[int, Subject]:
    """The formula of a measure with such words, and its number; a new one where there is none."""
    path, wanted = "measure.formulas", squeezed(words)
    known = subject.all_parts(path)
    for number, part in enumerate(known, 1):
        own = squeezed(f"{part.first('numerator')}{part.first('denominator')}")
        if context.gathered.likeness(wanted, own) >= _SAME:
            return number, part
    return len(known) + 1, context.new(subject, path)


def _baseline(
    context: Context, subject: Subject, lines: Sequence[str], spots: Sequence[Spot]
) -> None:
    baseline(context, subject, "\n".join(lines), spots)


def baseline(context: Context, subject: Subject, text: str, spots: Sequence[Spot]) -> None:
    """The baselines of an indicator, one a year."""
    if not text.strip() or text.strip() in {"-", "–"}:
        return context.ledger.take(spots)
    known = {part.first("year"): part for part in subject.all_parts("baseline")}
    for year, words in context.wording.years(text):
        said = words.strip()
        part = known.get(year)
        if part is None:
            part = known[year] = context.new(subject, "baseline")
        if year is not None:
            context.say(part, "year", year, spots)
        context.say(part, "text", said, spots)
    return None
