"""What learners practised: their own progress, and nothing about anybody met."""
