"""โครงการและงบประมาณ: the grid of all projects, and picking one."""
