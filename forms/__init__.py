"""What the government's paper asks of a plan: editions, documents, checks, renderers."""
