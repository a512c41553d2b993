"""How one reaches a server: by a password that is nowhere but in the keyring, and encrypted."""

import logging
import sys
from types import SimpleNamespace

import pytest

from db.errors import StoreError, StoreTrouble
from db.store.postgresql import passwords
from db.store.postgresql.address import ServerAddress
from db.store.store import Store, refuse_unless_reached


def encrypted(store):
    query = "SELECT ssl::int FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
    with store._backend.reading() as reading:
        ((found,),) = reading.rows(query)
    return bool(found)


def test_password_lets_one_in_and_all_is_encrypted(visitor):
    passwords.give(visitor, "ความลับ", keep=False)
    with Store.open(visitor) as store:
        assert store.plans() == ()
        assert encrypted(store)


def test_wrong_password_or_none_is_told_and_never_repeated(visitor, caplog):
    caplog.set_level(logging.DEBUG)
    said = []
    for password in (None, "secret"):
        if password:
            passwords.give(visitor, password, keep=False)
        with pytest.raises(StoreError, match="รหัสผ่านไม่ถูกต้อง") as caught:
            refuse_unless_reached(visitor)
        assert caught.value.trouble is StoreTrouble.LOGIN
        said.append(f"{caught.getrepr()}")
    assert "secret" not in "".join(said).replace('"secret"', "") + caplog.text
    assert "secret" not in repr(visitor)


def test_server_with_the_certificate_of_another_is_not_talked_to(visitor, running):
    passwords.give(visitor, "ความลับ", keep=False)
    strangers = visitor._replace(certificate=str(running.strange_certificate()))
    misnamed = visitor._replace(host="127.0.0.1")
    for address in (strangers, misnamed, visitor._replace(certificate="")):
        passwords.give(address, "ความลับ", keep=False)
        with pytest.raises(StoreError, match="ใบรับรองของเซิร์ฟเวอร์") as caught:
            refuse_unless_reached(address)
        assert caught.value.trouble is StoreTrouble.UNREACHABLE


def test_server_that_is_not_there_is_said_in_thai(running, address):
    nowhere = ServerAddress("127.0.0.1", "phaen", port=1, is_encrypted=False)
    with pytest.raises(StoreError, match="ติดต่อฐานข้อมูลไม่ได้") as caught:
        refuse_unless_reached(nowhere)
    assert caught.value.trouble is StoreTrouble.UNREACHABLE
    with pytest.raises(StoreError, match="ไม่มีฐานข้อมูลชื่อนี้") as caught:
        refuse_unless_reached(address._replace(database="other"))
    assert caught.value.trouble is StoreTrouble.FOREIGN


@pytest.fixture
def began_anew(monkeypatch):
    """Call it, and nothing has been typed yet; what other tests have typed is there afterwards."""
    return lambda: monkeypatch.setattr(passwords, "_TYPED", {})


@pytest.fixture
def keyring(monkeypatch):
    kept = {}
    made = SimpleNamespace(
        set_password=lambda service, name, text: kept.__setitem__((service, name), text),
        get_password=lambda service, name: kept.get((service, name)),
        delete_password=lambda service, name: kept.pop((service, name)),
        get_keyring=lambda: SimpleNamespace(priority=1),
    )
    monkeypatch.setitem(sys.modules, "keyring", made)
    return kept


def test_keyring_keeps_a_password_where_it_is_wanted(keyring, began_anew):
    address = ServerAddress("db.example", "phaen", "somchai")
    assert passwords.has_keyring()
    assert passwords.known(address) is None
    assert passwords.give(address, "ความลับ", keep=True)
    began_anew()
    assert passwords.known(address) == "ความลับ"
    assert passwords.known(address._replace(user="other")) is None
    passwords.forget(address)
    assert not keyring
    assert passwords.known(address) is None


def test_without_a_keyring_a_password_is_known_while_the_program_runs(monkeypatch):
    monkeypatch.setitem(sys.modules, "keyring", None)
    address = ServerAddress("db.example", "phaen", "somchai")
    assert not passwords.has_keyring()
    assert not passwords.give(address, "ความลับ", keep=True)
    assert passwords.known(address) == "ความลับ"
    passwords.forget(address)
    assert passwords.known(address) is None
