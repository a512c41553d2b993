"""`phaen manual`: the whole manual as a file."""

import pytest

from desktop.commandline.cli import main
from tests.forms.pdf.pdf_readers import squashed, whole


def test_manual_is_written_as_pdf(tmp_path, capsys):
    path = tmp_path / "คู่มือ.pdf"
    assert main(["manual", "--to", str(path)]) == 0
    assert str(path) in capsys.readouterr().out
    assert squashed("แผนแรกในสิบนาที") in squashed(whole(path.read_bytes()))


@pytest.mark.parametrize("arguments", [["manual"], ["manual", "--to", "x.xlsx"]])
def test_another_format_is_refused(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert list(tmp_path.iterdir()) == []
