"""What a server and the network say, as errors to show: in our words, never in theirs.

What the driver says may hold names and values; only its code is gone by.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg

from db.errors import StoreError, StoreTrouble
from db.store.postgresql.address import ServerAddress

_UNREACHABLE = (
    StoreTrouble.UNREACHABLE,
    "ติดต่อฐานข้อมูลไม่ได้ โปรดตรวจว่าต่อเครือข่ายอยู่และที่อยู่ถูกต้อง แล้วลองใหม่ ถ้ายังไม่ได้ โปรดแจ้งผู้ดูแลเซิร์ฟเวอร์",
)
_LOGIN = (StoreTrouble.LOGIN, "ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง โปรดกรอกใหม่ หรือขอจากผู้ดูแลเซิร์ฟเวอร์")
_BUSY = (
    StoreTrouble.BUSY,
    "มีผู้อื่นกำลังบันทึกแผนนี้อยู่ หรือเซิร์ฟเวอร์มีผู้ใช้มาก โปรดรอสักครู่ แล้วลองใหม่",
)
_DAMAGED = (
    StoreTrouble.DAMAGED,
    "ตารางในฐานข้อมูลไม่ตรงกับที่โปรแกรมสร้าง โปรดแจ้งผู้ดูแลเซิร์ฟเวอร์ให้ตรวจด้วยคำสั่ง phaen server check",
)
_FORBIDDEN = (
    StoreTrouble.FORBIDDEN,
    "บัญชีนี้ไม่มีสิทธิ์ทำสิ่งนี้ จึงไม่มีสิ่งใดเปลี่ยนแปลง โปรดขอสิทธิ์จากเจ้าของแผนหรือผู้ดูแลเซิร์ฟเวอร์",
)
_CERTIFICATE = (
    StoreTrouble.UNREACHABLE,
    (
        "ตรวจใบรับรองของเซิร์ฟเวอร์ไม่ผ่าน จึงไม่ได้ติดต่อต่อ โปรดตรวจชื่อเครื่องในที่อยู่ "
        "หรือขอแฟ้มใบรับรองจากผู้ดูแลเซิร์ฟเวอร์ แล้วระบุเป็น sslrootcert"
    ),
)
_UNKNOWN = (StoreTrouble.OTHER, "ฐานข้อมูลแจ้งข้อขัดข้อง โปรดปิดโปรแกรมแล้วลองใหม่")

# By code of SQL, or by the class of codes that its first two letters are.
_TROUBLES = {
    "08": _UNREACHABLE,
    "23": (
        StoreTrouble.OTHER,
        (
            "ยังไม่ได้บันทึก เพราะข้อมูลขัดกัน (รหัสซ้ำ หรืออ้างถึงรายการที่ไม่มี) "
            "โปรดเลิกทำการแก้ไขล่าสุดด้วย Ctrl+Z แล้วแจ้งผู้ดูแลโปรแกรม"
        ),
    ),
    "22": (
        StoreTrouble.OTHER,
        "ยังไม่ได้บันทึก เพราะมีตัวอักษรหรือค่าที่ฐานข้อมูลรับไม่ได้ โปรดเลิกทำการแก้ไขล่าสุดด้วย Ctrl+Z แล้วพิมพ์ใหม่",
    ),
    "25006": (StoreTrouble.READ_ONLY, "เซิร์ฟเวอร์ให้อ่านได้อย่างเดียวในขณะนี้ โปรดแจ้งผู้ดูแลเซิร์ฟเวอร์"),
    "28": _LOGIN,
    "3D000": (StoreTrouble.FOREIGN, "ไม่มีฐานข้อมูลชื่อนี้บนเซิร์ฟเวอร์ โปรดตรวจชื่อฐานข้อมูลในที่อยู่"),
    "40": _BUSY,
    "42501": _FORBIDDEN,
    "42P07": (StoreTrouble.BUSY, "มีผู้อื่นกำลังสร้างตารางของโปรแกรมแผนอยู่ โปรดรอสักครู่ แล้วลองใหม่"),
    "42": _DAMAGED,
    "44": _FORBIDDEN,
    "53100": (StoreTrouble.FULL, "พื้นที่ดิสก์ของเซิร์ฟเวอร์ไม่พอ จึงยังไม่ได้บันทึก โปรดแจ้งผู้ดูแลเซิร์ฟเวอร์"),
    "53": _BUSY,
    "55": _BUSY,
    "57014": _BUSY,
    "57": _UNREACHABLE,
    "58": _UNREACHABLE,
    "XX": _DAMAGED,
}
# What the driver says before there is a server that would give a code.
_OF_CERTIFICATES = ("certificate", "SSL error", "does not support SSL", "root.crt")
_OF_DATABASES = "does not exist"
_OF_PASSWORDS = ("no password supplied", "password authentication failed")


@contextmanager
def thai_errors(address: ServerAddress) -> Iterator[None]:
    """Turns the errors of the driver into a StoreError that says what to do."""
    try:
        yield
    except Exception as error:
        # SQLAlchemy wraps the error of the driver; what it says holds values of a plan.
        original = getattr(error, "orig", error)
        if not isinstance(original, psycopg.Error) or _is_misuse(original):
            raise
        raise store_error(original, address) from None


def store_error(error: psycopg.Error, address: ServerAddress) -> StoreError:
    """What an error of the driver means for a store, as an error to show."""
    trouble, sentence = _meaning(error)
    return StoreError(f"{address.words}: {sentence}", trouble)


def trouble_error(trouble: StoreTrouble, sentence: str, address: ServerAddress) -> StoreError:
    """A trouble that no code tells of, as an error to show."""
    return StoreError(f"{address.words}: {sentence}", trouble)


def is_broken(error: psycopg.Error) -> bool:
    """Whether the connection is gone, so that another may do."""
    return isinstance(error, psycopg.OperationalError) and _meaning(error) == _UNREACHABLE


def _is_misuse(error: psycopg.Error) -> bool:
    """Whether it is a fault of the program, whatever the server says."""
    return error.sqlstate is None and isinstance(
        error, (psycopg.ProgrammingError, psycopg.InterfaceError, psycopg.NotSupportedError)
    )


def _meaning(error: psycopg.Error) -> tuple[StoreTrouble, str]:
    code = error.sqlstate
    if code:
        return _TROUBLES.get(code) or _TROUBLES.get(code[:2]) or _UNKNOWN
    if isinstance(error, psycopg.DataError):
        return _TROUBLES["22"]
    if not isinstance(error, psycopg.OperationalError):
        return _UNKNOWN
    said = str(error)
    if _OF_DATABASES in said:
        return _TROUBLES["3D000"]
    if any(words in said for words in _OF_PASSWORDS):
        return _LOGIN
    return _CERTIFICATE if any(words in said for words in _OF_CERTIFICATES) else _UNREACHABLE
