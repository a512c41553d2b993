"""The steps of the self-test in their order, each a line: what it is called, and what does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from desktop.window.selftest import exchange_steps, store_steps, window_steps
from desktop.window.selftest.paper_steps import formats, printed
from desktop.window.selftest.trial import Trial

# What it is called; what does it gives figures, and raises where something is wrong.
Step = tuple[str, Callable[[Trial], str]]

BEFORE_WINDOW: tuple[Step, ...] = (
    ("สร้างฐานข้อมูลใหม่", store_steps.make_store),
    ("ปรับฐานข้อมูลรุ่นแรก", store_steps.migrate),
)
IN_WINDOW: tuple[Step, ...] = (
    ("นำเข้าแผนตัวอย่าง", window_steps.import_sample),
    ("เปิดทุกหน้า", window_steps.open_pages),
    ("พิมพ์ข้อความลงช่อง", window_steps.type_words),
    ("วางจากตารางคำนวณ", window_steps.paste_names),
    ("เลิกทำและทำซ้ำ", window_steps.undo_all),
    ("รายงานไตรมาส", window_steps.report_quarter),
)
EXCHANGED: tuple[Step, ...] = (
    ("จัดชุดส่งและตรวจ", exchange_steps.send),
    ("ผสานกับสำเนา", exchange_steps.merge),
    ("สมุดงานให้กรอก", exchange_steps.fill_in),
    ("รวบรวมแผนหลายหน่วยงาน", exchange_steps.gather),
)
AT_LAST: tuple[Step, ...] = (
    ("สำรองข้อมูล", store_steps.back_up),
    ("กู้คืนข้อมูล", store_steps.restore),
)


def in_window() -> Iterator[Step]:
    """What is done while the window is open."""
    yield from IN_WINDOW
    for each in formats():
        yield f"พิมพ์และอ่าน {each.suffix}", partial(printed, wanted=each)
    yield from EXCHANGED
    yield from AT_LAST
