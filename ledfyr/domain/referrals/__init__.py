"""Referral mechanisms: who may decide what, what starts, ends and is owed."""
