"""The lists of a package that keys name and references point into, by their paths."""

DIVISIONS = "plan.divisions"
OBJECTIVES = "plan.framework.objectives"
KEY_RESULTS = "plan.framework.key_results"
PROJECTS = "plan.projects"
INDICATORS = "plan.indicators"
