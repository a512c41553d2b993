"""Documents as Excel workbooks; openpyxl is used here and nowhere else."""

from forms.excel.workbook import render_workbook

__all__ = ["render_workbook"]
