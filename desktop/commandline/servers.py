"""Commands reach a store on a server: the password is asked for where it is needed."""

from __future__ import annotations

import getpass
import sys

from db.errors import PasswordError, StoreError, StoreTrouble
from db.store.postgresql import passwords
from db.store.postgresql.address import ServerAddress

_TRIES = 3


def reach(address: ServerAddress) -> None:
    """Goes there once, with a password that is typed where the server wants one.

    Raises:
        StoreError: it is not reached, or does not let one in.
        PasswordError: nobody is there to type one.
    """
    from db.store.store import refuse_unless_reached  # noqa: PLC0415 - not for a file

    for turn in range(_TRIES + 1):
        try:
            refuse_unless_reached(address)
        except StoreError as error:
            if error.trouble is not StoreTrouble.LOGIN or turn == _TRIES:
                raise
            passwords.give(address, _typed(address), keep=False)
        else:
            return


def _typed(address: ServerAddress) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise PasswordError(
            f"{address}: ต้องใช้รหัสผ่าน แต่ถามไม่ได้ โปรดสั่งจากหน้าต่างคำสั่ง หรือเก็บรหัสผ่านไว้ในพวงกุญแจของระบบ"
        )
    try:
        return getpass.getpass(f"รหัสผ่านของ {address}: ")
    except EOFError:
        return ""
