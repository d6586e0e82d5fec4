"""The three ways in: seen something, need help, know your rights."""
