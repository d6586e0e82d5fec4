"""What is true: pure Python and sourced knowledge, no framework and no clock."""
