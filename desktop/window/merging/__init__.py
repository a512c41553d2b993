"""เทียบและผสานแผน: the open plan beside another copy of it."""
