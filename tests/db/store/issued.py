"""A report that was issued, and its papers, for tests of what is kept of them."""

from dataclasses import replace

from db.issued_papers import IssuedPaper, IssuedPapers
from db.package.file import package_bytes
from db.records import Issuance
from db.settling import settled

PDF = b"%PDF-1.5 \x00\xff"


def papers(package, issuance="issued-1", *forms):
    kept = (IssuedPaper(form, f"แบบ {form}", PDF + form.encode()) for form in forms or ("b", "a"))
    return IssuedPapers(issuance, package_bytes(package), tuple(kept))


def sent(package, identity="issued-1"):
    """The package with its first report issued once more."""
    issuance = Issuance("2568-01-09", "ผู้ออก", content_code="ab" * 32, id=identity)
    first, *others = package.reports
    report = replace(first, issuances=(*first.issuances, issuance))
    return settled(replace(package, reports=(report, *others)), package)
