"""A small set to be sent, made once, and its files with something altered in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pymupdf

from db.records import (
    Activity,
    Budget,
    Indicator,
    Organisation,
    Package,
    Plan,
    Project,
    Report,
    Result,
    Span,
    Spending,
    Step,
    StepDone,
)
from db.settling import taken_in
from forms.editions.edition import Edition
from forms.editions.opening import opened_edition
from forms.printing import silent
from forms.submission.making import MadeSubmission, Submission, made_submission
from forms.submission.opening import ReceivedFile
from forms.submission.verifying import Verification, verified

MOMENT = dt.datetime(2025, 1, 9, 10, 30, tzinfo=dt.timezone(dt.timedelta(hours=7)))


NARRATIVE = (
    "ผู้ใช้บริการเดือนตุลาคมถึงธันวาคม 2567 จำนวน 331,530 คน เพิ่มขึ้นจากช่วงเดียวกันของปีก่อน "
    "ห้องสมุดเริ่มเปิดให้บริการถึงค่ำตั้งแต่เดือนพฤศจิกายน และจัดเตรียมหนังสือหมุนเวียนครบแล้ว"
)


@cache
def sample() -> Package:
    """A small plan with the report of a quarter."""
    steps = (
        Step("1", "เตรียมหนังสือ", Decimal(40), (Span("2567-10", "2567-12"),)),
        Step("2", "เปิดให้บริการ", Decimal(60), (Span("2568-01", "2568-09"),)),
    )
    project = Project(
        "p1",
        "โครงการห้องสมุดยามค่ำ",
        "project",
        Budget(Decimal(250000), "granted"),
        activities=(Activity(steps=steps),),
    )
    indicators = (
        Indicator("k1", "1", "ร้อยละที่เพิ่มขึ้นของผู้ใช้บริการ", target="ร้อยละ 10", projects=("p1",)),
        Indicator("k2", "2", "จำนวนห้องสมุดที่ผ่านเกณฑ์", target="5 แห่ง"),
    )
    report = Report(
        1,
        results=(
            Result("k1", Decimal("28.75"), narrative=NARRATIVE),
            Result("k2", Decimal("20.50"), narrative="จัดทำแบบรูปรายการแล้วเสร็จ"),
        ),
        steps=(StepDone("p1", 0, "1", Decimal(50)), StepDone("p1", 0, "2", Decimal(0))),
        spending=(Spending("p1", Decimal(40000)),),
    )
    plan = Plan(
        2568,
        "2567",
        unit=Organisation("กองห้องสมุด"),
        projects=(project,),
        indicators=indicators,
    )
    return taken_in(Package(plan=plan, reports=(report,)))


def edition() -> Edition:
    """Its set of forms."""
    return opened_edition(sample().plan).edition


@cache
def quarter_set() -> MadeSubmission:
    """The first quarter's report of the sample, as it is sent."""
    return made_submission(Submission(sample(), edition(), 1, MOMENT, "1.0"), silent)


def ending(files: Mapping[str, bytes], suffix: str) -> str:
    """The name of the file that ends so."""
    return next(name for name in files if name.endswith(suffix))


def looked_at(files: Mapping[str, bytes], *, code: str = "") -> Verification:
    """What is found of files."""
    return verified([ReceivedFile(*each) for each in files.items()], silent, code=code)


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A zipped document with one of its parts changed."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for each in given.namelist():
            part = given.read(each)
            if re.fullmatch(name, each):
                part = change(part.decode()).encode()
            made.writestr(each, part)
    return out.getvalue()


def with_letters(data: bytes, page: int, before: str, after: str) -> bytes:
    """A PDF in whose page one letter stands for another wherever a word is shown.

    The letters are codes of the page's own font: both must be in it.
    """
    with pymupdf.open(stream=data, filetype="pdf") as document:
        sheet = document[page]
        shown = [
            (span["font"], "".join(chr(each[0]) for each in span["chars"]), span["chars"])
            for span in sheet.get_texttrace()
        ]
        font = next(name for name, words, _ in shown if before in words)
        codes = {
            chr(each[0]): f"{each[1]:04x}"
            for name, _words, letters in shown
            if name == font
            for each in letters
        }
        number = sheet.get_contents()[0]
        stream = document.xref_stream(number).decode("latin-1")
        old, new = ("".join(codes[letter] for letter in word) for word in (before, after))
        assert old in stream, (before, old)
        document.update_stream(number, stream.replace(old, new, 1).encode("latin-1"))
        return document.tobytes()
