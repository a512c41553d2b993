"""The day it is, asked for where the program meets its user and passed on as a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


def local_today() -> dt.date:
    """The day it is here."""
    # Not before it is asked for: the window is painted without the calendars.
    import datetime as dt  # noqa: PLC0415

    return dt.datetime.now().astimezone().date()
