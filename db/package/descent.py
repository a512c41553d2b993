"""The optional part of a package that names, by their content codes, what its plan has come from.

Who has one of those kept knows what both plans were before they parted (`db.exchanges`).
"""

from __future__ import annotations

import re
from typing import Any

from db.exchanges import MOST_EXCHANGES
from db.package import wording
from db.package.json_text import JsonObject
from db.package.record_reader import Findings

# The name of the part.
DESCENDS_FROM = "descends_from"
_CODE = re.compile(r"[0-9a-f]{64}")


def read(value: Any, found: Findings) -> tuple[str, ...]:
    """The content codes, the newest first; what does not fit goes to `found`."""
    items = value.get(DESCENDS_FROM, []) if isinstance(value, JsonObject) else []
    if not isinstance(items, list) or len(items) > MOST_EXCHANGES:
        expected = f"ต้องเป็นรายการรหัสเนื้อหาไม่เกิน {MOST_EXCHANGES} รหัส"
        found.refuse((DESCENDS_FROM,), wording.wrong(expected, items))
        return ()
    for at, item in enumerate(items):
        if not isinstance(item, str) or not _CODE.fullmatch(item):
            reason = wording.wrong("ต้องเป็นรหัสเนื้อหา 64 ตัว (0-9 a-f)", item)
            found.refuse((DESCENDS_FROM, at), reason)
    return tuple(str(item) for item in items)
