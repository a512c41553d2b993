"""The content code on paper and in files: what is sent or issued says which content it is of.

It stands among what a file says of itself, and small at the foot of pages, but never on the
memo: that is a letter, written in the unit's name, and bears nothing of a program.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from db.spoken_code import spoken_code_in
from forms.document import Document
from forms.editions.edition import Edition

_QUARTER = re.compile(r"ไตรมาส ([1-4])\b")


class ContentMark(NamedTuple):
    """What a file says of its content: the code as it is read aloud, and the quarter sent."""

    code: str
    quarter: int | None = None

    @property
    def words(self) -> str:
        """As it stands in files: `รหัสเนื้อหา 4821 0937 5512 6043 ไตรมาส 2`."""
        return f"{foot_words(self.code)}{f' ไตรมาส {self.quarter}' if self.quarter else ''}"


def foot_words(code: str) -> str:
    """The line at the foot of pages: `รหัสเนื้อหา 4821 0937 5512 6043`."""
    return f"รหัสเนื้อหา {code}"


def mark_in(keywords: str) -> ContentMark | None:
    """What a file says of its content; None where it says nothing."""
    code = spoken_code_in(keywords)
    if code is None:
        return None
    quarter = _QUARTER.search(keywords)
    return ContentMark(code, int(quarter[1]) if quarter else None)


def marked(document: Document, mark: ContentMark, edition: Edition, *, printed: bool) -> Document:
    """The document with its content code among its keywords, and `printed` at its feet."""
    # What reports on its own quarter alone is the memo (`forms.editions.edition.Need`).
    memos = {form.id for form in edition.forms if form.needs == "report"}
    foot = foot_words(mark.code) if printed else ""
    forms = tuple(form if form.id in memos else replace(form, foot=foot) for form in document.forms)
    return replace(document, forms=forms, keywords=mark.words)
