"""A backup of a whole database, by the server's own programs, and back into an empty one."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from db import files
from db.errors import FileError, StoreError, StoreTrouble
from db.files.temporary import discard, temporary_in
from db.files.writing import put_new
from db.store.postgresql import passwords
from db.store.postgresql.address import ServerAddress
from db.store.postgresql.connecting import encryption
from db.store.postgresql.troubles import trouble_error
from db.user_folders import data_folder

_LONGEST = 3600  # seconds
_DEBIAN = Path("/usr/lib/postgresql")


def dump(address: ServerAddress, target: Path) -> None:
    """Writes all of a database into a new file, which gets its name when it is whole.

    Raises:
        StoreError: the program is not here, or may not read everything.
        FileError: there is a file of that name.
    """
    if target.exists():
        raise FileError(f"มีแฟ้ม {target} อยู่แล้ว จึงไม่ได้เขียนทับ โปรดใช้ชื่ออื่น")
    temporary = temporary_in(target.parent)
    try:
        _run("pg_dump", address, "--format=custom", "--no-owner", f"--file={temporary}")
        files.make_private(temporary)
        put_new(temporary, target)
    finally:
        discard(temporary)


def load(address: ServerAddress, source: Path) -> None:
    """Puts a file that `dump` wrote into an empty database, all of it or nothing.

    Raises:
        StoreError: the program is not here, or the database has such tables already.
    """
    options = ("--single-transaction", "--exit-on-error", "--no-owner", "--schema=public")
    _run("pg_restore", address, *options, str(source))


def dump_before_migration(address: ServerAddress) -> Path:
    """Keeps all of a database in the user's own folder; returns the file.

    Raises:
        StoreError: it cannot be kept.
    """
    folder = data_folder() / "server-backups"
    files.make_private_folder(folder)
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    name = "".join(letter if letter.isalnum() else "-" for letter in address.database)
    target = folder / f"{name}-{stamp}.dump"
    dump(address, target)
    return target


def _run(program: str, address: ServerAddress, *options: str) -> None:
    found = _found(program)
    if found is None:
        raise trouble_error(
            StoreTrouble.OTHER,
            f"ไม่พบโปรแกรม {program} ในเครื่องนี้ โปรดติดตั้งโปรแกรมของ PostgreSQL "
            "(Debian: apt-get install postgresql-client) แล้วสั่งอีกครั้ง",
            address,
        )
    where = {
        "PGHOST": address.host,
        "PGPORT": str(address.port),
        "PGDATABASE": address.database,
        "PGOPTIONS": "",
        **({"PGUSER": address.user} if address.user else {}),
        **{f"PG{name.upper()}": value for name, value in encryption(address).items()},
    }
    password = passwords.known(address)
    if password is not None:
        # Not among the arguments, which every user of the computer can read.
        where["PGPASSWORD"] = password
    named = ("--dbname", address.database) if program == "pg_restore" else ()
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            [found, "--no-password", *named, *options],
            env={**os.environ, **where},
            check=False,
            capture_output=True,
            timeout=_LONGEST,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise StoreError(f"{address}: สั่ง {program} ไม่สำเร็จ โปรดลองใหม่") from error
    if done.returncode:
        raise trouble_error(StoreTrouble.OTHER, _said(program, done.stderr), address)


def _said(program: str, said: bytes) -> str:
    if b"row-level security" in said or b"permission denied" in said:
        return (
            "บัญชีนี้อ่านได้ไม่ครบทุกแผน จึงไม่ได้สำรอง เพราะแฟ้มสำรองที่ไม่ครบอันตรายกว่าไม่มี "
            "โปรดใช้บัญชีของผู้ดูแลที่อ่านได้ทุกแผน"
        )
    if b"already exists" in said:
        return (
            "ฐานข้อมูลปลายทางมีตารางอยู่แล้ว จึงไม่ได้กู้คืนและไม่มีสิ่งใดเปลี่ยนแปลง "
            "โปรดสร้างฐานข้อมูลใหม่ที่ว่าง แล้วกู้คืนที่นั่น"
        )
    return f"{program} ทำไม่สำเร็จ และไม่มีสิ่งใดเปลี่ยนแปลง โปรดตรวจรุ่นของ {program} ว่าไม่เก่ากว่าเซิร์ฟเวอร์"


def _found(program: str) -> str | None:
    """The program by its name, else the newest that Debian has put aside."""
    known = shutil.which(program)
    if known:
        return known
    debian = sorted(_DEBIAN.glob(f"*/bin/{program}"), key=lambda path: path.parts[-3].zfill(4))
    return str(debian[-1]) if debian else None
