"""Backups that are made while one works: where one cannot be, the window says so."""

from db.backups.backups import Backups
from db.backups.names import Reason
from db.errors import PhaenError
from desktop.session.backup_keeper import BackupKeeper


def test_backup_that_cannot_be_made_is_told_of(window, store, session, monkeypatch):
    def full(*_):
        raise PhaenError("ดิสก์เต็ม")

    monkeypatch.setattr(Backups, "make", full)
    session.findChild(BackupKeeper).make(Reason.REGULAR)
    assert window.notice.isVisible()
    assert "ดิสก์เต็ม" in window.notice.words
