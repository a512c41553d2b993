"""Checks of what stands in fields that an edition has added."""

from __future__ import annotations

from collections.abc import Iterator

from forms.checks.problem import Check, Problem, Slip, Subject
from forms.checks.words import quoted
from forms.editions.own_fields import OWN_KINDS
from forms.own_values import fits, own_values

KIND = Slip("OWN-KIND", "error", "", "แก้ให้เป็นชนิดที่ชุดแบบฟอร์มกำหนด หรือเว้นว่าง")


def kinds(subject: Subject) -> Iterator[Problem]:
    """A field for numbers or dates holds one."""
    known = {(str(field.of), field.key): field for field in subject.edition.own_fields}
    for owner, place, value in own_values(subject.plan) if known else ():
        field = known.get((owner, value.name))
        if field is not None and not fits(field, value.text):
            yield KIND.at(
                (*place, "text"),
                f"{field.label}เป็น {quoted(value.text)} ไม่ใช่{OWN_KINDS[field.kind]}",
                form=subject.form_at(place),
            )


CHECKS: tuple[Check, ...] = (kinds,)
