"""ภาพรวม: charts of where the plan stands, and the calendar of what is due."""
