"""The cover: the plan's title, its unit, the agency above it, and further lines."""

from __future__ import annotations

import re

from forms.editions.edition import Edition
from forms.reading.labels import joined
from forms.reading.outline import Grid, Text
from forms.reading.placing.context import Context

_TITLE = re.compile(r"แผน\s*ปฏิบัติ\s*(?:ราชการ|การ)")
_YEAR = re.compile(r"(?:พ\.?\s?ศ\.?\s*|ปี(?:งบประมาณ)?\s*)?[0-9๐-๙]{4}")
_BRACKETS = "<>"
# More lines are no cover.
_MOST_LINES = 12
_AGENCY = re.compile(r"(?:สำนัก|กรุงเทพมหานคร)")


class Cover:
    """What stands before the first heading."""

    def __init__(self, context: Context, edition: Edition) -> None:
        self._context = context
        self._edition = edition
        self._texts: list[Text] = []

    def text(self, text: Text) -> bool:
        """Takes a line."""
        self._texts.append(text)
        return True

    def grid(self, _grid: Grid) -> bool:
        """No table stands on a cover."""
        return False

    def close(self) -> None:
        """Says title, unit and agency, and the rest as lines of the cover."""
        context = self._context
        lines = self._texts
        titled = next((at for at, text in enumerate(lines) if _TITLE.search(text.plain)), None)
        if titled is not None:
            rest = self._title(lines[titled])
            context.say(context.plan, "unit.name", rest, (lines[titled].spot,))
            lines = lines[:titled] + lines[titled + 1 :]
        elif len(lines) > _MOST_LINES:
            return
        for text in lines[_MOST_LINES:]:
            context.ledger.leave(text.spot, text.plain, "อยู่ก่อนหัวข้อแรกของแผน")
        for text in lines[:_MOST_LINES]:
            words = text.plain.strip().strip(_BRACKETS).strip()
            if not context.plan.values("unit.name"):
                context.say(context.plan, "unit.name", words, (text.spot,))
            elif not context.plan.values("agency.name") and _AGENCY.match(words):
                context.say(context.plan, "agency.name", words, (text.spot,))
            else:
                context.add(context.plan, "cover_lines", words, (text.spot,))

    def _title(self, text: Text) -> str:
        """Says the title; what stands after its year in the same paragraph is the unit."""
        words = joined(text.plain.split("\n"))
        found = _YEAR.search(words)
        end = found.end() if found else len(words)
        title, rest = words[:end].strip(), words[end:].strip(" ,")
        self._context.say(self._context.plan, "title", title, (text.spot,))
        return rest
