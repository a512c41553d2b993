"""What is made of the source for offices: programs, notices, an installer; none runs there."""
