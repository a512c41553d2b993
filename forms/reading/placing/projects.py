"""Cells that name projects: in lists with their notes, in ตาราง ก ข with money and divisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forms.reading.comparing import squeezed
from forms.reading.gathering.subjects import Subject
from forms.reading.labels import joined, labelled
from forms.reading.outline import Spot
from forms.reading.placing import cells, things
from forms.reading.placing.context import Context

_TOTAL = re.compile(r"\(\s*([0-9๐-๙][0-9๐-๙,.]*\s*(?:\.?-)?)\s*บาท\s*\)")
_UNDER = re.compile(r"\(\s*(?:กลยุทธ์|เป้าประสงค์)ที่\s*(?P<code>[0-9๐-๙.\s]+)\)")
_NEW_ITEM = re.compile(r"(?:^|\s)(?=[0-9๐-๙]{1,2}\s?[.)]\s*\S)")
_MONEY = re.compile(
    r"(?:\(?\s*ไม่ใช้งบประมาณ\s*\)?|งบประมาณ\s+(?P<amount>[^()]*?)\s*บาท|งบประมาณ\s*:?\s*-)"
)
_BRACKETED = re.compile(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_GIVEN_UP = re.compile(r"(?:ไม่เสนอโครงการ|ไม่ได้ดำเนิน(?:การ)?โครงการ(?:นี้)?|ปรับแผนมาดำเนินการใน\S*)")
_FIRST = re.compile(r"(?:โครงการ|กิจกรรม)")
_LISTED = 2
_LONGEST_BROKEN = 40


class Named(NamedTuple):
    """A project's name in a list, and what stands with it."""

    name: str
    notes: tuple[str, ...]
    total: str
    programme: str
    under: str


def listed(
    context: Context, text: str, spots: Sequence[Spot], *, rank: int = _LISTED
) -> Subject | None:
    """The project of a cell of a list, with its whole cost, programme and notes."""
    said = named(context, text)
    subject = things.project(context, said.name, spots, rank=rank)
    if subject is None:
        context.ledger.take(spots)
        return None
    if said.total:
        context.say(subject, "budget.total_amount", cells.figure(said.total), spots)
    context.say(subject, "integrated_programme", said.programme, spots)
    for note in said.notes:
        if _GIVEN_UP.search(note):
            context.say(subject, "dropped", value=True, spots=spots)
        if squeezed(note) != squeezed(context.wording.words.dropped):
            context.say(subject, "note", note, spots)
    return subject


def named(context: Context, text: str) -> Named:
    """A cell of a list taken apart."""
    total = under = programme = ""
    rest = text.strip()
    if found := _UNDER.search(rest):
        under = "".join(found["code"].split()).strip(".")
        rest = (rest[: found.start()] + rest[found.end() :]).strip()
    if found := _TOTAL.search(rest):
        total = found[1]
        rest = (rest[: found.start()] + "\n" + rest[found.end() :]).strip()
    word = context.wording.words.integrated_name
    lines = [line.strip() for line in rest.split("\n") if line.strip()]
    name: list[str] = []
    notes: list[str] = []
    for line in lines:
        if word and name and squeezed(line).startswith(squeezed(word)):
            programme = line.replace(word, "", 1).strip()
        elif name and _is_note(context, joined(name), line):
            notes.append(line)
        elif notes:
            notes[-1] = joined([notes[-1], line])
        else:
            name.append(line)
    whole = joined(name)
    if found := _GIVEN_UP.search(whole):
        notes.append(whole[found.start() :].strip(" ()*"))
        whole = whole[: found.start()].strip(" (*")
    return Named(whole, tuple(notes), total, programme, under)


def _is_note(context: Context, name: str, line: str) -> bool:
    """Whether a line below a project's name is a note, not more of the name."""
    if line.startswith(("(", "*", "หมายเหตุ")) or _GIVEN_UP.match(line):
        return True
    if things.project_named(context, joined([name, line]), alike=0.97) is not None:
        return False
    if things.project_named(context, name, alike=0.99) is not None:
        return True
    # Who breaks a name by hand does so where a narrow column ends.
    return len(name) >= _LONGEST_BROKEN


class Serving(NamedTuple):
    """A project in ตาราง ก ข: its name, its money as it is printed, its divisions."""

    name: str
    money: str
    divisions: str


def serving(context: Context, text: str, spots: Sequence[Spot]) -> list[Subject]:
    """The projects of a cell of ตาราง ก ข, each with its money and divisions."""
    found: list[Subject] = []
    for each in taken_apart(text):
        subject = things.project(context, each.name, spots, rank=0)
        if subject is None:
            continue
        found.append(subject)
        if each.money:
            cells.budget(context, subject, each.money, spots)
        for division in things.divisions(context, each.divisions, spots):
            context.add(subject, "divisions", division, spots)
    context.ledger.take(spots)
    return found


def taken_apart(text: str) -> Iterator[Serving]:
    """The projects of such a cell: numbered ones, or each that begins with its word."""
    for item in _items(text):
        rest = labelled(item).text if labelled(item).number else item.strip()
        money = ""
        if found := _MONEY.search(rest):
            money = (
                found[0].strip("() ") if found["amount"] is None else found["amount"].strip() or "-"
            )
            money = re.sub(r"^งบประมาณ\s*:?\s*", "", money)
            tail = rest[found.end() :]
            status = re.match(r"\s*(\*?\s*(?:ไม่ได้รับ|อยู่ระหว่าง)\S*)", tail)
            if status:
                money, tail = f"{money} {status[1]}", tail[status.end() :]
            rest = f"{rest[: found.start()].rstrip()}\n{tail.strip()}"
        lines = [line.strip() for line in rest.split("\n") if line.strip()]
        divisions = ""
        if money and len(lines) > 1:
            brackets = _BRACKETED.fullmatch(joined(lines[1:]))
            divisions = brackets[1] if brackets else ""
            lines = lines[:1] if brackets else lines
        elif len(lines) > 1 and (brackets := _BRACKETED.fullmatch(lines[-1])):
            divisions, lines = brackets[1], lines[:-1]
        yield Serving(joined(lines), money, divisions)


def _items(text: str) -> list[str]:
    starts = [found.end() for found in _NEW_ITEM.finditer(text)]
    numbers = [labelled(text[at:]).number for at in starts]
    # Numbers of a list count from one; others belong to the names.
    if numbers[:1] == ["1"] and not text[: starts[0]].strip():
        counted = [at for at, number in zip(starts, numbers, strict=True) if number]
        ends = [*counted[1:], len(text)]
        return [text[at:end] for at, end in zip(counted, ends, strict=True)]
    lines = [line for line in text.split("\n") if line.strip()]
    begun: list[list[str]] = []
    for line in lines:
        if not begun or (_FIRST.match(line.strip()) and _is_closed(begun[-1])):
            begun.append([])
        begun[-1].append(line)
    return ["\n".join(each) for each in begun]


def _is_closed(lines: list[str]) -> bool:
    """Whether an item has its money or its divisions, so that another may begin."""
    return bool(_MONEY.search("\n".join(lines))) or lines[-1].rstrip().endswith(")")


def work(context: Context, text: str, spots: Sequence[Spot], subject: Subject) -> None:
    """The activity and the divisions of a supporting indicator."""
    whole = joined(text.split("\n"))
    found = re.search(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)\s*$", whole)
    if found:
        context.say(subject, "activity", whole[: found.start()].strip(), spots)
        for division in things.divisions(context, found[1], spots):
            context.add(subject, "divisions", division, spots)
        return
    known = things.divisions(context, text, spots) if not _FIRST.match(whole) else []
    if not known:
        context.say(subject, "activity", whole, spots)
    for division in known:
        context.add(subject, "divisions", division, spots)
