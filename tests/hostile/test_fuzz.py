"""Inputs at random, of all readers: each is taken, or refused in words, in bounded time.

`PHAEN_FUZZ_ROUNDS` is how many of each; `python -m tests.long fuzz` runs a hundred thousand.
"""

import json
import os
import random
import time
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData

from db.errors import PhaenError
from db.package.file import package_bytes, parse_package
from desktop.window.fields.word_paste import blocks_of
from desktop.window.grid.clipboard import block_of, table_html
from forms.editions.library import program_files
from forms.editions.opening import load_edition
from forms.excel.lists import read_sheets
from forms.pictures import prepared
from tests.db.packages import JPEG, PNG, as_bytes, small_value
from tests.hostile.mutating import Reach, mutated, mutated_json, mutated_zip
from tests.hostile.test_hostile_pictures import encoded
from tests.hostile.workbooks import sheet, text_cell, with_strings, workbook

ROUNDS = int(os.environ.get("PHAEN_FUZZ_ROUNDS", "60"))
SEED = int(os.environ.get("PHAEN_FUZZ_SEED", "11"))
SECONDS = 5.0
# Where an input is written down that was not borne well.
KEPT = os.environ.get("PHAEN_FUZZ_KEPT", "")
_MOST_SEEDS = 400


def read_package(data, _folder):
    package = parse_package(data)
    assert parse_package(package_bytes(package)) == package


def read_csv(data, folder):
    _read_list(data, folder / "ก.csv")


def read_workbook(data, folder):
    _read_list(data, folder / "ก.xlsx")


def _read_list(data, path):
    path.write_bytes(data)
    read_sheets(path)


def read_picture(data, _folder):
    prepared(data)


def read_page(data, _folder):
    _paste(html=data.decode("utf-8", "replace"))


def read_text(data, _folder):
    _paste(text=data.decode("utf-8", "replace"))


def _paste(**content):
    for read in (block_of, blocks_of):
        data = QMimeData()
        if "html" in content:
            data.setHtml(content["html"])
        else:
            data.setText(content["text"])
        read(data)


def read_edition(data, folder):
    path = folder / "2599.toml"
    path.write_bytes(data)
    load_edition("2599")


def seeds_of_packages():
    small = small_value()
    smaller = {**small, "plan": {"fiscal_year": 2567, "edition": "2567", "unit": {"name": "ก"}}}
    return [as_bytes(small), json.dumps(smaller).encode()]


def seeds_of_workbooks():
    texts = b'<sst xmlns="x"><si><t>a</t></si><si><r><t>b</t></r></si></sst>'
    shared = b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="b"><v>1</v></c></row>'
    return [
        workbook(),
        sheet(b'<row r="1">' + text_cell("A1") + b"</row>"),
        with_strings(texts, shared),
    ]


def seeds_of_pictures():
    noise = Image.effect_noise((24, 20), 80)
    kinds = [("PNG", {}), ("JPEG", {"progressive": True}), ("GIF", {}), ("BMP", {})]
    kinds += [("TIFF", {"compression": way}) for way in ("raw", "tiff_lzw", "jpeg")]
    return [PNG, JPEG, *(encoded(noise, kind, **options) for kind, options in kinds)]


PAGE = (
    '<html><head><style>p{}</style></head><body><h1>ก</h1><p style="mso-list:Ignore">·</p>'
    '<ol start="3"><li>ข<ul><li>ค</ul></ol><table><tr><td colspan="2" rowspan=2>ง<td>จ</table>'
    "<!--[if x]>y<![endif]--><del>ฉ</del><br>&amp;&#3585;</body></html>"
)


def seeds_of_lists():
    comma, quoted = 'ก,ข\n"1\n2",3\n', "ก;ข\n"
    return [comma.encode(), quoted.encode("cp874"), "ก\t1\n".encode("utf-16")]


def seeds_of_pages():
    return [PAGE.encode(), table_html((("ก", "ข\nค"),)).encode()]


def seeds_of_texts():
    return ['ก\tข\n"1\n2"\t3\n'.encode(), "ก\vข\r\n".encode()]


def seeds_of_editions():
    return [program_files()["2567"].read_bytes(), b'uses = "2567"\n']


READERS = {
    "package": (read_package, seeds_of_packages, mutated_json),
    "csv": (read_csv, seeds_of_lists, mutated),
    "workbook": (read_workbook, seeds_of_workbooks, mutated_zip),
    "picture": (read_picture, seeds_of_pictures, mutated),
    "page": (read_page, seeds_of_pages, mutated),
    "text": (read_text, seeds_of_texts, mutated),
    "edition": (read_edition, seeds_of_editions, mutated),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of the user's own for editions and files."""
    monkeypatch.setattr(
        "forms.editions.library.own_folder", lambda: tmp_path / "Phaen" / "editions"
    )
    (tmp_path / "Phaen" / "editions").mkdir(parents=True)
    return tmp_path


@pytest.mark.filterwarnings("ignore")  # what libraries say of broken files
@pytest.mark.parametrize("name", READERS)
def test_reader_takes_or_refuses_whatever_comes(qapp, folder, name):
    read, seeds, mutate = READERS[name]
    chance, reach = random.Random(f"{SEED} {name}"), Reach()
    kept = list(seeds())
    for data in kept:
        bear(reach, name, read, data, folder)
    for _ in range(ROUNDS):
        data = mutate(chance.choice(kept), kept, chance)
        bear(reach, name, read, data, folder)
        if reach.reached_new and len(kept) < _MOST_SEEDS:
            kept.append(data)
    assert len(reach) > 0


def bear(reach, name, read, data, folder):
    """Read an input; that it is refused in words is well."""
    start = time.process_time()
    try:
        reach.of(lambda: read(data, folder))
    except PhaenError as error:
        str(error).encode()  # it can be shown
    except BaseException:
        keep(name, data)
        raise
    taken = time.process_time() - start
    if taken >= SECONDS:
        keep(name, data)
    assert taken < SECONDS


def keep(name, data):
    if KEPT:
        Path(KEPT, f"{name}-{len(data)}.bin").write_bytes(data)
