"""Ledfyr: software for the referral chain against human trafficking."""
