"""What a wording makes of a quarter, as it will read: names that nothing fills are marked."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.fields import specs
from db.records import Memo
from desktop.window.fields.field_notes import Messages
from desktop.window.widgets.plain_words import Label
from desktop.window.widgets.theme import em, set_role
from forms.reporting.memo import unknown_placeholders
from forms.thai.digits import thai_digits

if TYPE_CHECKING:
    from desktop.window.widgets.theme import Theme

_HOLE = re.compile(r"\{[^{}]+\}")
_HEAD = ("office", "phone", "number", "subject", "to")
_BODY = ("background", "facts", "proposal")


class MemoExample(QWidget):
    """The words of a composed memo, in the digits in which it is printed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._memo = Memo()
        self._title = Label()
        set_role(self._title, "section")
        self._unknown = Messages(theme)
        self.words = Label()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        for widget in (self._title, self._unknown, self.words):
            column.addWidget(widget)
        for label in (self._title, self.words):
            label.setWordWrap(True)
        theme.changed.connect(self._show)

    def show_memo(self, memo: Memo, quarter: int) -> None:
        """Show the memo of a quarter."""
        self._title.setText(f"ตัวอย่างบันทึกข้อความของไตรมาส {quarter}")
        if memo != self._memo:
            self._memo = memo
            self._show()

    def _show(self) -> None:
        memo = self._memo
        unknown = unknown_placeholders(memo)
        self._unknown.show_messages(
            [
                ("error", f"ไม่รู้จักคำเติมอัตโนมัติ {{{name}}} ตรวจตัวสะกดหรือเลือกจากรายการ")
                for name in unknown
            ]
        )
        self.words.setText("".join(self._paragraphs(memo)))

    def _paragraphs(self, memo: Memo) -> list[str]:
        labels = {name: spec.label for name, spec in specs(Memo).items()}
        found = [self._line(labels[name], getattr(memo, name)) for name in _HEAD]
        for name in _BODY:
            first, *more = getattr(memo, name) or ("",)
            found += [self._line(labels[name], first), *(self._line("", text) for text in more)]
        found.append(self._line("", memo.closing))
        found += [
            f'<p align="center">({self._marked(person.name)})<br/>'
            f"{'<br/>'.join(map(self._marked, person.position))}</p>"
            for person in memo.signatures
        ]
        return found

    def _line(self, label: str, text: str) -> str:
        head = f"<b>{label}</b> " if label else ""
        return f"<p>{head}{self._marked(text)}</p>"

    def _marked(self, text: str) -> str:
        """A text as HTML; what stands in braces is no name that is known."""
        colour = self._theme.colour("error").name()
        return _HOLE.sub(
            lambda hole: f'<b style="color:{colour}"><u>{hole[0]}</u></b>',
            escape(thai_digits(text)),
        )
