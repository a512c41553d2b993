"""Edition files of an office: those that there are, copies, and files that travel."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from db import files
from db.errors import PhaenError
from db.record_classes import record
from forms.editions import library
from forms.editions.editing.draft import EditionDraft, drafted
from forms.editions.editing.toml_text import TomlText
from forms.editions.edition import Edition
from forms.editions.faults import EditionError, Fault, edition_error
from forms.editions.library import edition_files, program_files
from forms.editions.opening import load_edition
from forms.editions.sources import no_toml
from forms.formats import EDITION

# A year, and what tells several of one year apart.
_ID = re.compile(r"25[0-9]{2}(-[a-z0-9-]{1,20})?")
# Twenty times the largest that comes with the program.
_LARGEST = 2_000_000


@record
class KeptEdition:
    """An edition that there is: `own` is an office's; `trouble` why it cannot be used, if so."""

    id: str
    path: Path
    own: bool
    edition: Edition | None
    trouble: str = ""


@record
class EditionFile:
    """A file that came from elsewhere, found sound; `there` is what has its id here already."""

    draft: EditionDraft
    there: Edition | None
    is_same: bool


def kept_editions() -> Iterator[KeptEdition]:
    """All editions that there are, by id."""
    known = program_files()
    for edition_id, path in sorted(edition_files().items()):
        own = known.get(edition_id) != path
        try:
            yield KeptEdition(edition_id, path, own, load_edition(edition_id))
        except EditionError as error:
            yield KeptEdition(edition_id, path, own, None, str(error))


def copied(source: str, edition_id: str) -> EditionDraft:
    """A copy of an edition under another id, which is no file yet.

    Its own fields stay those of the edition that they came with: plans keep them under that.

    Raises:
        PhaenError: the id is none, or is taken, or the file cannot be read.
        EditionError: the edition to be copied is faulty.
    """
    known = edition_files()
    if source not in known:
        raise PhaenError(f"ไม่มีชุดแบบฟอร์ม {source} ชุดที่มีคือ {' '.join(sorted(known))}")
    _refuse_id(edition_id)
    if edition_id in known:
        raise PhaenError(f"มีชุดแบบฟอร์ม {edition_id} อยู่แล้ว โปรดใช้ปีหรือชื่ออื่น เช่น {edition_id}-2")
    return drafted(edition_id, _with_origin(text_of(known[source]), source))


def keep(draft: EditionDraft) -> Path:
    """Write an edition as one of the office's own; where it lies.

    Raises:
        PhaenError: it is one of the program's, or cannot be written.
    """
    if draft.id in program_files():
        raise PhaenError(f"ชุดแบบฟอร์ม {draft.id} เป็นของโปรแกรม จึงไม่บันทึกทับ โปรดทำสำเนาเป็นปีใหม่ก่อน")
    folder = library.own_folder()
    files.make_private_folder(folder)
    path = folder / f"{draft.id}.toml"
    files.write_atomically(path, draft.text.encode())
    return path


def write_sent(edition_id: str, path: Path) -> None:
    """Write an edition into a file for other offices, with its id in it.

    Raises:
        PhaenError: there is none by that id, or a file cannot be read or written.
        EditionError: it is faulty, and would be refused there.
    """
    load_edition(edition_id)
    text = _without_id(text_of(edition_files()[edition_id]))
    files.write_atomically(path, f'id = "{edition_id}"\n{text}'.encode())


def read_sent(path: Path) -> EditionFile:
    """An edition in a file from elsewhere, checked beside the editions that there are here.

    Raises:
        PhaenError: the file cannot be read, or its id is one of the program's.
        EditionError: it is no edition, or a faulty one.
    """
    text = text_of(path)
    edition_id = _id_in(path, text)
    _refuse_id(edition_id)
    if edition_id in program_files():
        raise PhaenError(
            f"ชุดแบบฟอร์ม {edition_id} เป็นของโปรแกรม จึงไม่รับแฟ้มที่จะแทนที่ โปรดให้ผู้ส่งทำสำเนาเป็นชื่ออื่น"
        )
    draft = drafted(edition_id, _without_id(text))
    there = edition_files().get(edition_id)
    if there is None:
        return EditionFile(draft, None, is_same=False)
    try:
        known = load_edition(edition_id)
    except EditionError:
        # A faulty one is no loss.
        return EditionFile(draft, None, is_same=False)
    return EditionFile(draft, known, is_same=known == draft.edition)


def text_of(path: Path) -> str:
    """The text of an edition file, its line ends as TOML has them.

    Raises:
        PhaenError: it cannot be read, or is no text.
    """
    data = files.read_bytes(path, at_most=_LARGEST)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        reason = "มีตัวอักษรที่อ่านไม่ได้ แฟ้มนี้อาจไม่ใช่แฟ้มชุดแบบฟอร์ม"
        raise edition_error(str(path), [(0, Fault((), reason))]) from error


def _id_in(path: Path, text: str) -> str:
    """The id that a file says, else its name."""
    try:
        found = tomllib.loads(text).get("id")
    except tomllib.TOMLDecodeError as error:
        line, reason = no_toml(error, text)
        advice = f"{reason} แฟ้มนี้อาจไม่ใช่แฟ้มชุดแบบฟอร์ม"
        raise edition_error(str(path), [(line, Fault((), advice))]) from error
    except RecursionError as error:
        reason = "วงเล็บซ้อนกันลึกเกินไป แฟ้มนี้อาจไม่ใช่แฟ้มชุดแบบฟอร์ม"
        raise edition_error(str(path), [(0, Fault((), reason))]) from error
    return found if isinstance(found, str) else path.stem


def _refuse_id(edition_id: str) -> None:
    if not _ID.fullmatch(edition_id):
        raise PhaenError(
            f"“{edition_id}” ใช้เป็นรหัสชุดแบบฟอร์มไม่ได้ "
            "ต้องเป็นปี พ.ศ. 4 หลัก หรือปีแล้วตามด้วย - และชื่อที่เป็นตัวอักษร a-z หรือตัวเลข"
        )


def _without_id(text: str) -> str:
    if "id" not in tomllib.loads(text):
        return text
    changed = TomlText(text)
    changed.drop(("id",))
    return changed.text


def _with_origin(text: str, source: str) -> str:
    """The text whose own fields say which edition they came with."""
    listed = tomllib.loads(text).get("own_fields", [])
    if not listed:
        return text
    changed = TomlText(text)
    for at, field in enumerate(listed):
        if not field.get("edition"):
            changed.put(("own_fields", at, "edition"), source)
    return changed.text


def default_name(edition_id: str) -> str:
    """What a sent file is called."""
    return f"แบบฟอร์ม {edition_id}{EDITION.suffix}"
