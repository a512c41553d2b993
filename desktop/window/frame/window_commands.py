"""The commands of the menus that are of the window itself: help, settings, looks, saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.window.page import Page, Tools
from desktop.window.widgets.controls import settle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop.window.frame.help import KeyGroups
    from desktop.window.widgets.dialogs import Keys

# (what it is called, the page)
NamedPages = Sequence[tuple[str, Page]]


class WindowCommands:
    """Carries them out over a window.

    `pages` gives the pages that there are now, `title` what the one in sight is called, `keys`
    the keys that all of them have; `emblem_changed` follows another emblem in the settings.
    """

    def __init__(
        self,
        tools: Tools,
        window: QWidget,
        *,
        pages: Callable[[], NamedPages],
        title: Callable[[], str],
        keys: Callable[[], Keys],
        emblem_changed: Callable[[], object],
    ) -> None:
        self._tools = tools
        self._window = window
        self._pages = pages
        self._title = title
        self._keys = keys
        self._emblem_changed = emblem_changed

    def save(self) -> None:
        """Put what is being typed into the plan, and have the store brought up to it."""
        settle()
        self._tools.session.save()

    def set_scheme(self, scheme: Qt.ColorScheme) -> None:
        """Wear another scheme, and remember it."""
        self._tools.theme.set_scheme(scheme)
        self._tools.memory.scheme = scheme

    def correct_words(self) -> None:
        """Correct words that were typed with the other layout, where the cursor is."""
        from desktop.window.fields.typed_keys import correct_focused_words  # noqa: PLC0415 - as below

        words = correct_focused_words(self._tools.session)
        if words:
            self._tools.notice.show_result(words)
        else:
            self._tools.notice.show_result(
                "คลิกในคำที่ลืมเปลี่ยนภาษาก่อน แล้วกด Ctrl+Shift+K", severity="advice"
            )

    def gather(self) -> None:
        """Gather the packages of many units."""
        from desktop.window.gathering.gather_dialog import GatherDialog  # noqa: PLC0415 - as below

        dialog = GatherDialog(self._tools, self._window)
        dialog.exec()
        dialog.deleteLater()

    def show_lists(self) -> None:
        """Show the lists of the plan for online systems."""
        from desktop.window.listing.lists_dialog import ListsDialog  # noqa: PLC0415 - as below

        settle()
        dialog = ListsDialog(self._tools, self._window)
        dialog.exec()
        dialog.deleteLater()

    def ask_server(self) -> None:
        """Open the store of a server in the place of the one that is open, or one's own again."""
        from desktop.window.start.server_store import ask_server  # noqa: PLC0415 - as below

        ask_server(self._tools, self._window)

    def ask_settings(self) -> None:
        """Show the settings."""
        from desktop.window.frame.settings_dialog import SettingsDialog  # noqa: PLC0415 - as below

        SettingsDialog(self._tools.memory, self._window).exec()
        # The emblem stands on pages of the plan as it is.
        self._emblem_changed()

    def show_help(self) -> None:
        """Show the help text and every key, from those of the page in sight on."""
        from desktop.window.frame.help import (  # noqa: PLC0415 - not for the first paint
            heading_of,
            show_help,
        )

        show_help(self.key_groups(), self._window, at=heading_of(self._title()))

    def key_groups(self) -> KeyGroups:
        """Every key, page by page."""
        from desktop.window.frame.help import groups_of  # noqa: PLC0415 - as above

        return groups_of(self._keys(), self._pages())

    def show_about(self) -> None:
        """Say what the program is."""
        from desktop.window.frame.about import show_about  # noqa: PLC0415 - as above

        show_about(self._window)

    def tell_of_version(self, *, is_first: bool) -> None:
        """Tell once of another version; not where there is something else to read."""
        from desktop.window.frame.about import tell_of_version  # noqa: PLC0415 - as above

        if not self._tools.notice.isVisible():
            tell_of_version(self._tools.notice, self._tools.memory, is_first=is_first)
