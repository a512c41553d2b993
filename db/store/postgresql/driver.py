"""Brings psycopg in where Python has no `ssl`, too: a frozen program has none.

Over the system's libpq psycopg imports it for nothing but that Python's OpenSSL, where there is
one, is set up before libpq's own. It would bring 7 MB.
"""

# ruff: noqa: F401, PLC0415 - what is imported is for others, in an order of its own
from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


def bring_driver() -> None:
    """Import psycopg.

    Raises:
        ImportError: it is not installed, or finds no libpq.
    """
    try:
        import ssl
    except ImportError:
        # Before there is an empty one: it looks for what is in it.
        import_module("asyncio")
        sys.modules["ssl"] = ModuleType("ssl")
        try:
            import psycopg
        finally:
            del sys.modules["ssl"]
    else:
        import psycopg
