"""Addresses of servers: read and written alike, without a password, encrypted over a network."""

import pytest

from db.store.locations import location
from db.store.postgresql.address import AddressError, ServerAddress, parsed


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("postgresql://somchai@db.example/phaen", ServerAddress("db.example", "phaen", "somchai")),
        (
            "postgresql://db.example:6543/phaen?sslrootcert=/etc/ca.crt",
            ServerAddress("db.example", "phaen", port=6543, certificate="/etc/ca.crt"),
        ),
        ("postgresql://localhost/phaen", ServerAddress("localhost", "phaen", is_encrypted=False)),
        ("postgresql://localhost/phaen?sslmode=verify-full", ServerAddress("localhost", "phaen")),
        ("postgresql://[::1]/phaen", ServerAddress("::1", "phaen", is_encrypted=False)),
        (
            "postgresql:///phaen?host=/run/postgresql",
            ServerAddress("/run/postgresql", "phaen", is_encrypted=False),
        ),
        (
            "postgresql://somchai@:5433/phaen?host=/run/postgresql",
            ServerAddress("/run/postgresql", "phaen", "somchai", 5433, is_encrypted=False),
        ),
        (
            "postgresql://a%40b@db.example/%E0%B9%81%E0%B8%9C%E0%B8%99%2050%25",
            ServerAddress("db.example", "แผน 50%", "a@b"),
        ),
    ],
)
def test_address_is_read_and_written_alike(text, address):
    assert parsed(text) == address == parsed(str(address))
    assert location(text) == address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("postgresql://somchai:secret@db.example/phaen", "อย่าเขียนรหัสผ่าน"),
        ("postgresql://somchai:@db.example/phaen", "อย่าเขียนรหัสผ่าน"),
        ("postgresql://db.example/phaen?password=secret", "ไม่รู้จัก password"),
        ("postgresql://db.example/phaen#secret", "ไม่รู้จัก #"),
        ("postgresql://db.example", "ไม่ครบ"),
        ("postgresql:///phaen", "ไม่ครบ"),
        ("postgresql://db.example/a/b", "ไม่ครบ"),
        ("postgresql://db.example:port/phaen", "ไม่ถูกต้อง"),
        ("mysql://db.example/phaen", "ต้องขึ้นต้นด้วย postgresql://"),
        ("postgresql://db.example/phaen?sslmode=disable", "ต้องเข้ารหัส"),
        ("postgresql://db.example/phaen?sslmode=require", "ต้องเข้ารหัส"),
        ("postgresql://localhost/phaen?sslmode=prefer", "ต้องเข้ารหัส"),
        (f"postgresql://db.example/{'ก' * 22}", "ยาวเกินไป"),
    ],
)
def test_what_is_no_address_is_refused_and_not_repeated(text, said):
    with pytest.raises(AddressError, match=said) as caught:
        parsed(text)
    assert "secret" not in str(caught.value)


def test_name_of_a_file_is_a_file(tmp_path):
    assert location(str(tmp_path / "a.db")) == tmp_path / "a.db"
