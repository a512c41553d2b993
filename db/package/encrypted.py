"""Packages under a password, as they are sent by mail: files of the age format.

The format is age's own (age-encryption.org), and so is all that is done to the data: scrypt
makes a key of the password, ChaCha20-Poly1305 keeps the content secret and unaltered. Other
programs of that format open such a file with the same password.
"""

from __future__ import annotations

import re

from db.errors import PackageRefusedError, PasswordError, Refusal

ENDING = ".age"
# What such a file is longer than its content: a head, and a tag for each 64 KiB.
ROOM = 64 * 1024
_MAGIC = b"age-encryption.org/v1\n"
_WORK = re.compile(rb"-> scrypt \S+ (\d{1,4})\n")
# The binary logarithm of scrypt's work: a step more is twice the time and memory. A fast PC
# writes 19; this is a gigabyte and some seconds.
_MOST_WORK = 20
# What the library says where the password does not open the head.
_WRONG = "Decryption failed"


def is_encrypted(data: bytes) -> bool:
    """Whether the bytes of a file are under a password."""
    return data.startswith(_MAGIC)


def encrypted(data: bytes, password: str) -> bytes:
    """The bytes under a password, which is not empty; about a second's work."""
    # Not needed but for such files.
    from pyrage import passphrase  # noqa: PLC0415

    sealed: bytes = passphrase.encrypt(data, password)
    return sealed


def decrypted(data: bytes, password: str) -> bytes:
    """What the bytes of such a file hold.

    Raises:
        PasswordError: no password, or another than it was written with.
        PackageRefusedError: the file was altered or cut, or is not of this kind.
    """
    from pyrage import DecryptError, passphrase  # noqa: PLC0415 - as above

    if not password:
        raise PasswordError("แฟ้มนี้ใส่รหัสผ่านไว้ โปรดใส่รหัสผ่านที่ผู้ส่งแจ้ง")
    work = _WORK.match(data, len(_MAGIC))
    if work is None or int(work[1]) > _MOST_WORK:
        raise _refused("แฟ้มนี้ใส่รหัสผ่านด้วยวิธีที่โปรแกรมไม่รับ โปรดขอแฟ้มที่ส่งออกจากโปรแกรมแผน")
    try:
        content: bytes = passphrase.decrypt(data, password)
    except DecryptError as error:
        if str(error) == _WRONG:
            raise PasswordError(
                "รหัสผ่านไม่ถูกต้อง โปรดตรวจแป้นพิมพ์ไทยหรืออังกฤษและตัวพิมพ์ใหญ่ แล้วลองใหม่"
            ) from error
        raise _refused("แฟ้มนี้เสียหายหรือถูกแก้ไขหลังจากใส่รหัสผ่าน จึงไม่รับ โปรดขอแฟ้มใหม่จากผู้ส่ง") from error
    return content


def _refused(reason: str) -> PackageRefusedError:
    return PackageRefusedError((Refusal("", reason),))
