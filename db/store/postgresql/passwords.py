"""Passwords of servers: in the system's keyring, else in memory alone while the program runs.

Nothing here is written to a file or a message.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from db.store.postgresql.address import ServerAddress

_SERVICE = "phaen"

# What was typed since the program began.
_TYPED: dict[ServerAddress, str] = {}


def give(address: ServerAddress, password: str, *, keep: bool) -> bool:
    """Knows a password from now on; `keep`: the keyring, too. Whether that has it."""
    _TYPED[address] = password
    if not keep:
        return False
    try:
        _keyring().set_password(_SERVICE, str(address), password)
    except Exception:  # whatever a keyring raises, the password is asked for again
        return False
    return True


def known(address: ServerAddress) -> str | None:
    """The password for an address; None where nobody has told it here."""
    if address in _TYPED:
        return _TYPED[address]
    try:
        found = _keyring().get_password(_SERVICE, str(address))
    except Exception:  # as above
        return None
    return found if isinstance(found, str) else None


def forget(address: ServerAddress) -> None:
    """Forgets a password that the server does not take, or that is wanted no more."""
    _TYPED.pop(address, None)
    try:
        _keyring().delete_password(_SERVICE, str(address))
    except Exception:  # it was not there
        return


def has_keyring() -> bool:
    """Whether this computer keeps passwords; one that cannot is no keyring."""
    try:
        return bool(_keyring().get_keyring().priority > 0)
    except Exception:  # as above
        return False


def _keyring() -> Any:
    """The library, where it is installed: it takes as long to import as a plan to open."""
    return import_module("keyring")
