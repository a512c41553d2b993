"""How pages are set up: what an edition says of its forms, and a document of its own.

It stands apart from the document, which the window does not need before a form is drawn.
"""

from __future__ import annotations

from typing import Literal

from db.record_classes import record

# "distributed": กระจายแบบไทย, space shared out between clusters, the last line left.
Align = Literal["left", "center", "right", "distributed"]
Orientation = Literal["portrait", "landscape"]
# How pages are numbered: not at all, (ก) (ข) …, ก ข …, or 1 2 3 ….
Numbering = Literal["none", "letters", "bare_letters", "figures"]
Digits = Literal["typed", "thai", "arabic"]


@record
class Margins:
    """Paper margins in millimetres."""

    top: float = 25
    right: float = 20
    bottom: float = 20
    left: float = 30


MARGINS = Margins()
