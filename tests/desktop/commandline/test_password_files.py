"""Packages under a password, on the command line."""

import io

import pytest

from desktop.commandline.cli import main


def test_package_under_a_password_leaves_and_comes_back(file, tmp_path, capsys, monkeypatch):
    sealed, secret, wrong = tmp_path / "ส่ง.age", tmp_path / "รหัส.txt", tmp_path / "ผิด.txt"
    secret.write_text("รหัสผ่านยาว\nบรรทัดอื่น", encoding="utf-8")
    wrong.write_text("อื่น", encoding="utf-8")
    export = ["export", str(file), "--to", str(sealed)]
    assert main([*export, "--password-file", str(secret)]) == 0
    assert b"bma-plan-package" not in sealed.read_bytes()
    given = ["--db", str(tmp_path / "a.db"), "--password-file"]
    assert main(["import", str(sealed), *given, str(wrong)]) == 2
    assert "รหัสผ่านไม่ถูกต้อง" in capsys.readouterr().err
    # Typed, where there is somebody to type.
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["forms", str(sealed)]) == 2
    assert "--password-file" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "รหัสผ่านยาว")
    assert main(["import", str(sealed), "--db", str(tmp_path / "a.db")]) == 0
    assert "แผนหมายเลข 1: หน่วยทดลอง" in capsys.readouterr().out


@pytest.mark.parametrize("text", [b"", b"\n\n", b"\xff\xfe", b"x" * 2000])
def test_password_file_without_a_password_is_refused(file, tmp_path, capsys, text):
    secret = tmp_path / "รหัส.txt"
    secret.write_bytes(text)
    out = tmp_path / "ส่ง.age"
    assert main(["export", str(file), "--to", str(out), "--password-file", str(secret)]) == 2
    assert str(secret) in capsys.readouterr().err
    assert not out.exists()


def test_new_password_is_typed_twice_alike(file, tmp_path, capsys, monkeypatch):
    typed = iter(["หนึ่งหนึ่ง", "สองสอง"])
    monkeypatch.setattr("sys.stdin", io.StringIO())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(typed))
    assert main(["export", str(file), "--to", str(tmp_path / "ส่ง.age")]) == 2
    assert "ไม่เหมือนกัน" in capsys.readouterr().err
