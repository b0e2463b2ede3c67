"""Pages of the keepers of clients, and of developers."""
