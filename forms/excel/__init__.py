"""Documents as Excel workbooks, written by XlsxWriter, and lists out of others', by openpyxl.

Both libraries are used here and nowhere else.
"""

from forms.excel.workbook import render_workbook

__all__ = ["render_workbook"]
