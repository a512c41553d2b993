"""How often a quarter's report was issued, and what changed from one time to the next."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Issuance, IssuedFigure, Package, Report
from forms.calendar import long_date
from forms.reporting.issuing import Change, changes, figures_of, renamings
from forms.reporting.sealed import is_issued

_STAYS = "ฉบับที่ออกไปแล้วยังเป็นชื่อเดิม"


@dataclass(frozen=True, slots=True)
class Entry:
    """One issuance, or what has changed since the last: a title, lines, the changes.

    `issuance` is the identity of the one that it tells of.
    """

    title: str
    lines: tuple[str, ...]
    changes: tuple[Change, ...]
    issuance: str = ""


def history(package: Package, report: Report) -> tuple[Entry, ...]:
    """The newest first; before them, while the report is open again, what has changed since."""
    times = report.issuances
    entries = [
        Entry(
            f"ออกครั้งที่ {order}",
            (*_lines(now), *(renamed_words(before, now.figures, "ตั้งแต่ครั้งก่อน") if before else ())),
            changes(before, now.figures) if before else (),
            issuance=now.id,
        )
        for order, (before, now) in enumerate(zip((None, *times), times, strict=False), 1)
    ]
    if times:
        entries += _since(times[-1], figures_of(package, report), issued=is_issued(report))
    return tuple(reversed(entries))


def _since(last: Issuance, now: tuple[IssuedFigure, ...], *, issued: bool) -> list[Entry]:
    """What has changed since a report was issued; of one that still is, where anything has."""
    renamed, since = renamed_words(last, now, "ตั้งแต่ออกรายงาน"), changes(last, now)
    if issued:
        lines = (*renamed, _STAYS) if renamed else ()
        return [Entry("เปลี่ยนแล้วตั้งแต่ออกรายงาน", lines, since)] if renamed or since else []
    told = renamed or (() if since else ("ยังไม่มีตัวเลขใดเปลี่ยน",))
    return [Entry("เปลี่ยนแล้วตั้งแต่ออกครั้งล่าสุด", told, since)]


def renamed_words(before: Issuance, after: tuple[IssuedFigure, ...], since: str) -> tuple[str, ...]:
    """What is called otherwise, in words: `ตั้งแต่ออกรายงาน ชื่อตัวชี้วัดเปลี่ยนจาก “…” เป็น “…”`."""
    return tuple(
        f"{since} {change.what}เปลี่ยนจาก “{change.before}” เป็น “{change.after}”"
        for change in renamings(before, after)
    )


def issued_words(issuance: Issuance) -> str:
    """Who issued it and when: `9 มกราคม 2568 โดย …`."""
    return " โดย ".join(part for part in (long_date(issuance.date), issuance.by) if part)


def memo_words(issuance: Issuance) -> str:
    """Under which memo: `บันทึกที่ … ลงวันที่ …`."""
    date = long_date(issuance.memo_date)
    return f"บันทึกข้อความที่ {issuance.number}" + (f" ลงวันที่ {date}" if date else "")


def reopened_words(issuance: Issuance) -> str:
    """Who opened it again, when and why; empty where nobody did."""
    when = long_date(issuance.reopened_date)
    who = " โดย ".join(part for part in (when, issuance.reopened_by) if part)
    if not who and not issuance.reason:
        return ""
    return f"เปิดแก้ไข {who} เหตุผล: {issuance.reason}"


def _lines(issuance: Issuance) -> tuple[str, ...]:
    told = (issued_words(issuance), memo_words(issuance), reopened_words(issuance))
    return tuple(line for line in told if line)
