"""What the settings say of how the window looks, as Qt takes it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from db.settings.declared import CONTENT_CODE, DENSITY, SCALE, THEME, USER

if TYPE_CHECKING:
    from db.settings.settings import Settings
    from desktop.window.memory import Memory

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
# What Qt multiplies the dots of a letter by, when it is told before there is an application.
_FACTOR = "QT_SCALE_FACTOR"


def scheme_of(settings: Settings) -> Qt.ColorScheme:
    """Light, dark, or Unknown: as the system has it."""
    return _SCHEMES.get(settings.text(THEME), Qt.ColorScheme.Unknown)


def wear_scale(settings: Settings) -> None:
    """Have the application that is yet to be made as large as it is set."""
    percent = settings.text(SCALE)
    if percent != SCALE.default:
        os.environ.setdefault(_FACTOR, f"{int(percent) / 100:g}")


def take_over(memory: Memory) -> None:
    """Set what older programs only remembered, unless something is set already."""
    settings = memory.settings
    if settings.path.exists():
        return
    for setting, name in ((USER, "user"), (THEME, "scheme"), (DENSITY, "row-density")):
        if found := memory.text(name):
            settings.remember(setting, found)
            memory.set_text(name, "")
    if memory.text("content_code"):
        settings.remember(CONTENT_CODE, value=False)
        memory.set_text("content_code", "")
