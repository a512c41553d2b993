"""What the codes of the framework's lists say of who is under whom: 1.1 belongs to 1."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from forms.thai.digits import arabic_digits

_CODE = re.compile(r"[A-Za-z]{0,4}\.?\s?\d+(?:\.\d+)*")


def is_code(text: str) -> bool:
    """Whether a text is a code of the framework, as 1.2.3, ๑.๒ or P012."""
    return bool(_CODE.fullmatch(arabic_digits(text.strip())))


def are_codes(texts: Iterable[str]) -> bool:
    """Whether texts are codes and nothing else; blank ones say nothing."""
    said = [text for text in texts if text.strip()]
    return bool(said) and all(map(is_code, said))


def parent_code(code: str, known: Collection[str], *, next_above: bool) -> str:
    """The code that another belongs to: the longest of those known that it begins with.

    Where none is known and the list is the `next_above`, it is the code without its last part:
    it is told that it is not there. Empty where the code says nothing of that.
    """
    parts = arabic_digits(code.strip()).split(".")
    above = [".".join(parts[:count]) for count in range(len(parts) - 1, 0, -1)]
    by_digits = {arabic_digits(each): each for each in known}
    found = next((by_digits[each] for each in above if each in by_digits), "")
    return found or (above[0] if above and next_above and is_code(code) else "")
