"""The memo and the signatures of a quarter's report."""

from __future__ import annotations

import re

from forms.editing.entry_error import EntryError
from forms.editing.typed_months import date_entry
from forms.reading.comparing import found_first, placed, squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import joined
from forms.reading.outline import Grid, Spot, Text
from forms.reading.placing.context import Context
from forms.reading.placing.placed_tables import placed_table
from forms.reading.vocabulary.patterns import matched, pattern
from forms.reading.vocabulary.sections import Section
from forms.thai.digits import arabic_digits

_NAME = re.compile(r"\(\s*(?P<name>(?:นาย|นาง(?:สาว)?|น\.ส\.|ว่าที่|ดร\.|พ\.|ร\.|[ก-ฮ]).{2,80}?)\s*\)")
_SIGN = re.compile(r"(?:ลง\s*ชื่อ|ตำแหน่ง)[\s.…_]*(?:\((?P<role>[^()]*)\))?")
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?\s*([1-4])")
_CLOSING = "จึงเรียนมา"


def report_of(context: Context) -> Subject:
    """The report that is spoken of; a new one where none is."""
    scope = context.scope
    if scope.report is None:
        scope.report = context.new(context.gathered.root, "reports")
    return scope.report


def report_at(context: Context, quarter: int, spots: tuple[Spot, ...]) -> Subject:
    """The report of a quarter; of none (0) the one that is spoken of."""
    own = report_of(context)
    if not quarter or quarter in own.values("quarter"):
        return own
    reports = context.gathered.root.all_parts("reports")
    found = next((each for each in reports if quarter in each.values("quarter")), None)
    if found is None:
        found = context.new(context.gathered.root, "reports")
        context.say(found, "quarter", quarter, spots)
    return found


def note_quarter(context: Context, words: str, text: Text) -> None:
    """Keeps the quarter that a line names."""
    found = _QUARTER.search(arabic_digits(words))
    report = report_of(context)
    if found and not report.values("quarter"):
        context.say(report, "quarter", int(found[1]), (text.spot,))


class Memo:
    """The memo: labelled lines, labelled paragraphs, the closing, and who signs."""

    def __init__(self, context: Context, section: Section) -> None:
        self._context = context
        self._leaders = [
            [(column.heading, column.text.strip("{}")) for column in hold.block.columns]
            for hold in section.holds
            if hold.kind == "leaders"
        ]
        self._labelled = [
            (pattern(hold.block.lines[0].text, {}), hold.what.removeprefix("memo."))
            for hold in section.holds
            if hold.kind == "labelled"
        ]
        self._path = ""
        self._said: list[tuple[str, list[Text], str]] = []
        self._signers = Signers(context, "memo.signatures")
        self._signing = False

    def text(self, text: Text) -> bool:
        """Takes a paragraph."""
        words = text.plain.strip()
        if self._signing or _NAME.fullmatch(words):
            self._signing = True
            return self._signers.text(text)
        if squeezed(words).startswith(squeezed(_CLOSING)):
            self._said.append(("closing", [text], words))
            self._signing = True
            return True
        if not self._path and self._as_leaders(text, words):
            return True
        for wanted, path in self._labelled:
            found = matched(wanted, words)
            if found is not None:
                self._path = path
                self._said.append((path, [text], found.values.get("item", "")))
                return True
        if self._path:
            self._said.append((self._path, [text], words))
        elif self._said:
            path, texts, before = self._said.pop()
            self._said.append((path, [*texts, text], joined([before, words])))
        else:
            return False
        return True

    def _as_leaders(self, text: Text, words: str) -> bool:
        for line in self._leaders:
            first = squeezed(line[0][0])
            found = found_first(first, squeezed(words), len(first) // 5)
            if found is None:
                continue
            values = _cut(words, [heading for heading, _ in line])
            for (_, path), said in zip(line, values, strict=True):
                self._said.append((path.removeprefix("memo."), [text], said))
            return True
        return False

    def grid(self, grid: Grid) -> bool:
        """Leaders may be set as a table: its rows are lines."""
        for row in grid.rows:
            cells = list(dict.fromkeys(cell for cell in row if cell is not None))
            words = " ".join(cell.text.strip() for cell in cells if not cell.is_blank)
            spot = next((cell.spot for cell in cells if not cell.is_blank), None)
            if spot is not None:
                self.text(Text(spot, words))
                self._context.ledger.take(cell.spot for cell in cells)
        return True

    def close(self) -> None:
        """Says the memo."""
        report = report_of(self._context)
        for path, texts, words in self._said:
            spots = [text.spot for text in texts]
            note_quarter(self._context, words, texts[0])
            said = words.strip(" .…_")
            if path in {"date", "memo_date"}:
                self._date(report, said, texts)
            elif path in {"background", "facts", "proposal"}:
                self._context.add(report, f"memo.{path}", words.strip(), spots)
            else:
                self._context.say(report, f"memo.{path}", said, spots)
            self._context.ledger.take(spots)
        self._signers.close()

    def _date(self, report: Subject, words: str, texts: list[Text]) -> None:
        if not words:
            return
        try:
            date = date_entry(words, self._context.year)
        except EntryError:
            self._context.ledger.leave(texts[0].spot, words, "อ่านเป็นวันที่ไม่ได้")
            return
        self._context.say(report, "memo.date", date, [text.spot for text in texts])


def _cut(words: str, headings: list[str]) -> list[str]:
    """What stands after each of some labels in a line."""
    letters = placed(words)
    places: list[tuple[int, int]] = []
    at = 0
    for heading in headings:
        wanted = squeezed(heading)
        start = letters.letters.find(wanted, at)
        if start < 0:
            places.append((len(words), len(words)))
            continue
        at = start + len(wanted)
        places.append((letters.places[start], letters.places[at - 1] + 1))
    ends = [begin for begin, _ in places[1:]] + [len(words)]
    return [words[end:stop].strip(" .…") for (_, end), stop in zip(places, ends, strict=True)]


class Signers:
    """Who signs: a name in brackets, and below it the lines of the position."""

    def __init__(self, context: Context, path: str) -> None:
        self._context = context
        self._path = path
        self._people: list[tuple[str, Text, list[Text]]] = []
        self._role = ""

    def text(self, text: Text) -> bool:
        """Takes a line."""
        words = text.plain.strip()
        sign = _SIGN.match(words)
        if sign:
            self._role = sign["role"] or self._role
            self._context.ledger.take((text.spot,))
            rest = words[sign.end() :].strip(" .…")
            if rest and self._people:
                self._people[-1][2].append(text)
            return True
        if words == "รับทราบ":
            self._context.ledger.take((text.spot,))
            return True
        found = _NAME.fullmatch(words)
        if found:
            self._people.append((self._role, text, []))
            self._role = ""
        elif self._people:
            self._people[-1][2].append(text)
        else:
            return False
        return True

    def close(self) -> None:
        """Says the signatures."""
        report = report_of(self._context) if self._people else None
        for role, name, position in self._people:
            if report is None:
                return
            made = self._context.new(report, self._path)
            found = _NAME.fullmatch(name.plain.strip())
            self._context.say(made, "role", role, (name.spot,))
            self._context.say(made, "name", found["name"] if found else "", (name.spot,))
            for text in position:
                self._context.add(made, "position", text.plain.strip(), (text.spot,))


class Report:
    """What stands around the table of สยป.3: its second heading, and who signs."""

    def __init__(self, context: Context, section: Section) -> None:
        self._context = context
        self._section = section
        self._signers = Signers(context, "signatures")
        self._begun = False

    def text(self, text: Text) -> bool:
        """Takes a line."""
        words = text.plain.strip()
        report = report_of(self._context)
        if self._signers.text(text):
            return True
        if squeezed(words) in {squeezed(str(known)) for known in report.values("heading")}:
            # It stands at the top of every page.
            self._context.ledger.take((text.spot,))
            return True
        if not self._begun and not text.running and len(words) < 200:
            known = any(squeezed(words) == heading.words for heading in self._section.headings)
            if not known:
                self._context.say(report, "heading", words, (text.spot,))
            self._context.ledger.take((text.spot,))
            return True
        return False

    def grid(self, _grid: Grid) -> bool:
        """Its table is the form's."""
        self._begun = True
        return False

    def close(self) -> None:
        """Says who signs."""
        self._signers.close()


class Remarks:
    """What stands below the tables of an indicator: remarks, and annexes under their word."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._annexes = False
        self._block: Subject | None = None

    def annexes(self) -> None:
        """The annexes of the indicator begin."""
        self._annexes, self._block = True, None

    def text(self, text: Text) -> bool:
        """Takes a paragraph, of an indicator that is known."""
        scope = self._context.scope
        if scope.indicator is None:
            return False
        if not self._annexes:
            owner = scope.indicator
            self._context.add(
                owner, "remarks", text.plain, (text.spot,), doubt="อ่านเป็นหมายเหตุของตัวชี้วัด"
            )
            return True
        if self._block is None or text.level or text.bold:
            self._block = self._context.new(scope.indicator, "annexes")
        if text.level or text.bold:
            self._context.say(self._block, "heading", text.plain, (text.spot,))
        else:
            self._context.add(self._block, "paragraphs", text.plain, (text.spot,))
        return True

    def leave(self) -> None:
        """A table of the forms ends the annexes."""
        self._annexes = False

    def grid(self, grid: Grid) -> bool:
        """Takes a table that no form prints, among remarks or annexes that have begun."""
        context, indicator = self._context, self._context.scope.indicator
        owner, path = self._block, "paragraphs"
        if not self._annexes:
            owner, path = indicator, "remarks"
        if owner is None or not owner.values(path):
            return False
        spots = tuple(cell.spot for cell in grid.cells if not cell.is_blank)
        line = placed_table(context, grid)
        context.add(owner, path, line, spots, doubt="อ่านเป็นตารางในหมายเหตุของตัวชี้วัด")
        return True

    def close(self) -> None:
        """All was said on the way."""
