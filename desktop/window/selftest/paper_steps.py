"""Steps of the self-test that are of paper: all forms in each format, and read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from db.package.file import package_bytes, read_package
from desktop.window.selftest.trial import Failed, Trial
from forms import printing
from forms.build import build
from forms.document import Contents, Group, Heading, Item, Leaders, Paragraph
from forms.formats import FORMATS, SEALED, DocumentFormat, Format, PackageFormat
from forms.printing import Job
from forms.reading.opening import open_outline

_PASSWORD = "รหัสผ่านของการทดสอบ"  # noqa: S105 - it keeps nothing


def printed(trial: Trial, wanted: Format) -> str:
    """The whole plan as a file of a format; what is read in it is what was written."""
    path = trial.folder / f"พิมพ์ ทั้งแผน{wanted.suffix}"
    password = _PASSWORD if wanted is SEALED else ""
    version = wanted.version if isinstance(wanted, PackageFormat) else None
    job = Job(trial.package, trial.session.edition, version=version, password=password)
    printing.export(job, path, printing.silent)
    if isinstance(wanted, PackageFormat):
        return _read_package(trial, wanted, path, password)
    return _read_forms(job, path)


def formats() -> tuple[Format, ...]:
    """The formats that there are, forms first."""
    return tuple(sorted(FORMATS, key=lambda each: not isinstance(each, DocumentFormat)))


def _read_package(trial: Trial, wanted: PackageFormat, path: Path, password: str) -> str:
    read = read_package(path, password)
    version = wanted.version
    if package_bytes(read, version=version) != package_bytes(trial.package, version=version):
        raise Failed(f"{path.name} อ่านกลับแล้วไม่เหมือนแผนเดิม")
    return f"{path.stat().st_size:,} ไบต์"


def _read_forms(job: Job, path: Path) -> str:
    text = _squeezed(_pdf_text(path) if path.suffix == ".pdf" else _outline_text(path))
    forms = build(job.package, job.edition).forms
    missing = [form.title for form in forms if _first_word(form.items) not in text]
    if missing or _squeezed(job.package.plan.unit.name) not in text:
        raise Failed(f"{path.name} ไม่มี {' '.join(missing) or job.package.plan.unit.name}")
    return f"{len(forms)} แบบฟอร์ม {len(text):,} ตัวอักษร"


def _first_word(items: Iterable[Item]) -> str:
    """The longest word of what a form begins with: lines are broken elsewhere in each format."""
    for item in items:
        if isinstance(item, Group):
            words = _first_word(item.items)
        elif isinstance(item, Heading):
            words = item.text
        elif isinstance(item, Contents):
            words = item.heading
        elif isinstance(item, Leaders):
            words = item.parts[0][0]
        else:
            words = item.text if isinstance(item, Paragraph) else ""
        if words.strip():
            return max(words.split(), key=len)
    return ""


def _pdf_text(path: Path) -> str:
    import pypdfium2 as pdfium  # noqa: PLC0415 - of few documents

    document = pdfium.PdfDocument(path)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def _outline_text(path: Path) -> str:
    return repr(open_outline(path))


def _squeezed(text: str) -> str:
    return "".join(text.split())
