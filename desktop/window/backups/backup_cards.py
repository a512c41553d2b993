"""How backups, and the plans in them, read as cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.backups.comparing import PlanThen
from db.backups.names import REASONS, Backup
from db.places import Place, spec_at
from desktop.window.widgets.card_model import Card
from forms.calendar import moment_words

if TYPE_CHECKING:
    from db.backups.comparing import PlanThen
    from db.store.store import PlanEntry


def backup_card(backup: Backup) -> Card:
    """A backup: when and why it was made, and how large it is."""
    return Card(
        title=moment_of(backup), label=REASONS[backup.reason], lines=(f"ขนาด {size_of(backup)}",)
    )


def moment_of(backup: Backup) -> str:
    """When a backup was made, as a reader here says it."""
    return moment_words(backup.made_at.isoformat())


def size_of(backup: Backup) -> str:
    """The size of a backup's file; what is not there any more has none."""
    try:
        size = backup.path.stat().st_size
    except OSError:
        return "-"
    if size < 1_000_000:
        return f"{max(1, round(size / 1000)):,} กิโลไบต์"
    return f"{size / 1_000_000:,.1f} เมกะไบต์"


def plan_then_card(plan: PlanThen | PlanEntry) -> Card:
    """A plan of a backup and what has changed since, or one that came later."""
    if not isinstance(plan, PlanThen):
        return _plan(plan, "เพิ่มหลังจากสำรอง ไม่มีในแฟ้มสำรองนี้")._replace(enabled=False)
    if plan.now is None:
        return _plan(plan.then, "ตอนนี้ไม่มีแผนนี้แล้ว")
    if not plan.parts:
        same = plan.now.saved_at == plan.then.saved_at
        words = "ไม่มีอะไรเปลี่ยนตั้งแต่สำรอง" if same else "บันทึกอีกหลังจากสำรอง แต่เนื้อหาเหมือนเดิม"
        return _plan(plan.then, words)
    return _plan(plan.then, f"เปลี่ยนหลังจากสำรอง: {changes(plan.parts)}")


def changes(parts: Sequence[tuple[Place, int]]) -> str:
    """The parts of a plan that have changed, each with how many of its records did."""
    return " · ".join(f"{spec_at(place).label} {count:,}" for place, count in parts)


def _plan(entry: PlanEntry, words: str) -> Card:
    return Card(
        title=entry.unit,
        label=f"ปีงบประมาณ พ.ศ. {entry.fiscal_year}",
        lines=tuple(filter(None, (entry.title, words))),
        icon="document",
        tone="accent",
    )
