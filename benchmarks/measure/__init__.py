"""What every benchmark shares: how time is taken, and on what machine."""
