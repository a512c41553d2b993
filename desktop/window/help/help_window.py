"""วิธีใช้: the manual in a window of its own, which stays while one works."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.window.help.chapter_text import ChapterText
from desktop.window.help.key_groups import TITLE, KeyGroups, chapter_of
from desktop.window.page import Tools
from desktop.window.widgets.controls import push_button
from desktop.window.widgets.dialog_layout import dialog_column
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.save_question import ask_where
from desktop.window.widgets.theme import em, px, resize_within_screen
from desktop.window.widgets.tokens import GAP_2
from forms.formats import MANUAL_FORMATS, DocumentFormat
from forms.manual.chapters import Chapter, chapters
from forms.manual.searching import find
from forms.manual.writing import write_manual

_NAME = "คู่มือโปรแกรมแผน"
_CHAPTER, _HEADING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
# The chapter in which every page has a section of its title.
PAGES = "03-pages"
_KEYS = "keys"


class HelpWindow(QDialog):
    """The chapters and a search at the left, what is read at the right.

    The last chapter are the keys, as they are when `offer_keys` is called.
    """

    def __init__(self, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("วิธีใช้")
        self._tools = tools
        self._chapters: dict[str, Chapter] = {each.name: each for each in chapters()}
        # The line of each section while all are listed.
        self._lines: dict[tuple[str, str], QTreeWidgetItem] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText("ค้นหาในคู่มือ")
        self.search.setAccessibleName("ค้นหาในคู่มือ")
        self.search.setClearButtonEnabled(True)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setAccessibleName("สารบัญของคู่มือ")
        self.text = ChapterText()
        self.found = Label()
        self.found.setObjectName("hint")
        self.found.setWordWrap(True)
        self._arrange()
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_first_wanted)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.text.wanted.connect(self.show_anchor)

    def offer_keys(self, groups: KeyGroups) -> None:
        """Have every key in the last chapter."""
        self._chapters[_KEYS] = Chapter(_KEYS, TITLE, chapter_of(groups))
        self._on_search()

    def show_page(self, title: str) -> None:
        """Show what the manual says of a page; the first chapter where it says nothing."""
        known = {each.heading for each in self._chapters[PAGES].sections}
        if title in known:
            self.show_section(PAGES, title)
        else:
            self.show_section(next(iter(self._chapters)))

    def show_section(self, name: str, heading: str = "") -> None:
        """Show a chapter from one of its headings on, and where that is in the contents."""
        self.search.clear()
        chapter = self._chapters[name]
        self.text.show_chapter(chapter.text, heading or chapter.title)
        self._mark(name, heading or chapter.title)

    def show_anchor(self, anchor: str) -> None:
        """Show what a link names, in whichever chapter."""
        for chapter in self._chapters.values():
            for section in chapter.sections:
                if section.anchor == anchor:
                    self.show_section(chapter.name, section.heading)
                    return

    def write(self, path: Path) -> None:
        """Write the manual to a file beside the window, and tell of it."""
        notice = self._tools.notice
        self._tools.tasks.run(
            lambda progress: write_manual(path, progress),
            done=lambda _nothing: notice.show_result(f"บันทึกคู่มือแล้ว: {path}"),
            failed=lambda error: notice.show_result(str(error), severity="error"),
        )

    def _arrange(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, px(GAP_2), 0)
        column.setSpacing(px(GAP_2))
        for part in (self.search, self.found):
            column.addWidget(part)
        column.addWidget(self.contents, 1)
        self.found.hide()
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(side)
        both.addWidget(self.text)
        both.setStretchFactor(1, 1)
        both.setSizes([em(self, 17), em(self, 42)])
        close = QPushButton("ปิด")
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.setSpacing(px(GAP_2))
        for each in MANUAL_FORMATS:
            save = push_button(f"บันทึกเป็น{each.name}…", "export", partial(self._on_write, each))
            save.setAutoDefault(False)
            foot.addWidget(save)
        foot.addStretch(1)
        foot.addWidget(close)
        whole = dialog_column(self)
        whole.setSpacing(px(GAP_2))
        whole.addWidget(both, 1)
        whole.addLayout(foot)
        resize_within_screen(self, 62, 42)

    def _fill(self) -> None:
        """List all chapters, with what they are made of."""
        for chapter in self._chapters.values():
            sections = chapter.sections
            first, *others = lines = [_item(s.heading, chapter.name, s.heading) for s in sections]
            first.addChildren(others)
            self.contents.addTopLevelItem(first)
            known = zip(sections, lines, strict=True)
            self._lines |= {(chapter.name, s.heading): line for s, line in known}

    def _mark(self, name: str, heading: str) -> None:
        """Make the line of a section the current one, without going there again."""
        self.contents.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.contents.collapseAll()
        item = self._lines.get((name, heading))
        if item is not None:
            self.contents.setCurrentItem(item)
            self.contents.expandItem(item)
        self.contents.blockSignals(False)  # noqa: FBT003

    def _on_search(self) -> None:
        query = self.search.text().strip()
        self._lines.clear()
        self.contents.clear()
        self.found.setVisible(bool(query))
        if not query:
            self._fill()
            return
        hits = find(query)
        self.found.setText(f"พบ {len(hits)} หัวข้อ" if hits else "ไม่พบคำนี้ในคู่มือ ลองใช้คำที่สั้นลง")
        for hit in hits:
            title = self._chapters[hit.section.chapter].title
            item = _item(hit.section.heading, hit.section.chapter, hit.section.heading)
            item.setToolTip(0, f"{title}: {hit.passage}")
            if hit.passage:
                item.addChild(_item(hit.passage, hit.section.chapter, hit.section.heading))
            self.contents.addTopLevelItem(item)
            item.setExpanded(True)

    def _on_first_wanted(self) -> None:
        first = self.contents.topLevelItem(0)
        if first is not None:
            self.contents.setCurrentItem(first)
            self.contents.setFocus()

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        name, heading = item.data(0, _CHAPTER), item.data(0, _HEADING)
        self.text.show_chapter(self._chapters[name].text, heading)

    def _on_write(self, chosen: DocumentFormat) -> None:
        suggested = self._tools.memory.folder / f"{_NAME}{chosen.suffix}"
        path = ask_where(self, "บันทึกคู่มือ", suggested, chosen.suffix, chosen.name)
        if path is not None:
            self._tools.memory.folder = path.parent
            self.write(path)


def _item(words: str, name: str, heading: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([words])
    item.setData(0, _CHAPTER, name)
    item.setData(0, _HEADING, heading)
    return item
