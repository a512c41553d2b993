"""The keys of tables, for the list of all keys."""

from __future__ import annotations

# For the list of keys of a page with a grid; the rows of some are given.
FIXED_GRID_KEYS = (
    ("เริ่มพิมพ์ทับช่อง / แก้ไขต่อท้าย", "พิมพ์ได้เลย, F2"),
    ("จบการแก้ไข ไปแถวถัดไป / ช่องถัดไป", "Enter, Tab"),
    ("ขึ้นบรรทัดใหม่ในช่อง", "Alt+Enter"),
    ("เลิกแก้ไขช่อง", "Esc"),
    ("แสดงรายการให้เลือก", "Alt+↓"),
    ("ตัด คัดลอก วางหลายช่อง (กับ Excel และ Word)", "Ctrl+X, Ctrl+C, Ctrl+V"),
    ("ล้างข้อมูลในช่อง", "Delete"),
    ("เติมลงตามแถวแรก / เติมไปทางขวา", "Ctrl+D, Ctrl+R"),
    ("เมนูของคอลัมน์ เรียง กรอง ตรึง ซ่อน", "Ctrl+Shift+L"),
    ("ออกจากตาราง", "F6, Shift+F6"),
)
GRID_KEYS = (
    *FIXED_GRID_KEYS,
    ("แทรกแถว / ลบแถว", "Insert หรือ Ctrl++, Ctrl+-"),
    ("ย้ายแถวขึ้น / ลง", "Alt+Shift+↑, Alt+Shift+↓, Alt+↑"),
)
