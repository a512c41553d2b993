"""The day it is, asked for where the program meets its user and passed on as a value."""

from __future__ import annotations

import datetime as dt


def local_today() -> dt.date:
    """The day it is here."""
    return dt.datetime.now().astimezone().date()
