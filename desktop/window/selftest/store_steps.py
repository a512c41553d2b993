"""Steps of the self-test that are of the store: made, migrated, backed up, restored."""

from __future__ import annotations

from db.backups.backups import Backups
from db.backups.names import Reason
from db.store.migrations.upgrade import make_oldest
from db.store.sqlite.backend import SqliteBackend, check_integrity
from db.store.store import Store
from desktop.window.selftest.trial import Failed, Trial


def make_store(trial: Trial) -> str:
    """A new store, where there was none."""
    with Store.open(trial.store, create=True) as store:
        if store.plans():
            raise Failed("ฐานข้อมูลใหม่มีแผนอยู่แล้ว")
    check_integrity(trial.store)
    return trial.store.name


def migrate(trial: Trial) -> str:
    """A store as the first program made it, brought to what this one knows."""
    path = trial.folder / "รุ่นแรก.db"
    backend = SqliteBackend(path)
    make_oldest(backend)
    oldest = backend.revision()
    Store.open(path).close()
    check_integrity(path)
    if backend.revision() == oldest:
        raise Failed(f"ยังเป็นโครงสร้างแบบ {oldest}")
    return f"จากแบบ {oldest} เป็นแบบ {backend.revision()}"


def back_up(trial: Trial) -> str:
    """A backup of the store that the window has open."""
    trial.session.save()
    trial.until(lambda: not trial.session.unsaved)
    made = Backups(trial.store).make(Reason.ASKED)
    if made is None:
        raise Failed("ไม่มีแฟ้มสำรอง")
    return made.path.name


def restore(trial: Trial) -> str:
    """A plan is lost, and comes back as it was; the window has let go of the store."""
    trial.session.close()
    trial.plans.close_store()
    backups = Backups(trial.store)
    (made, *_) = backups.entries()
    with Store.open(trial.store) as store:
        numbers = [entry.number for entry in store.plans()]
        before = [store.load(number) for number in numbers]
        for number in numbers:
            store.remove(number)
    backups.restore_all(made)
    check_integrity(trial.store)
    with Store.open(trial.store) as store:
        after = [store.load(entry.number) for entry in store.plans()]
    if not before or after != before:
        raise Failed("แผนที่กู้คืนไม่เหมือนเดิม")
    return f"{len(after)} แผน"
