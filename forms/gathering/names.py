"""Names and codes as they are compared between units, however each has typed them."""

from __future__ import annotations

import unicodedata

from forms.thai.digits import arabic_digits

# An office is known with and without this word: สำนักงานเขต…, เขต….
_OFFICE = "สำนักงาน"
# Marks the projects of an integrated programme; it is no part of the name.
_MARK = "*"


def same_name(text: str) -> str:
    """A name to compare by: without spaces, in Arabic digits, its letters in one spelling."""
    letters = "".join(unicodedata.normalize("NFKC", text).split())
    # One letter to Unicode, two to many keyboards; both are in use.
    spelt = letters.replace("\u0e4d\u0e32", "\u0e33").replace("\u0e40\u0e40", "\u0e41")
    return arabic_digits(spelt).rstrip(_MARK).casefold()


def same_unit(text: str) -> str:
    """The name of a unit to compare by."""
    return same_name(text).removeprefix(_OFFICE)


def same_code(text: str) -> str:
    """A code to compare by: `p052` and `P ๐๕๒` are P052."""
    return arabic_digits("".join(text.split())).upper()
