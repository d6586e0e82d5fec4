"""What the screening room has set by a machine of somebody else's: cards on paper."""
