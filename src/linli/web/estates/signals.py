"""What this app tells those above it."""

from django.dispatch import Signal

estate_founded = Signal()
"""A ledger has brought in an estate that was not there. Sent inside the transaction with
``estate``, ``founder`` and ``moment``."""
