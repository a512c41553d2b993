"""What goes to others and comes back: sets for the agency above, workbooks for divisions."""
