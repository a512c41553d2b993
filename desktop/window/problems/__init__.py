"""ข้อที่ตรวจพบ: the list of what the checks found, and what was accepted of it."""
