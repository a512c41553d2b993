"""The parts of a zipped document, each up to a bound, their XML without entities."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from lxml import etree

from forms.reading.refusals import LARGEST_PART, MOST_PARTS, ReadRefusedError, too_large

_DAMAGED = "แฟ้มชำรุดหรือไม่ใช่เอกสารที่อ่านได้ โปรดเปิดด้วยโปรแกรมเดิม บันทึกเป็นแฟ้มใหม่ แล้วอ่านอีกครั้ง"


class Zipped:
    """A zipped document in memory."""

    def __init__(self, data: bytes) -> None:
        """Opens it.

        Raises:
            ReadRefusedError: it is no zip, has too many parts, or is under a password.
        """
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError) as error:
            raise ReadRefusedError(_DAMAGED) from error
        if len(self._file.filelist) > MOST_PARTS:
            raise too_large("มีส่วนประกอบมากเกินไป")
        self._left = LARGEST_PART
        self.names = frozenset(self._file.namelist())

    def read(self, name: str) -> bytes | None:
        """A part; None where there is none.

        Raises:
            ReadRefusedError: it is damaged, or all that was read is too large.
        """
        if name not in self.names:
            return None
        try:
            with self._file.open(name) as part:
                data = part.read(self._left + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise ReadRefusedError(_DAMAGED) from error
        except (RuntimeError, NotImplementedError) as error:
            raise ReadRefusedError("แฟ้มนี้ใส่รหัสผ่านไว้ โปรดเปิดแฟ้ม เอารหัสผ่านออก แล้วอ่านอีกครั้ง") from error
        self._left -= len(data)
        if self._left < 0:
            raise too_large("เนื้อหาใหญ่เกินไป")
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part; None where there is none.

        Raises:
            ReadRefusedError: as `read`, or it is no XML that a document may hold.
        """
        data = self.read(name)
        return None if data is None else parsed(data)


def parsed(data: bytes) -> Any:
    """The root element of XML that declares nothing of its own.

    Raises:
        ReadRefusedError: it is no such XML.
    """
    # What declares entities or reaches outside is no part that an office program writes.
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise ReadRefusedError(_DAMAGED)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadRefusedError(_DAMAGED) from error
