"""The manual's pictures, taken from the real window with the sample plan.

`python -m tests.pictures` makes all of them anew in `resources/manual/pictures`, or only those
that are named. They are as true as the program is on that day; nobody retouches them.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from io import BytesIO
from pathlib import Path

if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from db import edits
from db.backups.names import Reason
from db.files.writing import write_atomically
from db.library import library_of
from db.records import Package
from db.settling import settled
from db.store.postgresql.address import parsed
from desktop.session.comparing import Incoming
from desktop.window.backups.backups_dialog import BackupsDialog
from desktop.window.editions.edition_window import EditionWindow
from desktop.window.library.library_dialog import LibraryDialog
from desktop.window.printing.pdf_pages import PdfPages
from desktop.window.settings.settings_dialog import SettingsDialog
from desktop.window.start.server_dialog import ServerDialog
from forms.editing.states import State
from forms.editions.opening import opened_edition
from forms.formats import DOCUMENTS
from forms.manual.chapters import PICTURES
from forms.printing import Job, export, lay_out, silent
from tests.pictures.studio import SIZE, Studio

# Enough to tell what a window shows; a picture takes a third of what all colours would.
COLOURS = 64
PAPER_SCALE = 1.25  # pixels a point
# The name of a project in the last table of part 2, where it is printed.
_COLUMN = ("forms", "part2", "blocks", 3, "columns", 1)
_FROM_END = 130  # pixels, from the end of the form to its table
WORD = next(each.suffix for each in DOCUMENTS if each.suffix == ".docx")


def _page(name: str, tab: str = "", *, preview: bool = False) -> Callable[[Studio], QImage]:
    def take(studio: Studio) -> QImage:
        return studio.page(name, tab, preview=preview).grab().toImage()

    return take


def _problems(studio: Studio) -> QImage:
    """The sample has none: some are made, and taken back."""
    studio.session.set_value(("plan", "indicators", 0, "weight"), Decimal(4))
    studio.session.set_value(("plan", "projects", 0, "budget", "amount"), None)
    studio.session.set_value(("plan", "unit", "name"), "")
    image = studio.page("print", "ข้อที่ตรวจพบ").grab().toImage()
    for _step in range(3):
        studio.session.history.undo()
    return image


def _decisions(studio: Studio) -> QImage:
    studio.window.plan_commands.carry_over(studio.number)
    image = studio.page("decisions").grab().toImage()
    studio.session.open(studio.number)
    return image


def _merging(studio: Studio) -> QImage:
    base = studio.session.package
    theirs = _put(base, "แหล่งเรียนรู้ใกล้บ้าน เปิดทุกวัน สำหรับคนทุกวัย", ("plan", "vision"))
    theirs = _put(theirs, Decimal(1_850_000), ("plan", "projects", 2, "budget", "amount"))
    theirs = _put(theirs, "อ่านได้ทุกวัน ใกล้บ้านทุกย่าน", ("plan", "projects", 1, "name"))
    studio.session.set_value(("plan", "vision"), "ห้องสมุดที่ทุกคนเข้าถึง และเรียนรู้ได้ตลอดชีวิต")
    studio.session.comparing.begin(Incoming("แผนจากฝ่ายบริการ.phaen", State(theirs), base))
    image = studio.page("merging").grab().toImage()
    studio.session.comparing.drop()
    studio.session.history.undo()
    return image


def _put(package: Package, value: object, place: tuple[str | int, ...]) -> Package:
    return settled(edits.replaced(package, place, value), package)


def _reading(studio: Studio) -> QImage:
    path = studio.folder / f"แผนเดิม{WORD}"
    sample = studio.sample
    job = Job(sample, opened_edition(sample.plan).edition, ("part1", "table-c"))
    export(job, path, silent)
    return _dialog(studio, partial(studio.window.plan_commands.take_dropped, path))


def _editions(studio: Studio) -> QImage:
    """A copy for another year, with a column more, which nobody saves."""
    dialog = EditionWindow(studio.window.tools, studio.window)
    dialog.copy_to("2570")
    dialog.body.forms.choose("part2", form=True)
    dialog.body.outline.choose(_COLUMN)
    dialog.body.outline.insert_column()
    dialog.body.outline.content.choose("โครงการ › หมายเหตุ")
    heading = dialog.body.outline.values.controls["หัวคอลัมน์"]
    heading.show_words("หมายเหตุ")
    heading.settle()
    dialog.resize(*SIZE)
    dialog.show()
    studio.settle()
    scrolled = dialog.body.preview.view.verticalScrollBar()
    scrolled.setValue(scrolled.maximum() - _FROM_END)
    studio.settle()
    image = dialog.grab().toImage()
    dialog.body.preview.close_pages()
    dialog.hide()
    dialog.deleteLater()
    return image


def _backups(studio: Studio) -> QImage:
    studio.plans.backups.make(Reason.ASKED)
    commands = studio.window.backup_commands
    dialog = BackupsDialog(
        studio.plans.backups, commands._keeper, studio.tasks, commands._theme, studio.window
    )
    return _shown(studio, dialog, (900, 520))


def _library(studio: Studio) -> QImage:
    """Lists of the agency above, a year each, which no plan draws on."""
    plan = studio.sample.plan
    for year in (2568, 2569):
        library = library_of(plan, plan.agency.name, year, issued=f"{year - 1}-10-01")
        studio.plans.keep_library(library)
    dialog = LibraryDialog(studio.window.tools, studio.window)
    return _shown(studio, dialog, (820, 300))


def _server(studio: Studio) -> QImage:
    tools = studio.window.tools
    address = parsed("postgresql://somchai@server/phaen")
    dialog = ServerDialog(tools.memory, studio.tasks, studio.window, address=address)
    return _shown(studio, dialog, (600, 250))


def _settings(studio: Studio) -> QImage:
    dialog = SettingsDialog(studio.window.tools, studio.window)
    dialog.tabs.setCurrentIndex(1)
    return _shown(studio, dialog, (820, 520))


def _dialog(studio: Studio, act: Callable[[], object]) -> QImage:
    """What a modal dialog shows that an act brings up."""
    taken: list[QImage] = []

    def take() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None:
            QTimer.singleShot(50, take)
            return
        studio.settle()
        taken.append(dialog.grab().toImage())
        dialog.close()
        # Whether it may be closed, it asks.
        question = QApplication.activeModalWidget()
        if question is not None:
            question.close()

    QTimer.singleShot(50, take)
    act()
    return taken[0]


def _shown(studio: Studio, dialog: QWidget, size: tuple[int, int]) -> QImage:
    dialog.resize(*size)
    dialog.show()
    studio.settle()
    image = dialog.grab().toImage()
    dialog.close()
    dialog.deleteLater()
    return image


def _paper(form: str, page: int = 0) -> Callable[[Studio], QImage]:
    def take(studio: Studio) -> QImage:
        sample = studio.sample
        made = lay_out(Job(sample, opened_edition(sample.plan).edition, (form,)), silent)
        pages = PdfPages(made.data)
        try:
            return pages.picture(page, PAPER_SCALE)
        finally:
            pages.close()

    return take


SCENES: dict[str, Callable[[Studio], QImage]] = {
    "start": _page("start"),
    "print": _page("print", "แบบฟอร์ม"),
    "unit": _page("unit", preview=True),
    "essentials": _page("essentials", "SWOT"),
    "part1": _page("part1"),
    "projects": _page("projects"),
    "indicators": _page("indicators"),
    "steps": _page("steps"),
    "results": _page("results", "ตัวชี้วัด"),
    "memo": _page("memo", preview=True),
    "standing": _page("standing", "ภาพรวม"),
    "problems": _problems,
    "backups": _backups,
    "settings": _settings,
    "editions": _editions,
    "library": _library,
    "server": _server,
    "paper-table-e": _paper("table-e"),
    "paper-progress": _paper("progress"),
    "merging": _merging,
    "reading": _reading,
    "decisions": _decisions,
}


def main(names: list[str]) -> None:
    """Take the pictures of these names, or all."""
    PICTURES.mkdir(exist_ok=True)
    # Its name is on some of them.
    folder = Path(tempfile.gettempdir(), "Phaen")
    folder.mkdir()
    try:
        studio = Studio(folder)
        for name in names or SCENES:
            path = PICTURES / f"{name}.png"
            write_atomically(path, _packed(SCENES[name](studio)))
            sys.stdout.write(f"{path.name} {path.stat().st_size:,}\n")
        studio.session.end()
        studio.tasks.close()
        studio.plans.close_store()
    finally:
        shutil.rmtree(folder)
    sys.stdout.flush()
    # What Qt keeps would be taken apart in an order of Python's own.
    os._exit(0)


def _packed(image: QImage) -> bytes:
    """A picture as a small PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    packed = BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(packed, "PNG", optimize=True)
    return packed.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
