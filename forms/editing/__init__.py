"""What one does to a plan: each act gives another state of it. No Qt."""
