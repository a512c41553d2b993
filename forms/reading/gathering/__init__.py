"""What was read, fact by fact with where it stood, and the plan that it makes together."""
