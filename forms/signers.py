"""Who signs สยป.3: the people of the unit who have a part in it."""

from __future__ import annotations

from db.records import Package, Report, Signature

# The parts that สยป.3 has signed, in its order.
ROLES = ("ผู้รายงาน", "หัวหน้าหน่วยงาน")


def usual_signatures(package: Package) -> tuple[Signature, ...]:
    """Those who sign where nobody is named yet: the unit's people, else the latest signers."""
    people = tuple(person for person in package.plan.people if person.role)
    signed = [report.signatures for report in package.reports if report.signatures]
    return people or (signed[-1] if signed else ())


def printed_signatures(package: Package, report: Report | None) -> tuple[Signature, ...]:
    """The signature blocks of สยป.3, for a quarter without a report too; blank for nobody."""
    named = report.signatures if report else usual_signatures(package)
    return named or tuple(Signature(role=role) for role in ROLES)
