"""The interface for programs: referrals, decisions, services, export."""
