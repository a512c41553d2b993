"""What was kept of the issued reports of the open plan, read from its store when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.reporting.quarters import report_index
from forms.reporting.sealed import is_issued

if TYPE_CHECKING:
    from db.issued_papers import IssuedPapers
    from desktop.session.plans import Plans
    from desktop.session.session import Session


class IssuedReports:
    """The papers of the reports of the open plan; those read last are at hand."""

    def __init__(self, plans: Plans, session: Session) -> None:
        self._plans = plans
        self._session = session
        self._key: tuple[int | None, str] = (None, "")
        self._last: IssuedPapers | None = None

    def of_quarter(self, quarter: int | None) -> IssuedPapers | None:
        """What was sent up of a quarter, while its report is issued; None where nothing is kept.

        Raises:
            StoreError: the store cannot be read.
        """
        package = self._session.package
        index = report_index(package, quarter) if quarter is not None else None
        if index is None or not is_issued(package.reports[index]):
            return None
        return self.of_issuance(package.reports[index].issuances[-1].id)

    def of_issuance(self, issuance: str) -> IssuedPapers | None:
        """What was kept of one issuance; None where nothing is.

        Raises:
            StoreError: the store cannot be read.
        """
        number = self._session.number
        if number is None or not issuance:
            return None
        if self._key != (number, issuance):
            self._last = self._plans.papers(number, issuance)
            self._key = (number, issuance)
        return self._last
