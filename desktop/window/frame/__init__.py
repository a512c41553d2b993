"""What stands around the pages: rail, menus, messages, side, settings, help."""
