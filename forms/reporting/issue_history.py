"""How often a quarter's report was issued, and what changed from one time to the next."""

from __future__ import annotations

from dataclasses import dataclass

from db.records import Issuance, Package, Report
from forms.calendar import long_date
from forms.reporting.issuing import Change, changes, figures_of, is_issued


@dataclass(frozen=True, slots=True)
class Entry:
    """One issuance, or what has changed since the last: a title, lines, the changes."""

    title: str
    lines: tuple[str, ...]
    changes: tuple[Change, ...]


def history(package: Package, report: Report) -> tuple[Entry, ...]:
    """The newest first; before them, while the report is open again, what has changed since."""
    times = report.issuances
    entries = [
        Entry(f"ออกครั้งที่ {order}", _lines(now), changes(before, now.figures) if before else ())
        for order, (before, now) in enumerate(zip((None, *times), times, strict=False), 1)
    ]
    if times and not is_issued(report):
        since = changes(times[-1], figures_of(package, report))
        told = () if since else ("ยังไม่มีตัวเลขใดเปลี่ยน",)
        entries.append(Entry("เปลี่ยนแล้วตั้งแต่ออกครั้งล่าสุด", told, since))
    return tuple(reversed(entries))


def issued_words(issuance: Issuance) -> str:
    """Who issued it and when: `9 มกราคม 2568 โดย …`."""
    return " โดย ".join(part for part in (long_date(issuance.date), issuance.by) if part)


def memo_words(issuance: Issuance) -> str:
    """Under which memo: `บันทึกที่ … ลงวันที่ …`."""
    date = long_date(issuance.memo_date)
    return f"บันทึกที่ {issuance.number}" + (f" ลงวันที่ {date}" if date else "")


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
