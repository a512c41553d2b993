"""What is said of a step of an edition: why it is not made, or what is printed no more."""

from __future__ import annotations

from collections.abc import Sequence

from forms.editions.editing.draft import EditionDraft
from forms.editions.editing.lost import lost, unprinted_fields
from forms.editions.faults import EditionError

# So many things are told one by one.
_TOLD = 4


def reasons(error: EditionError) -> str:
    """Why a change is refused, a line each."""
    lines = dict.fromkeys(
        f"{fault.reason}{f' (แบบฟอร์ม {fault.form})' if fault.form else ''}"
        for _line, fault in error.faults
    )
    more = [f"และอีก {len(lines) - _TOLD} แห่ง"] if len(lines) > _TOLD else []
    return "\n".join(("ไม่ได้แก้ เพราะ", *list(lines)[:_TOLD], *more))


def consequences(before: EditionDraft, after: EditionDraft) -> str:
    """What is printed no more after a step, and what of the edition's own is not printed yet."""
    gone: Sequence[str] = lost(before, after)
    more = f" และอีก {len(gone) - _TOLD} อย่าง" if len(gone) > _TOLD else ""
    said = [f"จะไม่พิมพ์: {', '.join(gone[:_TOLD])}{more}"] if gone else []
    return "\n".join((*said, *unprinted_fields(after)))
