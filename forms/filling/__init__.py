"""สมุดงานให้กรอก: the part of a plan that a division fills in, as a workbook, and its way back."""
