"""What is kept and done about a person's case."""
