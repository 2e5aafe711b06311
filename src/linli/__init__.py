"""Linli 邻里: from an estate's ledger to a resilient neighbourhood."""
