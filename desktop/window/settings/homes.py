"""Where each setting is kept, as one: the settings' file, the emblem's, the second place's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from db.settings.declared import DATA_FOLDER, EMBLEM, SECOND_PLACE, Setting, Value
from db.settings.values import checked, folder_of, picture_of, picture_text
from db.user_folders import data_folder
from desktop.window.emblem import remove_emblem, save_emblem
from forms.build import emblem

if TYPE_CHECKING:
    from db.backups.backups import Backups
    from db.settings.settings import Settings


class SettingHomes:
    """Reads and sets every setting of the user of a window."""

    def __init__(self, settings: Settings, backups: Backups) -> None:
        self._settings = settings
        self._backups = backups

    def value(self, setting: Setting) -> Value:
        """The value in force."""
        if setting is EMBLEM:
            path = emblem()
            return picture_text(Path(path).read_bytes()) if path else ""
        if setting is SECOND_PLACE:
            place = self._backups.second_place
            return "" if place is None else str(place)
        if setting is DATA_FOLDER:
            return str(data_folder())
        return self._settings.value(setting)

    def set(self, setting: Setting, value: Value) -> None:
        """Set a value where it is kept.

        Raises:
            PhaenError: the setting cannot have it, or it cannot be written.
        """
        wanted = checked(setting, value)
        if self.is_locked(setting):
            return
        if setting is EMBLEM:
            self._set_emblem(str(wanted))
        elif setting is SECOND_PLACE:
            self._backups.set_second_place(folder_of(str(wanted)) if wanted else None)
        else:
            self._settings.set(setting, wanted)

    def is_locked(self, setting: Setting) -> bool:
        """Whether the policy of the computer sets it."""
        return self._settings.is_locked(setting)

    @staticmethod
    def _set_emblem(text: str) -> None:
        if not text:
            remove_emblem()
            return
        picture = QImage()
        picture.loadFromData(picture_of(text))
        save_emblem(picture, Path("รูปตรา"))
