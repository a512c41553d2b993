"""หน่วยงาน: the unit, its divisions and those who sign."""
