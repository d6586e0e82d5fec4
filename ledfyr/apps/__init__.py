"""What is kept and done: records, reads, actions and retention, room by room."""
