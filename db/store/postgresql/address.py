"""The address of a store on a server: all that leads there, but for the password.

`postgresql://USER@HOST:PORT/DATABASE`. What goes over a network is encrypted, and the server's
certificate is looked at; on one's own computer, or through a socket, it need not be.
"""

from __future__ import annotations

import zlib
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from db.errors import PhaenError

SCHEMES = ("postgresql://", "postgres://")
PORT = 5432
_NEAR = ("localhost", "127.0.0.1", "::1")
_VERIFIED, _PLAIN = "verify-full", "disable"
_LONGEST = 63  # bytes of a name, as the server has them
_FORM = "ที่อยู่เขียนเป็น postgresql://ชื่อผู้ใช้@ชื่อเครื่อง/ชื่อฐานข้อมูล"


class AddressError(PhaenError):
    """What was given is no address that the program goes to; a password in it is not repeated."""


class ServerAddress(NamedTuple):
    """Where a store is, and who comes; `user` is empty where the system's name is to be taken.

    `host` is a name, a figure, or the folder of a socket. `certificate` is the file of the
    authorities that the server's certificate is looked at by; empty: those of this computer.
    """

    host: str
    database: str
    user: str = ""
    port: int = PORT
    certificate: str = ""
    is_encrypted: bool = True

    def __str__(self) -> str:
        """The address as it is typed, shown and remembered."""
        user = f"{quote(self.user, safe='')}@" if self.user else ""
        more: dict[str, str] = {}
        host = f"[{self.host}]" if ":" in self.host else self.host
        if self.is_socket:
            host, more["host"] = "", self.host
        port = "" if self.port == PORT else f":{self.port}"
        if self.certificate:
            more["sslrootcert"] = self.certificate
        if self.is_near and self.is_encrypted:
            more["sslmode"] = _VERIFIED
        query = f"?{urlencode(more, quote_via=quote, safe='/:')}" if more else ""
        return f"{SCHEMES[0]}{user}{host}{port}/{quote(self.database, safe='')}{query}"

    def of_user(self, user: str) -> ServerAddress:
        """The same store, for another who comes."""
        return self._replace(user=user)

    @property
    def words(self) -> str:
        """What it is called in a sentence; the address itself is long, and quoted."""
        where = "เครื่องนี้" if self.is_socket else self.host
        return f"ฐานข้อมูล “{self.database}” ที่ {where}"

    @property
    def name_of_folder(self) -> str:
        """What stands for it in the names of files."""
        words = "".join(each if each.isalnum() else "-" for each in f"{self.host}-{self.database}")
        return f"{words[:_LONGEST]}-{zlib.crc32(str(self).encode()):08x}"

    @property
    def is_socket(self) -> bool:
        """Whether the server is reached by a socket of this computer."""
        return self.host.startswith("/")

    @property
    def is_near(self) -> bool:
        """Whether nothing goes over a network."""
        return self.is_socket or self.host in _NEAR


def is_address(text: str) -> bool:
    """Whether a text is meant to be an address, and no file."""
    return text.startswith(SCHEMES)


def parsed(text: str) -> ServerAddress:
    """The address in a text.

    Raises:
        AddressError: it is none, has a password in it, or asks for what is not encrypted.
    """
    try:
        found = urlsplit(text.strip())
        port = found.port
    except ValueError as error:
        raise AddressError(f"ที่อยู่ของฐานข้อมูลไม่ถูกต้อง {_FORM}") from error
    if f"{found.scheme}://" not in SCHEMES:
        raise AddressError(f"ที่อยู่ของฐานข้อมูลต้องขึ้นต้นด้วย {SCHEMES[0]} {_FORM}")
    if found.password is not None:
        raise AddressError("โปรดอย่าเขียนรหัสผ่านในที่อยู่ของฐานข้อมูล เพราะผู้อื่นอ่านได้ โปรแกรมจะถามรหัสผ่านเอง")
    more = _options(found)
    host = more.pop("host", "") or _host(found)
    database = unquote(found.path.removeprefix("/"))
    if not host or not database or "/" in database:
        raise AddressError(f"ที่อยู่ของฐานข้อมูลไม่ครบ {_FORM}")
    user = unquote(found.username or "")
    for name in (database, user):
        if len(name.encode()) > _LONGEST or "\0" in name:
            raise AddressError(f"ชื่อในที่อยู่ของฐานข้อมูลยาวเกินไป {_FORM}")
    certificate, mode = more.pop("sslrootcert", ""), more.pop("sslmode", "")
    plain = ServerAddress(host, database, user, port or PORT, certificate)
    return _with_mode(plain, mode)


def _host(found: SplitResult) -> str:
    host = unquote(found.hostname or "")
    return host if host.startswith("/") else host.lower()


def _options(found: SplitResult) -> dict[str, str]:
    more = dict(parse_qsl(found.query, keep_blank_values=True))
    unknown = [name for name in more if name not in {"host", "sslrootcert", "sslmode"}]
    if unknown or found.fragment:
        # Names alone: what stands behind one may be a password.
        named = " ".join(unknown) or "#"
        raise AddressError(
            f"ไม่รู้จัก {named} ในที่อยู่ของฐานข้อมูล เติมได้เฉพาะ sslrootcert, sslmode และ host"
        )
    return more


def _with_mode(address: ServerAddress, mode: str) -> ServerAddress:
    """The address as encrypted as it must be: over a network always, and verified."""
    if mode not in {"", _VERIFIED, _PLAIN} or (mode == _PLAIN and not address.is_near):
        raise AddressError(
            f"ใช้ sslmode={mode} ไม่ได้ ข้อมูลที่ผ่านเครือข่ายต้องเข้ารหัสและตรวจใบรับรองของเซิร์ฟเวอร์ "
            f"({_VERIFIED}) โปรดลบ sslmode ออกจากที่อยู่"
        )
    encrypted = mode == _VERIFIED or not address.is_near
    return address._replace(is_encrypted=encrypted)
