"""What a plan is and where it lies: records, package files, the store."""
