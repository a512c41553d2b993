"""What a run says: text that XML can hold, parted where its script changes.

Word sets Thai by the complex-script half of a run's look, and spells Latin letters in a
run that is marked so by a Thai dictionary: a run holds the one or the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from forms.thai.measuring import clean

# What XML 1.0 has no way to write, and the zero-width space, which has done its work.
_UNWRITABLE = re.compile("[\x00-\x09\x0b-\x1f\u200b\ud800-\udfff\ufffe\uffff]")
# Thai, what is of no script following the letter before it; digits and the signs of ASCII
# are of the other script, as Word itself takes them.
_THAI = "\u0e00-\u0e7f"
_NEUTRAL = rf"[^\w!-~{_THAI}]"
_STRETCHES = re.compile(rf"{_NEUTRAL}*(?:[{_THAI}]+{_NEUTRAL}*)+|[^{_THAI}]+")


def shown(text: str) -> str:
    """The text as a Word file can hold it and paper shows it; a line feed stays one."""
    return _UNWRITABLE.sub("", clean(text))


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a text in one script each, and whether that is Thai."""
    for found in _STRETCHES.finditer(text):
        part = found.group()
        yield part, any("\u0e00" <= letter <= "\u0e7f" for letter in part)


def text_element(text: str, prefix: str = "w") -> str:
    """The element that holds a text, the blanks at its ends kept."""
    kept = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<{prefix}:t{kept}>{escape(text)}</{prefix}:t>"


def attribute(text: str) -> str:
    """A text as the value of an attribute, in its quotes."""
    return '"' + escape(text, {'"': "&quot;", "\n": " "}) + '"'
