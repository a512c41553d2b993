"""The row over the window of editions: which one is in sight, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Signal

from desktop.window.widgets.combo import Combo
from desktop.window.widgets.controls import act_button, push_button
from desktop.window.widgets.flow_row import FlowRow
from forms.editions.editing.files import KeptEdition
from forms.editions.editing.work import EditionWork

_LONGEST_NAME = 26


class BarActs(NamedTuple):
    """What its buttons do."""

    copy: Callable[[], object]
    take_in: Callable[[], object]
    send: Callable[[], object]
    use: Callable[[], object]
    undo: Callable[[], object]
    redo: Callable[[], object]
    save: Callable[[], object]


class EditionBar(FlowRow):
    """Lists the editions that there are, and offers what can be done now."""

    # Another edition is chosen.
    chosen = Signal()

    def __init__(self, acts: BarActs) -> None:
        super().__init__(0.5)
        self.editions = Combo()
        self.editions.setAccessibleName("ชุดแบบฟอร์ม")
        self.editions.setMinimumContentsLength(_LONGEST_NAME)
        self.editions.currentIndexChanged.connect(lambda _at: self.chosen.emit())
        self.copy = push_button("ทำสำเนาเป็นปีใหม่…", "copy", acts.copy)
        self.take = push_button("รับจากแฟ้ม…", "import", acts.take_in)
        self.send = push_button("ส่งเป็นแฟ้ม…", "export", acts.send)
        self.use = push_button("ใช้กับแผนที่เปิดอยู่", "print", acts.use)
        self.undo = act_button("เลิกทำ", "restore", acts.undo)
        self.redo = act_button("ทำซ้ำ", "later", acts.redo)
        self.save = push_button("บันทึก", "done", acts.save, primary=True)
        for control in (self.editions, self.copy, self.take, self.send, self.use):
            self.add(control)
        self.add(self.undo)
        self.add(self.redo)
        self.add(self.save)

    @property
    def edition_id(self) -> str:
        """The id of the edition that is chosen."""
        return str(self.editions.currentData())

    def list_editions(self, kept: Sequence[KeptEdition], edition_id: str) -> None:
        """List these and choose one of them, else the last; nothing is said of it."""
        with QSignalBlocker(self.editions):
            self.editions.clear()
            for each in kept:
                whose = "ของหน่วยงาน" if each.own else "ของโปรแกรม แก้ไม่ได้"
                self.editions.addItem(f"{each.id} ({whose})", each.id)
            at = self.editions.findData(edition_id)
            self.editions.setCurrentIndex(at if at >= 0 else self.editions.count() - 1)

    def list_new(self, edition_id: str) -> None:
        """Add one that is not written yet, and choose it."""
        with QSignalBlocker(self.editions):
            self.editions.addItem(f"{edition_id} (ยังไม่ได้บันทึก)", edition_id)
            self.editions.setCurrentIndex(self.editions.count() - 1)

    def choose(self, edition_id: str, *, told: bool = True) -> None:
        """Choose an edition by its id; where it is not `told`, nothing is said of it."""
        blocker = None if told else QSignalBlocker(self.editions)
        at = self.editions.findData(edition_id)
        if at >= 0:
            self.editions.setCurrentIndex(at)
        del blocker

    def offer(self, work: EditionWork | None, *, unsaved: bool, usable: bool) -> None:
        """Offer what can be done: with nothing sound in sight, no more than another choice."""
        undo, redo = (work.undo_words, work.redo_words) if work is not None else ("", "")
        self.undo.setEnabled(bool(undo))
        self.redo.setEnabled(bool(redo))
        self.undo.setToolTip(" ".join(filter(None, ("เลิกทำ", undo, "(Ctrl+Z)"))))
        self.redo.setToolTip(" ".join(filter(None, ("ทำซ้ำ", redo, "(Ctrl+Y)"))))
        self.save.setEnabled(unsaved)
        self.use.setEnabled(usable)
        self.copy.setEnabled(work is not None)
        self.send.setEnabled(work is not None)
