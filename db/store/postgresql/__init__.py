"""A store in a shared PostgreSQL: imported only where an address of one is given."""
