"""Which lines of a document are headings or lines of a form, slips and all."""

from __future__ import annotations

import re

from forms.reading.comparing import squeezed
from forms.reading.vocabulary.patterns import Match, Pattern, matched
from forms.reading.vocabulary.sections import LineMark

# A short line must fit so well to be one of the form's.
_SHORT, _FITS = 8, 0.8


def heading_match(heading: Pattern, words: str) -> Match | None:
    """How a line is a heading: it is all of the line, and no sentence that begins so."""
    if not heading.first_words:
        return None
    if heading.is_fixed:
        # A line of another length is another line.
        apart = len(squeezed(words)) - len(heading.words)
        if abs(apart) > max(len(heading.words) // 5, 2):
            return None
    found = matched(heading, words)
    if found is None or found.share < _FITS:
        return None
    if not heading.is_fixed and not all(found.values.values()):
        return None
    extra = (
        len(squeezed(words)) - found.length - sum(len(squeezed(v)) for v in found.values.values())
    )
    if extra > max(len(heading.words) // 6, 2):
        return None
    return found


def line_match(mark: LineMark, words: str) -> Match | None:
    """How a line is one of the form; None where it is none."""
    if not mark.pattern.first_words:
        return Match(numbered_values(words), 1.0, 1)
    found = matched(mark.pattern, words)
    if found is None or found.share < _FITS:
        return None
    first = len(mark.pattern.first_words)
    if first < _SHORT and found.share < 1:
        return None
    return found


def is_numbered(mark: LineMark, words: str) -> bool:
    """Whether a line is the one of a component below another: `1.2 …`."""
    if mark.pattern.holes[:1] != ("component.code",) or len(words) > 300:
        return False
    return bool(numbered_values(words))


def numbered_values(words: str) -> dict[str, str]:
    """The code and the name of a numbered line: `1.2 …`."""
    found = re.match(r"\s*([0-9๐-๙]\.[0-9๐-๙]{1,2})[.\s]\s*(\S.*)", words, re.DOTALL)
    return {"component.code": found[1], "component.name": found[2].strip()} if found else {}
