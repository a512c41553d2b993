"""Who signs a quarter's papers: the unit's people who have a part in สยป.3 or in the memo."""

from __future__ import annotations

from dataclasses import replace

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


def with_person(
    signed: tuple[Signature, ...], person: Signature, people: tuple[Signature, ...]
) -> tuple[Signature, ...]:
    """The signatures with one more, before those that come after it among the people.

    Those who are not among the people stay where they are.
    """
    order = {other.name: at for at, other in enumerate(people)}
    mine = order.get(person.name, len(people))
    later = (at for at, other in enumerate(signed) if order.get(other.name, -1) > mine)
    at = next(later, len(signed))
    return (*signed[:at], person, *signed[at:])


def unsigned(signed: tuple[Signature, ...], people: tuple[Signature, ...]) -> tuple[int, ...]:
    """Which of the people do not sign yet, by name, in their order."""
    names = {person.name for person in signed}
    return tuple(at for at, person in enumerate(people) if person.name not in names)


def people_of_reports(package: Package) -> tuple[Signature, ...]:
    """Those who signed the newest memo, with their part in สยป.3; without a memo its signers."""
    for report in sorted(package.reports, key=lambda report: -(report.quarter or 0)):
        roles = {person.name: person.role for person in report.signatures}
        signed = tuple(
            replace(person, role=roles.get(person.name, "")) for person in report.memo.signatures
        )
        if found := signed or report.signatures:
            return found
    return ()
