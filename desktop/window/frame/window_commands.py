"""The commands of the menus that are of the window itself: help, settings, looks, saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from db.errors import PhaenError
from db.settings.declared import DENSITY, THEME, Setting
from desktop.window.page import Page, Tools
from desktop.window.settings.looks import scheme_of
from desktop.window.widgets.controls import settle

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from desktop.window.help.help_window import HelpWindow
    from desktop.window.help.key_groups import KeyGroups, Keys

# (what it is called, the page)
NamedPages = Sequence[tuple[str, Page]]


class WindowCommands:
    """Carries them out over a window.

    `pages` gives the pages that there are now, `title` what the manual calls the one in sight,
    `keys` the keys that all of them have; `settings_changed` follows other settings.
    """

    def __init__(
        self,
        tools: Tools,
        window: QWidget,
        *,
        pages: Callable[[], NamedPages],
        title: Callable[[], str],
        keys: Callable[[], Keys],
        settings_changed: Callable[[], object],
    ) -> None:
        self._tools = tools
        self._window = window
        self._pages = pages
        self._title = title
        self._keys = keys
        self._settings_changed = settings_changed

    def save(self) -> None:
        """Put what is being typed into the plan, and have the store brought up to it."""
        settle()
        self._tools.session.save()

    def set_theme(self, theme: str) -> None:
        """Wear another theme, and remember it, unless the policy has one."""
        settings = self._tools.memory.settings
        if settings.is_locked(THEME):
            words = "ผู้ดูแลเครื่องกำหนดสีของหน้าต่างไว้ จึงเปลี่ยนไม่ได้"
            self._tools.notice.show_result(words, severity="advice")
        settings.remember(THEME, theme)
        self._wear(THEME)
        self._settings_changed()

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

    def show_editions(self, edition_id: str = "") -> None:
        """Show the sets of forms, first the one of an id, if any: next year's are made there."""
        from desktop.window.editions.edition_window import EditionWindow  # noqa: PLC0415 - as below

        settle()
        window = EditionWindow(self._tools, self._window, edition_id)
        window.exec()
        window.deleteLater()

    def take_edition(self, path: Path) -> None:
        """Take the edition in a file in, once it is seen in what it differs from what is there."""
        from desktop.window.editions.travelling import ask_and_take  # noqa: PLC0415 - as below

        notice = self._tools.notice
        try:
            taken = ask_and_take(self._window, self._tools, path)
        except PhaenError as error:
            notice.show_result(str(error), severity="error")
            return
        if taken:
            self._tools.session.follow_editions()
            more = (("เปิดชุดแบบฟอร์ม…", partial(self.show_editions, taken)),)
            notice.show_result(f"รับชุดแบบฟอร์ม {taken} แล้ว", more)

    def ask_settings(self) -> None:
        """Show the settings."""
        from desktop.window.settings.settings_dialog import SettingsDialog  # noqa: PLC0415 - as below

        settle()
        dialog = SettingsDialog(self._tools, self._window)
        dialog.changed.connect(self._wear)
        dialog.exec()
        dialog.deleteLater()
        self._settings_changed()

    def _wear(self, setting: Setting) -> None:
        """Have the window look at once as a setting says."""
        if setting is THEME:
            self._tools.theme.set_scheme(scheme_of(self._tools.memory.settings))
        elif setting is DENSITY:
            from desktop.window.grid.grid import Grid  # noqa: PLC0415 - not for the first paint

            for grid in self._window.findChildren(Grid):
                grid.wear_density()

    def show_help(self) -> None:
        """Show what the manual says of the page in sight, in a window that stays."""
        self.help.offer_keys(self.key_groups())
        self.help.show_page(self._title())
        self.help.show()
        self.help.activateWindow()

    @cached_property
    def help(self) -> HelpWindow:
        """The manual; made when it is first wanted."""
        from desktop.window.help.help_window import HelpWindow  # noqa: PLC0415 - as above

        return HelpWindow(self._tools, self._window)

    def key_groups(self) -> KeyGroups:
        """Every key, page by page."""
        from desktop.window.help.key_groups import groups_of  # noqa: PLC0415 - as above

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
