"""The manual as a file, by the renderers of the forms."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import PhaenError
from db.files import write_atomically
from forms.formats import MANUAL_FORMATS, format_of, suffixes
from forms.manual.document import manual

if TYPE_CHECKING:
    from forms.document import Progress


def write_manual(path: Path, progress: Progress) -> None:
    """Write all chapters to a file, in the format that its name says.

    Raises:
        PhaenError: it is none of `MANUAL_FORMATS`, or the file cannot be written.
    """
    chosen = next((each for each in MANUAL_FORMATS if each is format_of(path)), None)
    if chosen is None:
        raise PhaenError(f"ชื่อแฟ้ม {path.name} ต้องลงท้าย {suffixes(MANUAL_FORMATS, 'หรือ')}")
    target = io.BytesIO()
    chosen.render(manual(), target, progress)
    write_atomically(path, target.getvalue(), between_tries=lambda: progress(0, 0))
