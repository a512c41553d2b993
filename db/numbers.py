"""Numbers of steps as they are compared, however they are written."""

from __future__ import annotations

_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def bare_number(number: str) -> str:
    """A number as it is compared: Arabic digits, no closing dot or bracket."""
    return number.translate(_ARABIC).strip().rstrip(".)").strip()
