"""What apps above may want to hear."""

from django.dispatch import Signal

estate_founded = Signal()
"""A new estate's first ledger is in. Sent inside the transaction with ``estate``, ``person`` (who
founded it) and ``moment``."""
