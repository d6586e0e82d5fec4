"""A person's way through the chain: status, consent, needs."""
