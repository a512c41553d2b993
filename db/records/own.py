"""A fact that the forms of an edition ask for and no record declares: a column of its own year."""

from __future__ import annotations

from db import fields as f
from db.record_classes import record


@record
class OwnValue:
    """What stands in a field that an edition has added to a record.

    `name` is the edition's and the field's, as `2570/risk`; `text` what was typed. What it must
    be, that edition alone says: a plan keeps it where the edition is not known, too.
    """

    name: str = f.text("รหัสของช่อง")
    text: str = f.text("ค่าที่กรอก", long=True)
