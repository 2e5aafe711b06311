"""Worlds: the same ledger with its unknown cells drawn."""
