"""What `phaen export` does beside writing packages: each is kept as sent, in the store."""

# ruff: noqa: PLC0415 - as in `desktop.commandline.commands`
from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from db.errors import StoreError
from db.exchanges import Direction
from desktop.commandline.plans import existing

if TYPE_CHECKING:
    from db.records import Package


def descent(arguments: argparse.Namespace) -> tuple[str, ...]:
    """What a package of the plan names as that from which it has come."""
    from db.store.store import Store

    with Store.open(existing(arguments.db)) as store:
        return store.descent(int(arguments.plan))


def keep_sent(
    arguments: argparse.Namespace, package: Package, files: Sequence[Path]
) -> Iterator[str]:
    """Keeps a package as sent, for each file of it; what could not be kept is told of.

    It hinders nothing: what comes back is compared all the same, with what is known.
    """
    from db.store.store import Store

    if not package.plan.id or arguments.package_version == 1:
        return
    try:
        with Store.open(existing(arguments.db)) as store:
            for path in files:
                store.keep_exchanged(
                    int(arguments.plan), package, direction=Direction.SENT, whom=path.name
                )
    except StoreError as error:
        yield f"ยังไม่ได้เก็บฉบับที่ส่งออกไว้เทียบกับฉบับที่จะได้รับกลับ: {error}"
