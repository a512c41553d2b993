"""What becomes of a plan that another has saved meanwhile, in the session."""

import pytest

from db.errors import StoreError, StoreTrouble
from db.store.store import Store
from desktop.session import conflicts

TITLE = ("plan", "title")


@pytest.mark.parametrize("go_on", [conflicts.take_theirs, conflicts.merge_theirs])
def test_plan_stays_open_when_what_the_store_has_cannot_be_read(store, session, monkeypatch, go_on):
    session.open(1)
    session.set_value(TITLE, "ใหม่")
    number = session.number

    def failing(*_given):
        raise StoreError("ดิสก์", StoreTrouble.OTHER)

    monkeypatch.setattr(Store, "look", failing)
    monkeypatch.setattr(Store, "load_with_drafts", failing)
    with pytest.raises(StoreError, match="ดิสก์"):
        go_on(session)
    assert session.number == number
    assert session.package.plan.title == "ใหม่"
    assert session.history.can_undo()
