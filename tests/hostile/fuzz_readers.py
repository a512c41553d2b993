"""Every reader of what comes from outside, with inputs to begin with and ways to change them."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from PySide6.QtCore import QMimeData

from db.package.file import package_bytes, parse_package, read_package
from db.pictures import JPEG, PNG, PictureError, size_of
from db.settling import taken_in
from db.store.store import Store
from desktop.window.fields.word_paste import blocks_of
from desktop.window.grid.clipboard import block_of, lone_table
from desktop.window.grid.copied import CopiedCell, table_html
from desktop.window.widgets.pasted import is_odd
from forms import printing
from forms.editing.list_matching import has_headings, matched, picked
from forms.editions import opening
from forms.editions.library import program_files
from forms.excel.lists import Sheet, read_sheets
from forms.pictures import prepared
from tests.db.packages import JPEG as JPEG_FILE
from tests.db.packages import PNG as PNG_FILE
from tests.db.packages import as_bytes, small_value
from tests.hostile.mutating import (
    mutated,
    mutated_json,
    mutated_lines,
    mutated_picture,
    mutated_zip,
)
from tests.hostile.test_hostile_pictures import encoded
from tests.hostile.workbooks import sheet, text_cell, with_strings, workbook

Mutate = Callable[[bytes, Sequence[bytes], random.Random, Sequence[str]], bytes]


class Reader(NamedTuple):
    """Reads an input in a folder of the user's; PhaenError refuses it.

    `take` does what the program does at once with what was read; `words` are such as are
    of sense to the reader.
    """

    read: Callable[[bytes, Path], Any]
    seeds: Callable[[], list[bytes]]
    mutate: Mutate = mutated
    take: Callable[[Any, Path], object] | None = None
    words: tuple[str, ...] = ()


def _package(data: bytes, folder: Path) -> Any:
    path = folder / "แผน.json"
    path.write_bytes(data)
    return read_package(path)


def _import(package: Any, folder: Path) -> None:
    """Put it into the store, look at it with every check, and take it out again."""
    assert parse_package(package_bytes(package)) == package
    with Store.open(folder / "phaen.db") as store:
        number = store.add(package)
        loaded = store.load(number)
        store.remove(number)
        store._writer.purge(before="9999")
    again = taken_in(loaded)
    assert again == loaded
    edition = opening.opened_edition(loaded.plan).edition
    for problem in printing.find_problems(loaded, edition, None):
        str(problem).encode()


def _csv(data: bytes, folder: Path) -> Any:
    return _list(data, folder / "ก.csv")


def _workbook(data: bytes, folder: Path) -> Any:
    return _list(data, folder / "ก.xlsx")


def _list(data: bytes, path: Path) -> Any:
    path.write_bytes(data)
    return read_sheets(path)


_COLUMNS = ("รหัส", "ตัวชี้วัด", "ค่าเป้าหมาย", "ชื่อ", "a")


def _match(sheets: tuple[Sheet, ...], _folder: Path) -> None:
    for each in sheets:
        headed = has_headings(each.rows, _COLUMNS)
        columns = matched(each.rows, _COLUMNS, headed=headed)
        picked(each.rows, columns, headed=headed, code=0, known=("1",))


def _picture(data: bytes, _folder: Path) -> Any:
    for kind in (PNG, JPEG):
        try:
            size_of(data, kind)
        except PictureError as error:
            str(error).encode()
    return prepared(data)


def _keep(picture: tuple[str, bytes], _folder: Path) -> None:
    """A picture as it is made ready is one that a plan takes."""
    size_of(picture[1], picture[0])


def _page(data: bytes, _folder: Path) -> None:
    _paste(html=data.decode("utf-8", "replace"))


def _text(data: bytes, _folder: Path) -> None:
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    _paste(text=text)


def _paste(**content: str) -> None:
    data = QMimeData()
    if "html" in content:
        data.setHtml(content["html"])
    else:
        data.setText(content["text"])
    for read in (block_of, blocks_of, lone_table, is_odd):
        read(data)


def _edition(data: bytes, folder: Path) -> Any:
    path = folder / "editions" / "2599.toml"
    path.write_bytes(data)
    # Files that are written within one tick of the clock are the same file to it.
    opening._loaded.cache_clear()
    return opening.load_edition("2599")


def _packages() -> list[bytes]:
    small = small_value()
    smaller = {**small, "plan": {"fiscal_year": 2567, "edition": "2567", "unit": {"name": "ก"}}}
    del smaller["reports"]
    return [as_bytes(small), json.dumps(smaller).encode()]


def _lists() -> list[bytes]:
    comma, quoted = 'ก,ข\n"1\n2",3\n', "ก;ข\n"
    headed = "รหัส\tตัวชี้วัด\tค่าเป้าหมาย\n1.1\tหนึ่ง\t80\n"
    return [comma.encode(), quoted.encode("cp874"), headed.encode("utf-16"), headed.encode()]


_SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _workbooks() -> list[bytes]:
    texts = f'<sst xmlns="{_SHEETS}"><si><t>a</t></si><si><r><t>b</t></r></si></sst>'.encode()
    shared = b'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="b"><v>1</v></c></row>'
    cells = b'<row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="C2" s="1"><v>43831.5</v></c></row>'
    formula = b'<row r="1"><c r="A1" t="str"><f>1+1</f><v>2</v></c></row>'
    return [
        workbook(),
        sheet(b'<row r="1">' + text_cell("A1") + b"</row>"),
        sheet(cells),
        sheet(formula),
        with_strings(texts, shared),
    ]


def _pictures() -> list[bytes]:
    noise = Image.effect_noise((24, 20), 80)
    kinds: list[tuple[str, dict[str, Any]]] = [("PNG", {}), ("JPEG", {"progressive": True})]
    kinds += [("GIF", {}), ("BMP", {})]
    kinds += [("TIFF", {"compression": way}) for way in ("raw", "tiff_lzw", "jpeg")]
    others = [encoded(noise.convert(mode), "PNG") for mode in ("1", "P", "LA", "RGBA", "I;16")]
    cmyk = encoded(noise.convert("RGB").convert("CMYK"), "JPEG")
    made = [encoded(noise, kind, **options) for kind, options in kinds]
    return [PNG_FILE, JPEG_FILE, *made, *others, cmyk]


_PAGE = (
    '<html><head><style>p{}</style></head><body><h1>ก</h1><p style="mso-list:Ignore">·</p>'
    '<ol start="3"><li>ข<ul><li>ค</ul></ol><table><tr><td colspan="2" rowspan=2>ง<td>จ</table>'
    "<!--[if x]>y<![endif]--><del>ฉ</del><br>&amp;&#3585;</body></html>"
)
_TAGS = (
    *("table", "tr", "td", "th", "p", "div", "h1", "h6", "ol", "ul", "li", "pre", "br", "del"),
    *("style", "script", "head", "body", "xml", "img", "title", "span", "o:p", "svg", "math"),
)
_OF_PAGES = (
    *(f"<{tag}>" for tag in _TAGS),
    *(f"</{tag}>" for tag in _TAGS),
    *(' colspan="200"', ' rowspan="5000"', ' style="display:none"', ' style="mso-hide:all"'),
    *('<ol type="i" start="999999">', "<ol type=A start=-1>", '<span style="mso-list:Ignore">1.'),
    *("<![CDATA[", "<?xml?>", "<!DOCTYPE", "<!--[if gte mso 9]>", "<![endif]-->", "&nbsp;"),
    *("&#x110000;", "&#0;", "&#xd800;", "&lt", "\xa0", "<td/>", "<tr/>"),
)


def _pages() -> list[bytes]:
    return [_PAGE.encode(), table_html(((CopiedCell("ก"), CopiedCell("ข\nค")),)).encode()]


def _texts() -> list[bytes]:
    return ['ก\tข\n"1\n2"\t3\n'.encode(), "ก\vข\r\n".encode(), "ก\u2028ข\n\nค\f".encode()]


def _editions() -> list[bytes]:
    whole = [file.read_bytes() for file in program_files().values()]
    return [*whole, 'uses = ["2567"]\nname = "แบบของสำนักงาน"\n'.encode()]


_OF_EDITIONS = (
    *(
        'uses = ["2599"]\n',
        'uses = ["2563"]\n',
        "uses = []\n",
        "[[forms]]\n",
        "[words]\n",
        "{plan.title}",
    ),
    *("{", "}", "{{", "{plan.unit.name|", "inf", "nan", "1e400", "0x", "-0.0", "2024-01-01", "'''"),
    *('"""', "[a.b]\n", "a.b = 1\n", "true", "[]", "{}", "\\U0010ffff", "\\uD800", "#"),
)
_OF_PACKAGES = (
    "[picture chart]",
    "[table goals]",
    "[picture",
    "ร้อยละ 80",
    "data:",
    "p1",
    "\\ud800",
)
_OF_BOOKS = (
    *(
        '<c r="A1" t="s">',
        "<v>99999</v>",
        '<c r="XFD1048576">',
        "<f>",
        '<row r="1048577">',
        "<is><t>",
    ),
    *('t="d"', 't="e"', 't="inlineStr"', "<mergeCell/>", '<dimension ref="A1:A0"/>', "&#0;", "&x;"),
    *(
        "<!DOCTYPE a>",
        '<xf numFmtId="14"/>',
        "1e999",
        "-1",
        "<sheetData>",
        "</sheetData>",
        'r:id="rId9"',
    ),
)

READERS = {
    "package": Reader(_package, _packages, mutated_json, _import, _OF_PACKAGES),
    "csv": Reader(
        _csv, _lists, take=_match, words=('"', '""', ",", ";", "\t", "\r", "\ufeff", "รหัส")
    ),
    "workbook": Reader(_workbook, _workbooks, mutated_zip, _match, _OF_BOOKS),
    "picture": Reader(_picture, _pictures, mutated_picture, _keep),
    "page": Reader(_page, _pages, words=_OF_PAGES),
    "text": Reader(_text, _texts, words=("\t", "\n", '"', '""', "\v", "\u2028", "\f", "\x1d")),
    "edition": Reader(_edition, _editions, mutated_lines, words=_OF_EDITIONS),
}
