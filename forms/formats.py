"""The formats that a plan is written in: one table, which all that offers or reads files goes by.

A new format is a folder with its renderer and one line of `FORMATS`. A renderer takes a
document (`forms.document`: plain values), a target open for bytes and a progress, which it
calls now and then with how much is done and how much there is; what that raises ends the work.
It knows nothing else of the program, and fails only as its target does. The functions at the
end of this module import the renderers when they are called: a window that writes nothing
does not wait for them.
"""

# ruff: noqa: PLC0415 - see above
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from forms.document import Document, Progress

Renderer = Callable[["Document", BinaryIO, "Progress"], None]


class DocumentFormat(NamedTuple):
    """A format that shows forms: all of them or some, of a quarter, in digits of one's choice.

    `suffix` ends the file's name, `name` is what the file is called, and `purpose` what the
    format is chosen for. With `lists` it holds the plan's records beside its forms.
    """

    suffix: str
    name: str
    purpose: str
    render: Renderer
    lists: bool = False


class PackageFormat(NamedTuple):
    """A format of the whole plan, to be read by this program.

    Without a `purpose` it is not among what one chooses from. `version` is that of the
    package which is chosen by it, None the latest; `password`: it is under one.
    """

    suffix: str
    name: str
    purpose: str = ""
    version: int | None = None
    password: bool = False


class OtherFormat(NamedTuple):
    """A format of what goes between offices and is no plan: a set of forms, lists to draw on.

    `menu` is the entry of the window's menu and `command` that of the command line which take
    such a file in.
    """

    suffix: str
    name: str
    menu: str
    command: str


Format = DocumentFormat | PackageFormat


def _pdf(document: Document, target: BinaryIO, progress: Progress) -> None:
    from forms.pdf import render_pdf

    target.write(render_pdf(document, progress=progress))


def _workbook(document: Document, target: BinaryIO, progress: Progress) -> None:
    from forms.excel import render_workbook

    target.write(render_workbook(document, progress=progress))


def _word(document: Document, target: BinaryIO, progress: Progress) -> None:
    from forms.word import render_word

    target.write(render_word(document, progress=progress))


PDF = DocumentFormat(".pdf", "แฟ้ม PDF", "PDF (สำหรับพิมพ์และลงนาม)", _pdf)
PACKAGE = PackageFormat(".phaen", "แฟ้มแผน", "แฟ้มแผน (เก็บสำรองหรือส่งให้เครื่องอื่น ได้ทั้งแผนเสมอ)")
SEALED = PackageFormat(".age", "แฟ้มแผนที่ใส่รหัสผ่าน", password=True)

LIBRARY = OtherFormat(".phaenlib", "แฟ้มรายการกลาง", "รายการกลาง…", "phaen library add")
EDITION = OtherFormat(".phaenforms", "แฟ้มชุดแบบฟอร์ม", "ชุดแบบฟอร์ม…", "phaen edition take")
OTHERS = (LIBRARY, EDITION)

# In the order in which they are offered. Older programs know packages by the suffix .json.
FORMATS: tuple[Format, ...] = (
    PDF,
    DocumentFormat(".xlsx", "สมุดงาน Excel", "Excel (แบบฟอร์มละหนึ่งแผ่นงาน)", _workbook, lists=True),
    DocumentFormat(".docx", "เอกสาร Word", "Word (สำหรับแก้ไขข้อความต่อ)", _word),
    PACKAGE,
    PackageFormat(
        ".json", "แฟ้มแผน", "แฟ้มแผนแบบที่ 1 (สำหรับโปรแกรมแผนรุ่นก่อน ไม่มีรหัสประจำรายการ)", version=1
    ),
    SEALED,
)

# What one chooses from.
OFFERED = tuple(each for each in FORMATS if each.purpose)
DOCUMENTS = tuple(each for each in FORMATS if isinstance(each, DocumentFormat))
# Of what is only read, such as the manual: lists are of figures.
MANUAL_FORMATS = tuple(each for each in DOCUMENTS if not each.lists)
# Those that hold the plan's records beside its forms.
WITH_LISTS = tuple(each for each in DOCUMENTS if each.lists)
PACKAGES = tuple(each for each in FORMATS if isinstance(each, PackageFormat))
# Of what a folder gets a file each.
USUAL: tuple[Format, ...] = (*DOCUMENTS, PACKAGE)
# As dialogs that open a file ask for packages.
PACKAGE_PATTERN = " ".join(f"*{each.suffix}" for each in PACKAGES)

# Documents that a plan is read from: what dialogs offer and what may be dropped. A file is
# opened by what it is, not by its name.
READABLE = (".docx", ".docm", ".doc", ".xlsx", ".xlsm", ".csv", ".html", ".htm")


def format_of(path: Path) -> Format | None:
    """The format that a file's name ends in; None where it is none of ours."""
    suffix = path.suffix.lower()
    return next((each for each in FORMATS if each.suffix == suffix), None)


def is_package(path: Path) -> bool:
    """Whether a file is a package by its name."""
    return isinstance(format_of(path), PackageFormat)


def is_library(path: Path) -> bool:
    """Whether a file is a library by its name."""
    return path.suffix.lower() == LIBRARY.suffix


def is_edition(path: Path) -> bool:
    """Whether a file is an edition on its way by its name."""
    return path.suffix.lower() == EDITION.suffix


def is_own(path: Path) -> bool:
    """Whether a file is by its name of a kind that this program alone opens."""
    return is_package(path) or other_format_of(path) is not None


def other_format_of(path: Path) -> OtherFormat | None:
    """The format of what is no plan that a file's name ends in; None where it is none."""
    suffix = path.suffix.lower()
    return next((each for each in OTHERS if each.suffix == suffix), None)


def is_readable(path: Path) -> bool:
    """Whether a file may be a document that a plan is read from, by its name."""
    return path.suffix.lower() in READABLE


def suffixes(formats: Iterable[Format], last: str = "") -> str:
    """The suffixes of formats in one line; `last` is a word before the last of several."""
    return _listed([each.suffix for each in formats], last)


def names(formats: Iterable[Format], last: str = "หรือ") -> str:
    """What files of formats are called, in one line."""
    return _listed(list(dict.fromkeys(each.name for each in formats)), last)


def _listed(words: Sequence[str], last: str) -> str:
    *before, end = words
    return " ".join([*before, last, end] if before and last else [*before, end])
