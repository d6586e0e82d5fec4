"""Who can help: services, whom they are for, and which fits a need."""
