"""รวบรวมแผนของหน่วยงาน: an agency's window over the packages of its units."""
