from PySide6.QtCore import QByteArray

from desktop.window.memory import Memory


def test_everything_comes_back_when_read_again(tmp_path):
    path = tmp_path / "ที่อยู่" / "window.ini"
    memory = Memory(path)
    memory.set_state("window", QByteArray(b"\x00\x01"))
    memory.set_plan("/ก/store.db", 7)
    memory.folder = tmp_path
    memory.save()
    again = Memory(path)
    assert again.state("window") == QByteArray(b"\x00\x01")
    assert again.plan("/ก/store.db") == 7
    assert again.folder == tmp_path


def test_number_of_one_store_is_not_taken_for_another(tmp_path):
    memory = Memory(tmp_path / "window.ini")
    memory.set_plan("/ก/store.db", 7)
    assert memory.plan("/ข/store.db") is None
    memory.set_plan("", 3)
    assert memory.plan("") == 3
    memory.set_plan("", None)
    assert memory.plan("") is None


def test_nothing_is_remembered_when_the_file_is_nonsense(tmp_path):
    path = tmp_path / "window.ini"
    path.write_bytes(b"\xff\xfe[last\nplan=abc\nfolder=/no/such\n[state]\nwindow=@@\n")
    memory = Memory(path)
    assert memory.plan("") is None
    assert memory.folder.is_dir()
    assert memory.state("window").isEmpty()
