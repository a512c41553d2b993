"""What an edition computes its words from, turned round: codes and texts out of its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from forms.editions.blocks import Line
from forms.editions.edition import Edition
from forms.editions.words import Words
from forms.reading.comparing import squeezed
from forms.reading.vocabulary.patterns import Match, Pattern, matched, pattern

_LINKS = frozenset({"links", "link_lines"})
_HOLE = re.compile(r"\{([^{}]+)\}")
# Parts of a link that stand after each other in one line begin at a space or a line.
_BEGINS = re.compile(r"(?:^|\s)(?=\S)")


def expanded(line: Line, words: Words) -> tuple[str, ...]:
    """The templates of a line, computed names in it replaced by the wording they come from."""
    if line.per in _LINKS and line.text == "{item}":
        return tuple(template for template in words.links.values() if not template.startswith("{"))
    if "{item.line}" in line.text:
        lines = (_within("component", words.component), _within("component", words.subcomponent))
        return tuple(line.text.replace("{item.line}", each) for each in lines)
    if "{project_line.label}" in line.text:
        kinds = (_within("project_line", each) for each in words.project_kinds.values())
        return tuple(line.text.replace("{project_line.label}", each) for each in kinds)
    return (line.text,)


def _within(name: str, template: str) -> str:
    """A template with its holes as those below a name."""
    return _HOLE.sub(rf"{{{name}.\1}}", template)


class LinkPart(NamedTuple):
    """A part of a link: which (`strategy`, `goal` …), its code if it has one, and its text."""

    name: str
    code: str
    text: str


class Wording:
    """The words of an edition, to take texts apart with."""

    def __init__(self, edition: Edition) -> None:
        words = edition.words
        self.words = words
        self._links = {
            name: pattern(template, {})
            for name, template in words.links.items()
            if not template.startswith("{")
        }
        self._coded = {
            kind: tuple(pattern(getattr(words, name), {}) for name in (f"{kind}_coded", kind))
            for kind in ("kr", "kpi")
        }
        self.money_under = pattern(words.money_under, {})
        self.swot = {quadrant: squeezed(text) for quadrant, text in words.swot.items()}

    def coded(self, kind: str, text: str) -> tuple[str, str]:
        """The code and the text of a `kr` or `kpi` as a form words it; no code where none is."""
        for wanted in self._coded[kind]:
            found = matched(wanted, text)
            if found is not None:
                code = found.values.get("code", "")
                words = found.values.get("text", "")
                if code or "code" not in found.values:
                    return code, words
        return "", text.strip()

    def tactic(self, text: str) -> tuple[str, str]:
        """The code and the text of a tactic; the unit's own has its text alone."""
        found = re.match(r"\s*([0-9๐-๙]+(?:\.[0-9๐-๙]+)+)[.\s]*(.*)", text, re.DOTALL)
        if found:
            return found[1], found[2].strip()
        own = self.words.own_tactic.rpartition("}")[2].strip()
        bare = text.strip()
        return "", bare.removesuffix(own).strip() if own else bare

    def link_part(self, text: str) -> tuple[str, Match] | None:
        """Which part of a link a text begins with, and what it says."""
        best: tuple[str, Match] | None = None
        for name, wanted in self._links.items():
            found = matched(wanted, text)
            if found is None or (_has_code(wanted) and not _code_of(found)):
                continue
            if best is None or (found.length, found.share) > (best[1].length, best[1].share):
                best = name, found
        return best

    def link_parts(self, text: str) -> list[LinkPart]:
        """The parts of a link in a text, that may stand one after the other in a line."""
        starts = [found.end() for found in _BEGINS.finditer(text)]
        begun: list[tuple[int, str]] = []
        for at in starts:
            found = self.link_part(text[at:])
            exact = found is not None and found[1].share == 1
            if found is not None and (exact or not at):
                begun.append((at, found[0]))
        parts: list[LinkPart] = []
        ends = [at for at, _ in begun[1:]] + [len(text)]
        for (at, _name), end in zip(begun, ends, strict=False):
            found = self.link_part(text[at:end])
            if found is not None:
                values = list(found[1].values.values())
                parts.append(LinkPart(found[0], _code_of(found[1]), values[-1] if values else ""))
        return parts

    def years(self, text: str) -> Iterator[tuple[int | None, str]]:
        """The year and the text of each baseline in a text: `พ.ศ. 2564 : …`."""
        marks = list(_YEAR.finditer(text))
        if not marks or text[: marks[0].start()].strip():
            yield None, text.strip()
            return
        ends = [found.start() for found in marks[1:]] + [len(text)]
        for found, end in zip(marks, ends, strict=True):
            yield int(found[1].translate(_DIGITS)), text[found.end() : end].strip(" \n\t:")


_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_YEAR = re.compile(r"(?:พ\s?\.\s?ศ\s?\.|ปี)\s*([0-9๐-๙]{4})\s*:")


def _has_code(wanted: Pattern) -> bool:
    return any(token.hole and token.is_code for token in wanted.tokens)


def _code_of(found: Match) -> str:
    return next((text for hole, text in found.values.items() if hole.endswith("code")), "")
