"""What leaves the open plan as a package, and what comes into it: kept for the next comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import StoreError
from db.exchanges import Direction
from db.settling import taken_in

if TYPE_CHECKING:
    from db.records import Package
    from desktop.session.session import Session


def descent(session: Session) -> tuple[str, ...]:
    """What a package of the open plan names as that from which it has come; none where unknown."""
    if session.number is None:
        return ()
    try:
        return session.plans.descent(session.number)
    except StoreError:
        return ()


def keep_sent(session: Session, package: Package, whom: str) -> str:
    """Keep a package of the open plan as sent; why it could not be kept, else empty."""
    return _kept(session, package, Direction.SENT, whom)


def keep_received(session: Session, package: Package, whom: str) -> str:
    """Keep the package that the open plan was made of; why it could not be kept, else empty."""
    return _kept(session, taken_in(package), Direction.RECEIVED, whom)


def _kept(session: Session, package: Package, direction: Direction, whom: str) -> str:
    number = session.number
    if number is None or package.plan.id != session.package.plan.id:
        return ""
    try:
        session.plans.keep_exchanged(number, package, direction, whom)
    except StoreError as error:
        return f"ยังไม่ได้เก็บฉบับนี้ไว้เทียบครั้งต่อไป: {error}"
    return ""
