"""Estates: their ledger, its import, and the stress tests run on it."""
