"""Pages without sign-in: they keep nothing and ask for nothing."""
