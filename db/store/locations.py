"""Where a store lies: in a file, or on a server."""

from __future__ import annotations

from pathlib import Path

from db.store.postgresql.address import ServerAddress, is_address, parsed

Location = Path | ServerAddress


def location(text: str) -> Location:
    """The address of a server, or the file, that a text names.

    Raises:
        AddressError: it begins as an address, and is none.
    """
    return parsed(text) if is_address(text) else Path(text)
