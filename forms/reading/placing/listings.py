"""Sections that hold one text, or the items of a list: preface, vision, missions, goals."""

from __future__ import annotations

import re

from db.records import ListedLink
from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import joined, labelled
from forms.reading.outline import Grid, Spot, Text
from forms.reading.placing.cells import EMPTY
from forms.reading.placing.context import Context
from forms.reading.placing.lines import link_part
from forms.reading.placing.things import code_of
from forms.reading.vocabulary.patterns import Pattern, matched
from forms.reading.vocabulary.wording import LinkPart

_NONE = re.compile(r"\s*-?\s*ไม่มี\s*-?\s*")
# A line of a broken paragraph is at least so long.
_LINE = 45


class Whole:
    """A section of one text, over as many lines as it has."""

    def __init__(self, context: Context, path: str) -> None:
        self._context = context
        self._path = path
        self._texts: list[Text] = []

    def text(self, text: Text) -> bool:
        """Takes a paragraph."""
        if _NONE.fullmatch(text.plain):
            self._context.ledger.take((text.spot,))
        else:
            self._texts.append(text)
        return True

    def grid(self, _grid: Grid) -> bool:
        """No table is a text."""
        return False

    def close(self) -> None:
        """Says the text."""
        if self._texts:
            whole = joined([text.plain for text in self._texts])
            spots = [text.spot for text in self._texts]
            self._context.say(self._context.plan, self._path, whole, spots)


class Items:
    """A section of numbered items: what has no number goes on with the one before."""

    def __init__(self, context: Context, path: str, *, numbered: bool = True) -> None:
        self._context = context
        self._path = path
        self._numbered = numbered
        self._items: list[list[Text]] = []
        self._counts = False

    def text(self, text: Text) -> bool:
        """Takes a paragraph."""
        if _NONE.fullmatch(text.plain):
            self._context.ledger.take((text.spot,))
            return True
        has_number = bool(labelled(text.plain).label)
        self._counts = self._counts or has_number
        goes_on = self._numbered and self._counts and not has_number
        if self._items and goes_on:
            self._items[-1].append(text)
        else:
            self._items.append([text])
        return True

    def grid(self, _grid: Grid) -> bool:
        """No table is an item."""
        return False

    def close(self) -> None:
        """Says the items."""
        for item in self._items:
            whole = joined([text.plain for text in item])
            said = labelled(whole).text if self._numbered else whole
            spots = [text.spot for text in item]
            self._context.add(self._context.plan, self._path, said, spots)


class Preface:
    """The preface: a paragraph each; below it unit and agency, which are no part of it."""

    def __init__(self, context: Context, path: str) -> None:
        self._context = context
        self._path = path
        self._texts: list[Text] = []

    def text(self, text: Text) -> bool:
        """Takes a paragraph."""
        self._texts.append(text)
        return True

    def grid(self, _grid: Grid) -> bool:
        """No table stands in it."""
        return False

    def close(self) -> None:
        """Says the paragraphs, and who signs."""
        signed: list[Text] = []
        while self._texts and len(signed) < 3 and _is_name(self._texts[-1]):
            signed.insert(0, self._texts.pop())
        for text in self._texts:
            self._context.add(self._context.plan, self._path, text.plain, (text.spot,))
        for text, path in zip(signed, ("unit.name", "agency.name"), strict=False):
            self._context.say(self._context.plan, path, text.plain.strip(), (text.spot,), rank=1)
        self._context.ledger.take(text.spot for text in signed)


def _is_name(text: Text) -> bool:
    return len(text.plain) < 70 and not re.search(r"[0-9๐-๙]{4}|ดังนี้|ต่อไป", text.plain)


class Goals:
    """The goals: strategies, what is under them, and objectives, or texts."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._lines: list[tuple[str, list[Text]]] = []
        self._strategy = self._substrategy = ""

    def text(self, text: Text) -> bool:
        """Takes a line."""
        if _NONE.fullmatch(text.plain):
            self._context.ledger.take((text.spot,))
            return True
        item = labelled(text.plain)
        found = self._context.wording.link_part(item.text)
        if found is not None:
            self._lines.append((found[0], [text]))
        elif self._lines and (self._lines[-1][0] or not item.number):
            self._lines[-1][1].append(text)
        else:
            self._lines.append(("", [text]))
        return True

    def grid(self, _grid: Grid) -> bool:
        """No table is a goal."""
        return False

    def close(self) -> None:
        """Says a goal for each objective or goal, under the strategy and substrategy above."""
        for at, (name, texts) in enumerate(self._lines):
            spots = [text.spot for text in texts]
            whole = labelled(joined([text.plain for text in texts])).text
            if not name:
                made = self._context.new(self._context.plan, "goals")
                self._context.say(made, "text", whole, spots)
                continue
            after = self._lines[at + 1][0] if at + 1 < len(self._lines) else ""
            self._part(name, whole, spots, is_last=self._is_last(name, after))

    def _is_last(self, name: str, after: str) -> bool:
        """Whether nothing lower follows a strategy or substrategy."""
        if name == "strategy":
            return after in {"", "strategy"}
        return name != "substrategy" or after in {"", "strategy", "substrategy"}

    def _part(self, name: str, text: str, spots: list[Spot], *, is_last: bool) -> None:
        found = self._context.wording.link_part(text)
        values = dict(found[1].values) if found is not None else {}
        code = next((code_of(said) for hole, said in values.items() if hole.endswith("code")), "")
        words = list(values.values())[-1] if values else text
        if name == "strategy":
            self._strategy, self._substrategy = code, ""
        elif name == "substrategy":
            self._substrategy = code
        elif not code:
            # `วัตถุประสงค์หลัก (Objective) ที่ 2 …`: a number in its substrategy.
            words = re.sub(r"^\s*ที่\s*[0-9๐-๙]+\s*", "", words)
        # A link that is not kept names what it names in the framework all the same.
        holder: Subject = (
            self._context.new(self._context.plan, "goals") if is_last else Subject(ListedLink)
        )
        link_part(self._context, holder, LinkPart(name, code, words), spots)
        if not is_last:
            return
        for each, said in (("strategy", self._strategy), ("substrategy", self._substrategy)):
            if each != name and said and not holder.values(each):
                self._context.say(holder, each, said, spots)


class Headlines:
    """The headline indicators: numbered lines with target and who is responsible, in groups."""

    def __init__(self, context: Context, line: Pattern) -> None:
        self._context = context
        self._line = line
        self._lines: list[list[Text]] = []

    def text(self, text: Text) -> bool:
        """Takes a line."""
        if _NONE.fullmatch(text.plain):
            self._context.ledger.take((text.spot,))
            return True
        item = labelled(text.plain)
        begins = bool(item.number) or bool(item.label) or self._is_group(text)
        if self._lines and not begins:
            self._lines[-1].append(text)
        else:
            self._lines.append([text])
        return True

    def _is_group(self, text: Text) -> bool:
        if text.level or text.bold:
            return True
        return bool(self._lines) and text.plain.startswith("ตัวชี้วัด") and not self._unfinished()

    def _unfinished(self) -> bool:
        return len(self._lines[-1][-1].plain) >= _LINE and not self._lines[-1][-1].plain.endswith(
            ")"
        )

    def grid(self, _grid: Grid) -> bool:
        """No table is a line."""
        return False

    def close(self) -> None:
        """Says each line under the group above it."""
        group = ""
        waiting: list[Text] = []
        for texts in self._lines:
            whole = joined([text.plain for text in texts])
            item = labelled(whole)
            if not item.number:
                if waiting:
                    self._say(group, "", waiting)
                group, waiting = item.text, texts
                continue
            self._say(group, whole, [*waiting, *texts])
            waiting = []
        if waiting:
            self._say(group, "", waiting)

    def _say(self, group: str, line: str, texts: list[Text]) -> None:
        spots = [text.spot for text in texts]
        made = self._context.new(self._context.plan, "headline_indicators")
        own = [text.spot for text in texts if squeezed(text.plain) in squeezed(line)] or spots
        self._context.say(made, "group", group, spots)
        if not line:
            return
        found = matched(self._line, labelled(line).text)
        values = found.values if found is not None else {}
        # The number is off already: the first hole may have the name.
        name = values.get("name") or values.get("order_in_group") or labelled(line).text
        self._context.say(made, "text", name, own)
        for path, hole in (("target", "target"), ("responsible", "responsible")):
            said = values.get(hole, "")
            self._context.say(made, path, "" if EMPTY.fullmatch(said) else said, own)


class Computed:
    """A section that the forms make of other tables: all of it is the form's own."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def text(self, text: Text) -> bool:
        """Takes a line of it."""
        self._context.ledger.take((text.spot,))
        return True

    def grid(self, grid: Grid) -> bool:
        """Takes it where it is a table."""
        self._context.ledger.take(cell.spot for cell in grid.cells)
        return True

    def close(self) -> None:
        """Nothing of it is kept."""


class Contents(Computed):
    """The table of contents."""
