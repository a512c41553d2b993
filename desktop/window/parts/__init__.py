"""ส่วนที่ 1, 2 and 3: trees built by picking, and their summaries."""
