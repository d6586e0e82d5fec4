"""Keys, seals and the chain of the audit."""
