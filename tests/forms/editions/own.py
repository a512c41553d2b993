"""An edition with fields of its own, as an office makes one."""

from pathlib import Path

OWN_FIELDS = """
[[own_fields]]
name = "risk"
label = "ระดับความเสี่ยง"

[[own_fields]]
name = "staff"
label = "คนที่ใช้ (คน)"
kind = "number"

[[own_fields]]
name = "ready"
label = "วันที่พร้อม"
kind = "date"
of = "indicator"
"""
_COLUMN = (
    '{ heading = "งบประมาณ", width = 22, least = 22, most = 23, show = "budget", align = "right" },'
)


def own_edition(folder: Path, edition_id: str = "2570", fields: str = OWN_FIELDS) -> Path:
    """2567 under another id with fields of its own, two of them columns of the summaries."""
    text = (Path("forms/editions") / "2567.toml").read_text()
    added = "".join(
        f'\n    {{ heading = "{words}", width = 9, text = "{{project_own.{name}}}" }},'
        for words, name in (("ความเสี่ยง", "risk"), ("จำนวนคน", "staff"))
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{edition_id}.toml"
    path.write_text(text.replace(_COLUMN, _COLUMN + added, 2) + fields, encoding="utf-8")
    return path
