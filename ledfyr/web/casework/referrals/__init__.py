"""Referrals received and sent, and how the chain works in a country."""
