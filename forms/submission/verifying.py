"""Whether files belong together, whether one was altered, and where.

The list of the set (`manifest`) tells of every byte. What a file says is held against what is
made anew of the package: a text that differs is named by its place. None of it is a
signature: who alters every file alike, and the list, is not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from db.content_code import content_code
from db.errors import PackageRefusedError, PhaenError
from db.package.encrypted import is_encrypted
from db.package.file import parse_package
from db.records import Package
from db.spoken_code import spoken_code
from forms.content_marks import ContentMark
from forms.document import Progress
from forms.formats import PDF, DocumentFormat, PackageFormat, format_of
from forms.reading.refusals import ReadRefusedError
from forms.submission.comparing import MadeAnew
from forms.submission.manifest import (
    ListedFile,
    Manifest,
    ManifestError,
    is_manifest,
    listed_file,
    parse_manifest,
)
from forms.submission.marks_in_files import mark_of
from forms.submission.opening import ReceivedFile
from forms.submission.places import Difference

# "whole": as it was listed; "same": it says the same, as far as can be told without a list.
State = Literal["whole", "same", "altered", "other", "missing", "unreadable"]
STATES: dict[State, str] = {
    "whole": "ครบถ้วน",
    "same": "ตรงกัน",
    "altered": "ถูกแก้",
    "other": "ไม่ใช่ชุดเดียวกัน",
    "missing": "ไม่มี",
    "unreadable": "อ่านไม่ได้",
}
_WELL = {"whole", "same"}
_MOST_DIFFERENCES = 200


class Finding(NamedTuple):
    """What was found of a file: its name, how it is, in words, and where it differs."""

    file: str
    state: State
    words: str
    differences: tuple[Difference, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether it belongs to the others and was not altered."""
        return self.state in _WELL


class Verification(NamedTuple):
    """What was found of some files; `code` is that of the content they are held against."""

    findings: tuple[Finding, ...]
    code: str
    manifest: Manifest | None

    @property
    def belongs(self) -> bool:
        """Whether all files are of one content, and none was altered or is missing."""
        return all(found.is_well for found in self.findings)


def verified(files: Sequence[ReceivedFile], progress: Progress, *, code: str = "") -> Verification:
    """What is found of files that somebody sent; `code` is the one that was read aloud, if any."""
    return _Verifier(files, progress, code).verification()


class _Package(NamedTuple):
    """A package that could be read, and the code of its content."""

    name: str
    package: Package
    code: str


class _Verifier:
    """Goes through the files of a set."""

    def __init__(self, files: Sequence[ReceivedFile], progress: Progress, code: str) -> None:
        self._files = files
        self._progress = progress
        self._manifest: Manifest | None = None
        self._troubles: dict[str, str] = {}
        self._packages: dict[str, _Package] = {}
        for file in files:
            self._look_at(file)
        self._package = self._reference()
        own = self._listed_code() or (self._package.code if self._package else "")
        self._code = code or (spoken_code(own) if own else self._first_mark())

    def _listed_code(self) -> str:
        return self._manifest.content_code if self._manifest else ""

    def _reference(self) -> _Package | None:
        """What the others are held against: the package that is as listed, else the first."""
        listed = self._listed_code()
        known = self._packages.values()
        return next((each for each in known if not listed or each.code == listed), None)

    def verification(self) -> Verification:
        """All that is found."""
        found = [self._finding(file) for file in self._files]
        there = {each.name for file in self._files if (each := self._entry(file)) is not None}
        listed = self._manifest.files if self._manifest else ()
        found += [
            Finding(each.name, "missing", "อยู่ในบัญชีแฟ้ม แต่ไม่มีในสิ่งที่ได้รับ โปรดขอแฟ้มนี้จากผู้ส่ง")
            for each in listed
            if each.name not in there
        ]
        return Verification(tuple(found), self._code, self._manifest)

    def _look_at(self, file: ReceivedFile) -> None:
        """Take in a list or a package, so that the others can be held against them."""
        if file.data is None:
            return
        try:
            if is_manifest(file.data):
                self._take_manifest(parse_manifest(file.data))
            elif isinstance(_format(file), PackageFormat):
                package = parse_package(file.data)
                self._packages[file.name] = _Package(file.name, package, content_code(package))
        except ManifestError as error:
            self._troubles[file.name] = str(error)
        except PackageRefusedError as error:
            self._troubles[file.name] = f"อ่านเป็นแฟ้มแผนไม่ได้: {str(error).splitlines()[0]}"

    def _take_manifest(self, manifest: Manifest) -> None:
        if self._manifest is not None:
            raise ManifestError("มีบัญชีแฟ้มมากกว่าหนึ่ง โปรดตรวจทีละชุด")
        self._manifest = manifest

    def _entry(self, file: ReceivedFile) -> ListedFile | None:
        """What the list says of a file; under another name it is known by its bytes."""
        if self._manifest is None:
            return None
        names = self._manifest.names
        if file.name in names or file.data is None:
            return names.get(file.name)
        digest = listed_file(file.name, file.data).sha256
        return next((each for each in self._manifest.files if each.sha256 == digest), None)

    def _is_whole(self, file: ReceivedFile) -> bool:
        """Whether a file is as it was listed, to the byte."""
        entry = self._entry(file)
        if entry is None or file.data is None:
            return False
        return listed_file(entry.name, file.data) == entry

    def _first_mark(self) -> str:
        """The code of the first paper that bears one, where there is neither list nor package."""
        for file in self._files:
            chosen = _format(file)
            if isinstance(chosen, DocumentFormat) and file.data is not None:
                try:
                    mark = mark_of(file.data, chosen)
                except ReadRefusedError:
                    continue
                if mark is not None:
                    return mark.code
        return ""

    def _finding(self, file: ReceivedFile) -> Finding:
        if file.data is None:
            return Finding(file.name, "unreadable", file.trouble)
        if is_manifest(file.data):
            return self._of_manifest(file.name)
        chosen = _format(file)
        is_whole, listed = self._is_whole(file), self._entry(file) is not None
        if isinstance(chosen, PackageFormat):
            return self._of_package(file.name, file.data, is_whole=is_whole, listed=listed)
        if chosen is None:
            return self._of_stranger(file.name, is_whole=is_whole, listed=listed)
        try:
            return self._of_document(file.name, file.data, chosen, is_whole=is_whole, listed=listed)
        except ReadRefusedError as error:
            return Finding(file.name, "unreadable", str(error))

    def _of_manifest(self, name: str) -> Finding:
        trouble = self._troubles.get(name)
        if trouble:
            return Finding(name, "altered", trouble)
        return self._of_own_code(name, self._code_of_manifest(), "บัญชีแฟ้ม")

    def _code_of_manifest(self) -> str:
        return self._manifest.code if self._manifest else ""

    def _of_own_code(self, name: str, code: str, what: str) -> Finding:
        if code != self._code:
            return Finding(name, "other", self._other_words(code))
        return Finding(name, "whole", f"{what} รหัสเนื้อหา {code}")

    def _other_words(self, code: str) -> str:
        return f"รหัสเนื้อหาเป็น {code} ไม่ใช่ {self._code} จึงเป็นเนื้อหาอื่น"

    def _of_stranger(self, name: str, *, is_whole: bool, listed: bool) -> Finding:
        if is_whole:
            return Finding(name, "whole", "ตรงตามบัญชีแฟ้ม")
        if listed:
            return Finding(name, "altered", "ไม่ตรงตามบัญชีแฟ้ม")
        return Finding(name, "other", "ไม่ใช่แฟ้มของชุดส่ง จึงไม่ได้ตรวจ")

    def _of_package(self, name: str, data: bytes, *, is_whole: bool, listed: bool) -> Finding:
        if is_encrypted(data):
            return Finding(name, "unreadable", "ใส่รหัสผ่านไว้ จึงไม่ได้ตรวจ โปรดใช้แฟ้มแผนที่ไม่ใส่รหัสผ่าน")
        found = self._packages.get(name)
        if found is None:
            state: State = "altered" if listed else "unreadable"
            return Finding(name, state, self._troubles.get(name, ""))
        code = spoken_code(found.code)
        if is_whole or (code == self._code and not listed):
            return self._of_own_code(name, code, "แฟ้มแผน")
        if code == self._code:
            return Finding(name, "altered", "แฟ้มไม่ตรงตามบัญชีแฟ้ม แต่เนื้อหาของแผนเหมือนเดิมทุกแห่ง")
        if not listed:
            return Finding(name, "other", self._other_words(code))
        return Finding(
            name,
            "altered",
            f"เนื้อหาของแผนถูกแก้ รหัสเนื้อหาเป็น {code} ไม่ใช่ {self._code}",
            tuple(self._altered_places(found.package)),
        )

    def _altered_places(self, package: Package) -> Iterator[Difference]:
        """Where an altered package makes another paper than the PDF that is whole."""
        for file in self._files:
            data = file.data
            if _format(file) is not PDF or data is None or not self._is_whole(file):
                continue
            mark = self._mark(data, PDF)
            try:
                found = MadeAnew(package, self._progress).differences(data, PDF, mark)
            except PhaenError:
                return  # it makes no such paper any more
            yield from (Difference(each.where, each.stands, each.stood) for each in found)

    def _mark(self, data: bytes, chosen: DocumentFormat) -> ContentMark:
        """What a paper says of its content; what says nothing any more is what it was listed as."""
        quarter = self._manifest.quarter if self._manifest else 0
        return mark_of(data, chosen) or ContentMark(self._code, quarter or None)

    def _of_document(
        self, name: str, data: bytes, chosen: DocumentFormat, *, is_whole: bool, listed: bool
    ) -> Finding:
        mark = mark_of(data, chosen)
        if is_whole:
            return self._of_own_code(name, mark.code if mark else self._code, chosen.name)
        if mark is None and not listed:
            return Finding(name, "other", "ไม่มีรหัสเนื้อหา จึงไม่ใช่แฟ้มที่จัดชุดส่งด้วยโปรแกรมแผน")
        if mark is not None and mark.code != self._code:
            return Finding(name, "other", self._other_words(mark.code))
        if self._package is None:
            words = "ไม่มีแฟ้มแผนที่ครบถ้วนให้เทียบข้อความ"
            if listed:
                return Finding(name, "altered", f"ไม่ตรงตามบัญชีแฟ้ม {words} จึงบอกไม่ได้ว่าแก้ที่ใด")
            return Finding(name, "same", f"{chosen.name} รหัสเนื้อหาตรงกัน แต่{words}")
        return self._compared(name, data, chosen, listed=listed)

    def _compared(self, name: str, data: bytes, chosen: DocumentFormat, *, listed: bool) -> Finding:
        assert self._package is not None  # noqa: S101 - the caller has looked
        made = MadeAnew(self._package.package, self._progress)
        found = made.differences(data, chosen, self._mark(data, chosen))
        if found:
            words = f"ข้อความต่างจากแฟ้มแผน {len(found):,} แห่ง"
            return Finding(name, "altered", words, found[:_MOST_DIFFERENCES])
        if listed:
            words = "ไม่ตรงตามบัญชีแฟ้ม แต่ข้อความเหมือนแฟ้มแผนทุกแห่ง (อาจเปิดแล้วบันทึกใหม่ หรือแก้ที่ไม่ใช่ข้อความ)"
            return Finding(name, "altered", words)
        return Finding(name, "same", f"{chosen.name} ข้อความเหมือนแฟ้มแผนทุกแห่ง")


def _format(file: ReceivedFile) -> DocumentFormat | PackageFormat | None:
    """What a file is by its name; whether it is a list is asked before."""
    return format_of(Path(file.name))
