"""A package under a password is opened by that alone, and by none when it was altered."""

import pytest

from db.errors import PackageRefusedError, PasswordError
from db.package import encrypted
from db.package.encrypted import decrypted, is_encrypted
from db.package.file import read_package
from tests.db.packages import as_bytes, small_value

PLAIN = as_bytes(small_value())
WORD = "รหัสผ่านที่ยาวพอ"


@pytest.fixture(scope="module")
def sealed():
    return encrypted.encrypted(PLAIN, WORD)


def test_what_is_under_a_password_says_nothing_without_it(sealed):
    assert is_encrypted(sealed)
    assert not is_encrypted(PLAIN)
    assert b"bma-plan-package" not in sealed
    assert len(sealed) < len(PLAIN) + encrypted.ROOM


def test_package_is_read_with_its_password(sealed, tmp_path):
    path = tmp_path / "แผน.age"
    path.write_bytes(sealed)
    (tmp_path / "แผน.json").write_bytes(PLAIN)
    assert read_package(path, WORD) == read_package(tmp_path / "แผน.json")
    with pytest.raises(PasswordError, match="ใส่รหัสผ่านไว้"):
        read_package(path)
    with pytest.raises(PasswordError, match="รหัสผ่านไม่ถูกต้อง"):
        read_package(path, WORD + " ")


def test_file_that_was_altered_or_cut_is_refused(sealed):
    flipped = sealed[:-40] + bytes([sealed[-40] ^ 1]) + sealed[-39:]
    for altered in (flipped, sealed[:-20]):
        with pytest.raises(PackageRefusedError, match="ถูกแก้ไข"):
            decrypted(altered, WORD)


@pytest.mark.parametrize(
    "head",
    [
        b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 21\n",  # memory without end
        b"-> scrypt AAAAAAAAAAAAAAAAAAAAAA 99999999999999999\n",
        b"-> X25519 AAAAAAAAAAAAAAAAAAAAAA\n",  # for a key, not a password
        b"",
    ],
)
def test_head_that_asks_for_other_work_is_refused_before_it_is_done(head, monkeypatch):
    monkeypatch.setattr("pyrage.passphrase.decrypt", pytest.fail)
    with pytest.raises(PackageRefusedError, match="วิธีที่โปรแกรมไม่รับ"):
        decrypted(b"age-encryption.org/v1\n" + head, WORD)


def test_content_under_a_password_has_the_bounds_of_every_package(sealed, tmp_path, monkeypatch):
    path = tmp_path / "แผน.age"
    path.write_bytes(sealed)
    monkeypatch.setattr("pyrage.passphrase.decrypt", lambda _data, _word: b"[" * 100)
    with pytest.raises(PackageRefusedError, match="ลึกเกินไป"):
        read_package(path, WORD)
