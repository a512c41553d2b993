"""Edition files of an office: copied, sent, taken in with a comparison; the program's stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.errors import PhaenError
from forms.editions.editing import acts
from forms.editions.editing.comparison import differences
from forms.editions.editing.draft import drafted
from forms.editions.editing.files import (
    copied,
    keep,
    kept_editions,
    read_sent,
    text_of,
    write_sent,
)
from forms.editions.editing.work import EditionWork
from forms.editions.faults import EditionError
from forms.editions.library import BUILT_IN
from forms.editions.opening import load_edition
from forms.editions.own_fields import OwnField


def made(edition_id: str = "2570") -> EditionWork:
    work = EditionWork(copied("2567", edition_id))
    work.take("ช่อง", acts.with_own_field(work.draft, OwnField("risk", "ความเสี่ยง")))
    work.save()
    return work


def test_a_copy_is_no_file_until_it_is_kept_and_the_programs_stay(own: Path) -> None:
    before = {path: path.read_bytes() for path in BUILT_IN.glob("*.toml")}
    copied("2567", "2570")
    assert not own.exists()
    made()
    assert {each.id: each.own for each in kept_editions()} == {
        "2563": False, "2566": False, "2567": False, "2570": True,
    }  # fmt: skip
    assert {path: path.read_bytes() for path in BUILT_IN.glob("*.toml")} == before
    with pytest.raises(PhaenError, match="เป็นของโปรแกรม"):
        keep(drafted("2567", text_of(BUILT_IN / "2567.toml")))


@pytest.mark.parametrize(
    ("source", "edition_id", "reason"),
    [
        ("2567", "2567", "อยู่แล้ว"),
        ("2567", "2570", "อยู่แล้ว"),
        ("2567", "../2570", "ใช้เป็นรหัสชุดแบบฟอร์มไม่ได้"),
        ("2567", "แบบใหม่", "ใช้เป็นรหัสชุดแบบฟอร์มไม่ได้"),
        ("1999", "2571", "ไม่มีชุดแบบฟอร์ม 1999"),
    ],
)
def test_a_copy_needs_an_id_of_its_own(
    own: Path, source: str, edition_id: str, reason: str
) -> None:
    made()
    with pytest.raises(PhaenError, match=reason):
        copied(source, edition_id)


def test_a_copy_of_a_copy_keeps_where_its_fields_came_from(own: Path) -> None:
    made()
    draft = copied("2570", "2571")
    assert draft.edition.own_fields[0].key == "2570/risk"


def test_a_sent_file_is_taken_in_whatever_it_is_called(own: Path, tmp_path: Path) -> None:
    work = made()
    sent = tmp_path / "แบบฟอร์มใหม่ (1).phaenforms"
    write_sent("2570", sent)
    (own / "2570.toml").unlink()
    found = read_sent(sent)
    assert (found.draft.id, found.there, found.is_same) == ("2570", None, False)
    keep(found.draft)
    assert load_edition("2570") == work.draft.edition
    assert (own / "2570.toml").read_text() == work.draft.text


def test_what_is_there_is_compared_with_what_came(own: Path, tmp_path: Path) -> None:
    work, sent = made(), tmp_path / "2570.phaenforms"
    write_sent("2570", sent)
    assert read_sent(sent).is_same
    work.take("น้ำหนัก", acts.with_value(work.draft, ("rules", "weight_sum"), 80))
    work.save()
    found = read_sent(sent)
    assert found.there is not None
    assert not found.is_same
    (one,) = differences(found.there, found.draft.edition)
    assert (one.before, one.after) == ("80", "70")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "ต้องมี name"),
        ("PK\x03\x04", "เขียนไม่ถูกรูปแบบ TOML"),
        ('id = "2567"\nname = "x"', "เป็นของโปรแกรม"),
        ('id = "2570"\nuses = ["2571"]\nname = "x"', "ไม่มีชุดแบบฟอร์ม “2571”"),
        ('id = "../../x"\nname = "x"', "ใช้เป็นรหัสชุดแบบฟอร์มไม่ได้"),
    ],
)
def test_what_is_no_edition_is_refused(own: Path, tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "2570.phaenforms"
    path.write_text(text)
    with pytest.raises(PhaenError, match=reason.replace("(", r"\(")):
        read_sent(path)
    assert not own.exists()


def test_a_faulty_one_of_the_office_is_listed_and_replaced(own: Path, tmp_path: Path) -> None:
    made()
    sent = tmp_path / "a.phaenforms"
    write_sent("2570", sent)
    (own / "2570.toml").write_text("name = 1")
    (faulty,) = [each for each in kept_editions() if each.own]
    assert "ใช้ไม่ได้" in faulty.trouble
    with pytest.raises(EditionError):
        write_sent("2570", tmp_path / "b.phaenforms")
    keep(read_sent(sent).draft)
    assert all(not each.trouble for each in kept_editions())
