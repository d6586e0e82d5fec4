"""What is kept and done when one organisation asks another to help."""
