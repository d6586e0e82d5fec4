"""Pages of the inventory: who can help, with how many free places."""
