"""Qt's own words in Thai: its dialogs' buttons and its fields' menus, which bring no Thai."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

# What Qt says, with its accelerators and tabs, by what it means here.
_WORDS = {
    "OK": "ตกลง",
    "&OK": "ตกลง",
    "Cancel": "ยกเลิก",
    "&Cancel": "ยกเลิก",
    "Close": "ปิด",
    "&Close": "ปิด",
    "Save": "บันทึก",
    "&Save": "บันทึก",
    "Save All": "บันทึกทั้งหมด",
    "Don't Save": "ไม่บันทึก",
    "Close without Saving": "ปิดโดยไม่บันทึก",
    "Discard": "ไม่เก็บไว้",
    "&Yes": "ใช่",
    "Yes": "ใช่",
    "Yes to &All": "ใช่ทั้งหมด",
    "&No": "ไม่",
    "No": "ไม่",
    "N&o to All": "ไม่ทั้งหมด",
    "Abort": "หยุด",
    "Retry": "ลองใหม่",
    "Ignore": "ข้าม",
    "Help": "วิธีใช้",
    "Apply": "ใช้",
    "Reset": "ล้าง",
    "Restore Defaults": "ใช้ค่าตั้งต้น",
    "Show Details...": "แสดงรายละเอียด…",
    "Hide Details...": "ซ่อนรายละเอียด…",
    # Menus of fields.
    "&Undo": "เลิกทำ(&U)",
    "&Redo": "ทำซ้ำ(&R)",
    "Cu&t": "ตัด(&T)",
    "&Copy": "คัดลอก(&C)",
    "Copy &Link Location": "คัดลอกลิงก์(&L)",
    "&Paste": "วาง(&P)",
    "Delete": "ลบ",
    "Select All": "เลือกทั้งหมด",
    "Insert Unicode control character": "แทรกอักขระควบคุม",
    "&Step up": "เพิ่ม(&S)",
    "Step &down": "ลด(&D)",
    # Rows of tabs.
    "Scroll Left": "เลื่อนไปทางซ้าย",
    "Scroll Right": "เลื่อนไปทางขวา",
    # Files.
    "Open": "เปิด",
    "&Open": "เปิด",
    "Save As": "บันทึกเป็น",
    "Look in:": "ในโฟลเดอร์:",
    "Directory:": "โฟลเดอร์:",
    "File &name:": "ชื่อแฟ้ม:",
    "&File name:": "ชื่อแฟ้ม:",
    "Files of type:": "ชนิดของแฟ้ม:",
    "Back": "ก่อนหน้า",
    "Forward": "ไปข้างหน้า",
    "Parent Directory": "โฟลเดอร์ที่อยู่เหนือขึ้นไป",
    "Create New Folder": "สร้างโฟลเดอร์ใหม่",
    "&New Folder": "สร้างโฟลเดอร์ใหม่(&N)",
    "New Folder": "โฟลเดอร์ใหม่",
    "List View": "แสดงเป็นรายชื่อ",
    "Detail View": "แสดงรายละเอียด",
    "&Rename": "เปลี่ยนชื่อ(&R)",
    "&Delete": "ลบ(&D)",
    "Show &hidden files": "แสดงแฟ้มที่ซ่อนไว้(&H)",
    "&Choose": "เลือก(&C)",
    "Choose": "เลือก",
    "Find Directory": "เลือกโฟลเดอร์",
    "Open Files": "เปิดแฟ้ม",
    "All Files (*)": "แฟ้มทั้งหมด (*)",
    "Recent Places": "โฟลเดอร์ที่ใช้ล่าสุด",
    "Remove": "เอาออก",
    "My Computer": "เครื่องนี้",
    "Computer": "เครื่องนี้",
    "Name": "ชื่อ",
    "Size": "ขนาด",
    "Type": "ชนิด",
    "Date Modified": "แก้ไขเมื่อ",
    "Drive": "ไดรฟ์",
    "File": "แฟ้ม",
    "File Folder": "โฟลเดอร์",
    "Folder": "โฟลเดอร์",
    "%1 File": "แฟ้ม %1",
    "%1 already exists.\nDo you want to replace it?": "มีแฟ้ม %1 อยู่แล้ว เขียนทับหรือไม่",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "ไม่พบแฟ้ม %1 โปรดตรวจชื่อแฟ้ม"
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "ไม่พบโฟลเดอร์ %1 โปรดตรวจชื่อโฟลเดอร์"
    ),
    "Are you sure you want to delete '%1'?": "ลบ “%1” หรือไม่",
    "Could not delete directory.": "ลบโฟลเดอร์ไม่ได้",
    # Printers.
    "Print": "พิมพ์",
    "&Print": "พิมพ์(&P)",
    "Printer": "เครื่องพิมพ์",
    "&Name:": "ชื่อ:",
    "P&roperties": "คุณสมบัติ(&R)",
    "Location:": "ที่ตั้ง:",
    "Preview": "ตัวอย่าง",
    "Type:": "ชนิด:",
    "Output &file:": "แฟ้มที่ได้:",
    "Print range": "หน้าที่พิมพ์",
    "Print all": "ทุกหน้า",
    "Pages from": "หน้า",
    "to": "ถึง",
    "Pages": "หน้า",
    "Current Page": "หน้าที่เห็น",
    "Selection": "ที่เลือก",
    "Output Settings": "ตั้งค่าการพิมพ์",
    "Copies:": "จำนวนชุด:",
    "Copies": "จำนวนชุด",
    "Collate": "เรียงเป็นชุด",
    "Reverse": "เรียงจากหน้าท้าย",
    "Options": "ตัวเลือก",
    "&Options >>": "ตัวเลือก(&O) >>",
    "&Options <<": "ตัวเลือก(&O) <<",
    "Color Mode": "สี",
    "Color": "สี",
    "Grayscale": "ขาวดำ",
    "Paper": "กระดาษ",
    "Page size:": "ขนาดกระดาษ:",
    "Width:": "กว้าง:",
    "Height:": "สูง:",
    "Paper source:": "ถาดกระดาษ:",
    "Orientation": "แนวกระดาษ",
    "Portrait": "แนวตั้ง",
    "Landscape": "แนวนอน",
    "Margins": "ขอบกระดาษ",
    "Print to File (PDF)": "พิมพ์เป็นแฟ้ม (PDF)",
    "Duplex Printing": "พิมพ์สองหน้า",
    "None": "ไม่",
    "Long side": "พลิกด้านยาว",
    "Short side": "พลิกด้านสั้น",
    "Page Set:": "หน้าคี่/คู่:",
    "All Pages": "ทุกหน้า",
    "Odd Pages": "หน้าคี่",
    "Even Pages": "หน้าคู่",
    "Pages per sheet:": "หน้าต่อแผ่น:",
    "Page": "กระดาษ",
    "Job Options": "งานพิมพ์",
    "Advanced": "เพิ่มเติม",
    "Print Immediately": "พิมพ์ทันที",
}


class QtWords(QTranslator):
    """Answers for what Qt says in its own dialogs and menus; else it is said as it stands."""

    # Qt's own names from here on.

    def translate(
        self, _context: str, said: str, _remark: str | None = None, _count: int = -1
    ) -> str:
        return _WORDS.get(said, said)

    def isEmpty(self) -> bool:
        return False


def speak_thai(app: QCoreApplication) -> None:
    """Let Qt's own dialogs and menus speak Thai."""
    app.installTranslator(QtWords(app))
