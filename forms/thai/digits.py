"""Thai and Arabic digits."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from forms.document import Form
    from forms.page_setup import Digits

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
# Fields of a document's values that no reader sees.
_UNREAD = frozenset(
    {
        *("id", "path", "place", "number_format", "format", "align"),
        *("months", "formula", "fact", "facts", "known_as", "part"),
    }
)


def thai_digits(text: str) -> str:
    """The text with ๐-๙ for 0-9."""
    return text.translate(_TO_THAI)


@lru_cache(maxsize=1 << 15)
def arabic_digits(text: str) -> str:
    """The text with 0-9 for ๐-๙."""
    return text.translate(_TO_ARABIC)


def in_digits(text: str, digits: Digits) -> str:
    """The text in the digits that a form is printed in."""
    if digits == "thai":
        return thai_digits(text)
    return arabic_digits(text) if digits == "arabic" else text


def form_in_its_digits(form: Form) -> Form:
    """The form with every text in the digits it asks for."""
    if form.digits == "typed":
        return form
    converted: Form = _converted(form, form.digits)
    return converted


def _converted(value: Any, digits: Digits) -> Any:
    """A value of a document with all its texts converted."""
    if isinstance(value, str):
        return in_digits(value, digits)
    if isinstance(value, tuple):
        return tuple(_converted(each, digits) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {name: _converted(getattr(value, name), digits) for name in _texts(type(value))}
    return replace(value, **changes)


@cache
def _texts(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a kind of value that may hold text."""
    return tuple(each.name for each in fields(kind) if each.name not in _UNREAD)
