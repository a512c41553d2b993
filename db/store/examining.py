"""Examines a store and what lies beside it, and mends what can be mended without loss."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from db.backups.backups import Backups
from db.errors import StoreError, StoreTrouble
from db.files import file_error
from db.files.temporary import left_half_written
from db.store import migrations
from db.store.findings import Finding, State, plan_findings
from db.store.folder_kinds import FolderKind, folder_found, system_facts
from db.store.lock import StoreLock
from db.store.setting_aside import journal_of
from db.store.sqlite.backend import SqliteBackend
from db.store.store import Store

_LEAST_ROOM = 200_000_000  # bytes; a plan with pictures, its backups and its papers need as much


def examine(path: Path) -> Iterator[Finding]:
    """What is found of the store at a path, whether it is there or not; nothing is made."""
    yield from _temporary_files(path.parent)
    yield from _lock(path)
    yield from _journal(path)
    yield from _store(path)
    yield from _backups(path)
    yield from _folder(path.parent)


def _store(path: Path) -> Iterator[Finding]:
    backend = SqliteBackend(path)
    try:
        revision = backend.revision()
        backend.check()
    except StoreError as error:
        yield Finding("store", State.LOOK, str(error))
        return
    size = path.stat().st_size
    yield Finding("store", State.WELL, f"{path}: แฟ้มไม่เสียหาย ({size:,} ไบต์ โครงสร้างแบบ {revision})")
    if revision != migrations.REVISION:
        yield Finding(
            "store",
            State.LOOK,
            f"{path}: โครงสร้างแบบ {revision} โปรแกรมนี้ใช้แบบ {migrations.REVISION} "
            "ถ้าเป็นแบบก่อน โปรแกรมจะปรับให้เมื่อเปิดหน้าต่าง ถ้าเป็นแบบใหม่กว่า โปรดปรับปรุงโปรแกรม",
        )
        return
    yield from plan_findings(Store(backend))


def _journal(path: Path) -> Iterator[Finding]:
    """A change that was cut off is taken back by whoever next opens the file."""
    journal = journal_of(path)
    if not journal.exists():
        return
    try:
        SqliteBackend(path).revision()
    except StoreError as error:
        if error.trouble in {StoreTrouble.MISSING, StoreTrouble.EMPTY}:
            yield Finding(
                "journal", State.LOOK, f"{journal} เหลืออยู่โดยไม่มีฐานข้อมูล โปรดเก็บไว้คู่กับแฟ้มสำรอง"
            )
        return  # of all else the store itself tells
    if journal.exists():
        yield Finding("journal", State.WELL, f"{journal}: โปรแกรมอื่นกำลังบันทึกอยู่")
    else:
        yield Finding(
            "journal", State.MENDED, "กู้คืนข้อมูลก่อนการบันทึกที่ถูกตัดกลางคันแล้ว ข้อมูลที่บันทึกครบอยู่ตามเดิม"
        )


def _lock(path: Path) -> Iterator[Finding]:
    lock = StoreLock(path)
    try:
        holder = lock.holder()
        if holder is None:
            yield Finding("lock", State.WELL, "ไม่มีหน้าต่างใดเปิดฐานข้อมูลนี้อยู่")
            return
        who = f"{holder.user} ที่เครื่อง {holder.host} ตั้งแต่ {holder.since}"
        if not holder.is_stale:
            yield Finding("lock", State.WELL, f"เปิดอยู่โดย {who}")
        elif lock.take_over(holder) is None:
            lock.release()
            yield Finding("lock", State.MENDED, f"ลบเครื่องหมายค้างของหน้าต่างที่ปิดไปแล้ว ({who})")
    except OSError as error:
        yield Finding("lock", State.LOOK, str(file_error(error, lock.path, "ตรวจ")))
    except StoreError as error:
        yield Finding("lock", State.LOOK, f"ตรวจ {lock.path} ไม่ได้: {error}")


def _backups(path: Path) -> Iterator[Finding]:
    found = Backups(path).entries()
    if found:
        newest = found[0].path
        yield Finding("backups", State.WELL, f"มีข้อมูลสำรอง {len(found):,} ชุด ล่าสุด {newest}")
    else:
        yield Finding("backups", State.WELL, "ยังไม่มีข้อมูลสำรอง")


def _temporary_files(folder: Path) -> Iterator[Finding]:
    """What a program that was cut off has left half written, more than a day ago."""
    gone = 0
    try:
        for path in left_half_written(folder):
            path.unlink()
            gone += 1
    except OSError as error:
        yield Finding("files", State.LOOK, str(file_error(error, folder, "ลบแฟ้มชั่วคราวใน")))
    if gone:
        yield Finding("files", State.MENDED, f"ลบแฟ้มชั่วคราวที่ค้างอยู่ {gone:,} แฟ้มแล้ว")


def _folder(folder: Path) -> Iterator[Finding]:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        yield Finding("disk", State.LOOK, str(file_error(error, folder, "ตรวจที่ว่างของ")))
        return
    state = State.WELL if free >= _LEAST_ROOM else State.LOOK
    more = "" if state is State.WELL else " น้อยเกินไป โปรดลบแฟ้มที่ไม่ใช้แล้ว"
    yield Finding("disk", state, f"{folder}: ที่ว่าง {free / 1e9:,.1f} กิกะไบต์{more}")
    if not os.access(folder, os.W_OK):
        yield Finding("disk", State.LOOK, f"{folder}: ไม่มีสิทธิ์เขียน จึงเปิดได้เพื่ออ่านอย่างเดียว")
    found = folder_found(folder.resolve(), system_facts())
    if found.kind is not FolderKind.LOCAL:
        words = {
            FolderKind.NETWORK: "อยู่บนเครือข่าย",
            FolderKind.SYNCED: f"ซิงก์กับ {found.service}",
            FolderKind.REMOVABLE: "อยู่บนไดรฟ์แบบถอดได้",
        }[found.kind]
        yield Finding("disk", State.LOOK, f"{folder}: {words} ควรย้ายฐานข้อมูลไปไว้ในเครื่องนี้เอง")
