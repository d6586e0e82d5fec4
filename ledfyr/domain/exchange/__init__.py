"""What leaves for other systems and other countries, in whose words."""
