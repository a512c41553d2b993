"""What is found of a store on a server: whether it is well reached, and its plans are whole."""

from __future__ import annotations

from collections.abc import Iterator

from db.errors import StoreError
from db.store import migrations
from db.store.findings import Finding, State, plan_findings
from db.store.postgresql.address import ServerAddress
from db.store.postgresql.backend import PostgresBackend
from db.store.store import Store

_FACTS = (
    "SELECT current_setting('server_version'), current_user, "
    "coalesce((SELECT ssl::int FROM pg_stat_ssl WHERE pid = pg_backend_pid()), 0), "
    "pg_database_size(current_database()), "
    "(SELECT count(*) FROM pg_stat_activity WHERE application_name = 'phaen' "
    "AND datname = current_database()), current_setting('max_connections')"
)


def examine(address: ServerAddress) -> Iterator[Finding]:
    """What is found at an address; nothing is made or changed."""
    backend = PostgresBackend(address)
    try:
        yield from _found(backend)
    except StoreError as error:
        yield Finding("store", State.LOOK, str(error))
    finally:
        backend.close()


def _found(backend: PostgresBackend) -> Iterator[Finding]:
    address = backend.address
    with backend.reading() as reading:
        ((version, user, encrypted, size, used, most),) = reading.rows(_FACTS)
    way = "เข้ารหัสและตรวจใบรับรองแล้ว" if encrypted else "ไม่เข้ารหัส เพราะอยู่ในเครื่องเดียวกัน"
    words = f"{address}: PostgreSQL {version} ในชื่อ {user} การติดต่อ{way} ({size:,} ไบต์)"
    yield Finding("server", State.WELL, words)
    # Each window that is open has three.
    is_full = used + 6 > int(most)
    yield Finding(
        "connections",
        State.LOOK if is_full else State.WELL,
        f"มีการติดต่อจากโปรแกรมแผน {used:,} รายการ เซิร์ฟเวอร์รับได้ {int(most):,} รายการ"
        + (" โปรดเพิ่ม max_connections" if is_full else ""),
    )
    revision = backend.revision()
    if revision != migrations.REVISION:
        yield Finding(
            "store",
            State.LOOK,
            f"{address}: โครงสร้างแบบ {revision} โปรแกรมนี้ใช้แบบ {migrations.REVISION} "
            "ถ้าเป็นแบบก่อน ให้ผู้ดูแลสั่ง phaen server init ถ้าเป็นแบบใหม่กว่า โปรดปรับปรุงโปรแกรม",
        )
        return
    yield Finding("store", State.WELL, f"{address}: โครงสร้างแบบ {revision}")
    yield from plan_findings(Store(backend))
