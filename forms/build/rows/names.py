"""What a row source gives: names for templates and computed cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from forms.build.context import Context
from forms.templates.filling import Scope

Names = dict[str, Any]
RowSource = Callable[[Context, Scope], Iterable[Names]]


def coded(code: str) -> Names | None:
    """A record known by its code alone; None without one."""
    return {"code": code} if code else None
