"""The command line with a store on a server: the same commands, a password, and `phaen server`."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.package.file import read_package
from db.store.store import Store
from desktop.commandline.cli import main
from tests.db.server_fixtures import PASSWORD


def said(capsys, *words):
    """What a command says that succeeds."""
    assert main([str(word) for word in words]) == 0
    return capsys.readouterr().out


def refused(capsys, *words):
    assert main([str(word) for word in words]) == 2
    return capsys.readouterr().err


@pytest.fixture
def number(address, file, capsys):
    """A plan that was imported there."""
    assert "แผนหมายเลข 1: หน่วยทดลอง" in said(capsys, "import", file, "--db", address)
    return 1


def test_plan_on_a_server_is_listed_checked_and_printed(address, number, tmp_path, capsys):
    assert "หน่วยทดลอง  แผนทดลอง" in said(capsys, "list", "--db", address)
    assert said(capsys, "--db", address, "forms", number)
    said(capsys, "export", number, "--to", tmp_path / "out.phaen", "--db", address)
    assert "เหมือนในแฟ้มทุกแห่ง" in said(capsys, "import", tmp_path / "out.phaen", "--db", address)


def test_plan_that_is_replaced_is_kept_and_leads_back(address, number, file, tmp_path, capsys):
    value = json.loads(file.read_bytes())
    value["plan"]["vision"] = "อื่น"
    file.write_text(json.dumps(value), encoding="utf-8")
    out = said(capsys, "import", file, "--replace", "--db", address)
    with Store.open(address) as store:
        assert store.load(number).plan.vision == "อื่น"
    (kept,) = (tmp_path / "home" / "Phaen" / "before-change").iterdir()
    assert f'phaen import "{kept}" --replace' in out
    said(capsys, "import", kept, "--replace", "--db", address)
    with Store.open(address) as store:
        assert store.load(number).plan.vision != "อื่น"


def test_plan_goes_from_file_to_server_and_back(db, address, tmp_path, capsys):
    assert f"แผนหมายเลข 1 ใน {address}" in said(
        capsys, "copy", "1", "--db", db, "--to-db", address, "--move"
    )
    assert "ยังไม่มีแผน" in said(capsys, "list", "--db", db)
    new = tmp_path / "new.db"
    said(capsys, "copy", "1", "--db", address, "--to-db", new)
    with Store.open(new) as file, Store.open(address) as server:
        assert file.load(1) == server.load(1)
    assert "แผนนี้มีอยู่แล้ว" in refused(capsys, "copy", "1", "--db", new, "--to-db", address)


def test_password_is_asked_for_until_it_is_right(visitor, monkeypatch, capsys):
    typed = iter(["ผิด", PASSWORD])
    prompts = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("getpass.getpass", lambda prompt: prompts.append(prompt) or next(typed))
    assert "ยังไม่มีแผน" in said(capsys, "list", "--db", visitor)
    assert len(prompts) == 2
    # It is known as long as the program runs.
    assert "ยังไม่มีแผน" in said(capsys, "list", "--db", visitor)
    assert len(prompts) == 2


def test_password_that_cannot_be_asked_for_is_said(visitor, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert "ต้องใช้รหัสผ่าน แต่ถามไม่ได้" in refused(capsys, "list", "--db", visitor)


def test_password_in_an_address_is_refused_and_not_repeated(capsys):
    err = refused(capsys, "list", "--db", "postgresql://a:secret@db.example/phaen")
    assert "อย่าเขียนรหัสผ่าน" in err
    assert "secret" not in err


def test_server_is_set_up_checked_backed_up_and_restored(running, file, tmp_path, capsys):
    first, second = running.empty_database(), running.empty_database()
    try:
        assert "phaen server init" in refused(capsys, "list", "--db", first)
        assert "พร้อมใช้" in said(capsys, "server", "init", "--db", first)
        said(capsys, "import", file, "--db", first)
        assert "ตรงกับที่บันทึกไว้" in said(capsys, "server", "check", "--db", first)
        kept = tmp_path / "สำรอง.dump"
        said(capsys, "server", "backup", kept, "--db", first)
        assert "มีแฟ้ม" in refused(capsys, "server", "backup", kept, "--db", first)
        assert "ตรงกับที่บันทึกไว้" in said(capsys, "server", "restore", kept, "--db", second)
        with Store.open(first) as one, Store.open(second) as two:
            assert one.load(1) == two.load(1)
            assert one.plans() == two.plans()
            assert two.add(two.load(1)) == 2
        assert "มีตารางอยู่แล้ว" in refused(capsys, "server", "restore", kept, "--db", first)
    finally:
        running.drop(first)
        running.drop(second)


def test_plan_is_shared_and_its_history_shown_and_brought_back(running, file, tmp_path, capsys):
    address = running.empty_database()
    try:
        said(capsys, "server", "init", "--db", address)
        said(capsys, "import", file, "--db", address)
        out = said(capsys, "server", "share", 1, "phaen_users", "--may", "read", "--db", address)
        assert "phaen_users อ่านได้" in out
        assert "ไม่รู้จักผู้ใช้" in refused(
            capsys, "server", "share", 1, "nobody_knows", "--may", "read", "--db", address
        )
        moment = datetime.now(UTC).isoformat()
        with Store.open(address) as store:
            before = store.load(1)
            after = replace(before, plan=replace(before.plan, vision="ใหม่"))
            store.save(1, before, after)
        lines = said(capsys, "server", "history", 1, "--db", address).splitlines()
        assert len(lines) == 2
        assert lines[0].endswith("root_of_tests  1 แถว  สาระสำคัญ")
        back = tmp_path / "back.phaen"
        said(capsys, "server", "history", 1, "--at", moment, "--to", back, "--db", address)
        assert read_package(back).plan.vision == before.plan.vision != "ใหม่"
        assert "วันและเวลา" in refused(
            capsys, "server", "history", 1, "--at", "เมื่อวาน", "--db", address
        )
    finally:
        running.drop(address)


def test_doctor_looks_at_a_server(address, number, running, capsys):
    assert "PostgreSQL" in said(capsys, "doctor", "--db", address)
    with running.root(address.database) as root:
        root.execute("UPDATE projects SET name = 'x'")
    assert main(["server", "check", "--db", str(address)]) == 1
    assert "ไม่ตรงกับที่บันทึกไว้" in capsys.readouterr().out


def test_commands_of_files_say_what_there_is_for_a_server(address, capsys):
    assert "phaen server backup" in refused(capsys, "backup", "--db", address)
    assert "--db postgresql://" in refused(capsys, "server", "check", "--db", "a.db")
