"""Whether a report was sent up: nothing of it is written then.

It stands apart from what issuing comes to, which no field asks for before a report is in sight.
"""

from __future__ import annotations

from db.places import Place
from db.records import Package, Report


def is_issued(report: Report) -> bool:
    """Whether a report was sent up and has not been opened again."""
    return report.is_issued


def is_sealed(package: Package, place: Place) -> bool:
    """Whether a place lies in a report that was issued: nothing is written there."""
    match place:
        case ("reports", int(index), *_) if index < len(package.reports):
            return is_issued(package.reports[index])
    return False
