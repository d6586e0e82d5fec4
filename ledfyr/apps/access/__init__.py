"""Organisations, staff and roles held; the vault; the audit."""
