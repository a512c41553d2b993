"""What a plan remembers of the library: which of its records came from which entry."""

from __future__ import annotations

from db import fields as f
from db.record_classes import record


@record
class Drawn:
    """A record of the plan that stands for an entry of a library (`db.library`).

    `record` is the identity of the record, `entry` that of the entry in the library of an
    `issuer`, and `content` the content code of the library that both were last compared in. A
    record that is gone was taken out of the plan, and is not brought back unasked.
    """

    record: str = f.text("รหัสรายการ", required=True)
    issuer: str = f.text("ผู้ออกรายการกลาง", required=True)
    entry: str = f.text("รหัสรายการกลาง", required=True)
    content: str = f.text("รหัสเนื้อหาของรายการกลาง", required=True)
    id: str = f.identity()
