"""Packages read one after another; of each is kept what the tables need, and no more."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from db.errors import PackageRefusedError, PasswordError, PhaenError
from db.package.file import read_package
from forms.document import Progress
from forms.gathering.files import moment_of
from forms.gathering.keeping import kept_of
from forms.gathering.unit_plan import Gathered, UnitPlan, Unread

# What is kept of files, in their order; it tells of each as it comes.
Reader = Callable[[Sequence[Path], Progress], Iterator[UnitPlan | Unread]]


def gather(
    files: Sequence[Path],
    progress: Progress,
    *,
    quarter: int | None = None,
    password: str = "",
    today: dt.date | None = None,
    read: Reader | None = None,
) -> Gathered:
    """What the packages in files say, of the year that most of them are of.

    `quarter` is what is reported, the latest that any unit has without it. A file that
    cannot be read is one of `unread`. `progress` is told of each file as it comes; what it
    raises ends the work. `today` is the day of the checks. `read` reads the files otherwise than
    one after the other here.
    """
    plans: list[UnitPlan] = []
    unread: list[Unread] = []
    if read is None:
        read = partial(read_here, quarter=quarter, password=password, today=today)
    for found in read(files, progress):
        if isinstance(found, Unread):
            unread.append(found)
        else:
            plans.append(found)
    progress(len(files), len(files))
    return _sorted(plans, unread, quarter)


def read_unit(
    path: Path,
    *,
    quarter: int | None = None,
    password: str = "",
    today: dt.date | None = None,
) -> UnitPlan | Unread:
    """What is kept of the package in a file, or why it could not be read."""
    try:
        # No name holds the package: it is let go of before the next is read.
        return kept_of(read_package(path, password), path, moment_of(path), quarter, today)
    except PhaenError as error:
        return Unread(path, _why(error))


def read_here(
    files: Sequence[Path],
    progress: Progress,
    *,
    quarter: int | None = None,
    password: str = "",
    today: dt.date | None = None,
) -> Iterator[UnitPlan | Unread]:
    """What is kept of each file, one read after the other."""
    for count, path in enumerate(files):
        progress(count, len(files))
        yield read_unit(path, quarter=quarter, password=password, today=today)


def _why(error: PhaenError) -> str:
    """Why a file is not taken, in one line."""
    if isinstance(error, PasswordError):
        return "แฟ้มใส่รหัสผ่านไว้ โปรดนำเข้าแฟ้มนี้ด้วยรหัสผ่าน แล้วส่งออกเป็นแฟ้มแผนธรรมดา"
    if isinstance(error, PackageRefusedError) and error.refusals:
        first, *more = error.refusals
        return f"{first} (และอีก {len(more):,} แห่ง)" if more else str(first)
    return str(error)


def _sorted(plans: Sequence[UnitPlan], unread: Sequence[Unread], quarter: int | None) -> Gathered:
    """The plans of the year that most are of, the newest file of each; of as many, the later."""
    years = Counter(plan.year for plan in plans)
    year = max(years, key=lambda each: (years[each], each), default=0)
    newest: dict[str, UnitPlan] = {}
    older: list[UnitPlan] = []
    for plan in sorted((p for p in plans if p.year == year), key=_age):
        if before := newest.get(plan.known_as):
            # Of that only its line on the board is left.
            older.append(replace(before, projects=(), results=None, score=None))
        newest[plan.known_as] = plan
    units = tuple(sorted(newest.values(), key=lambda plan: plan.unit))
    latest = max((plan.quarter for plan in units), default=0)
    others = tuple(
        replace(plan, projects=(), results=None, score=None) for plan in plans if plan.year != year
    )
    return Gathered(year, quarter or latest, units, tuple(older), others, tuple(unread))


def _age(plan: UnitPlan) -> tuple[dt.datetime, int, str]:
    """Plans by age, the oldest first: by their files, then by how far they are reported."""
    at = plan.modified or "0001-01-01T00:00:00+00:00"
    return dt.datetime.fromisoformat(at), plan.quarter, str(plan.path)
