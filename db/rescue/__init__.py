"""What the store has not of a plan, kept beside it until it is proven to be there."""
