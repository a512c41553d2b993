"""A content code short enough to be printed small and read aloud over the telephone.

Sixteen digits in four groups, as on a bank card: digits are the same on every keyboard and in
every handwriting, Thai figures are read as well, and no two of their names sound alike, as
those of letters do. Fourteen of them are of the code itself: among a hundred thousand contents
the chance that any two have the same is 1 in 20,000. The last two are check digits (ISO 7064,
MOD 97-10, as of bank accounts): a wrong digit, or two that changed places, is told from
another content. It is no protection against who means to deceive.
"""

from __future__ import annotations

import re

_DIGITS, _GROUP = 14, 4
_MODULUS = 97
_THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_WRITTEN = re.compile(r"(?:\d{4}[ \u00a0-]?){3}\d{4}")


def spoken_code(content_code: str) -> str:
    """The short form of a content code (`db.content_code`): `4821 0937 5512 6043`."""
    own = f"{int(content_code, 16) % 10**_DIGITS:0{_DIGITS}}"
    check = _MODULUS + 1 - int(own) * 100 % _MODULUS
    digits = f"{own}{check:02}"
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def read_spoken_code(text: str) -> str | None:
    """The code that a person typed, written as `spoken_code` does; None where it is none.

    Thai figures, and hyphens or nothing between the groups, are read as well.
    """
    written = text.strip().translate(_THAI)
    if not _WRITTEN.fullmatch(written):
        return None
    digits = re.sub(r"\D", "", written)
    if int(digits) % _MODULUS != 1:
        return None
    return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


def spoken_code_in(text: str) -> str | None:
    """The first whole code that stands in a longer text; None where there is none."""
    found = (read_spoken_code(each) for each in _WRITTEN.findall(text.translate(_THAI)))
    return next((code for code in found if code), None)
