"""Page numbers: (ก) (ข) … or ก ข … in front, 1 2 3 … in the body."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from forms.page_setup import Numbering
from forms.pdf.ink import Sheet
from forms.thai.digits import in_digits

# Lists and front pages leave out ฃ ฅ, which nobody writes, and ฆ.
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"


def number_pages(sheets: Sequence[Sheet]) -> None:
    """Give each page its label; each kind of number counts on through the document."""
    counts: dict[Numbering, int] = dict.fromkeys(get_args(Numbering), 0)
    for sheet in sheets:
        counts[sheet.form.numbering] += 1
        sheet.label = page_label(sheet.form.numbering, counts[sheet.form.numbering])
        sheet.label = in_digits(sheet.label, sheet.form.digits)


def page_label(numbering: Numbering, number: int) -> str:
    """The number of the nth page of its kind, as printed; empty for pages without."""
    if numbering in {"letters", "bare_letters"}:
        return letter(number) if numbering == "bare_letters" else f"({letter(number)})"
    return str(number) if numbering == "figures" else ""


def letter(number: int) -> str:
    """The nth letter of a list: ก ข ค ง …; after ฮ they double: กก ขข."""
    rounds, index = divmod(number - 1, len(_LETTERS))
    return _LETTERS[index] * (rounds + 1)
