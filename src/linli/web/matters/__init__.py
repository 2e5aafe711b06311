"""What people decide together, from raised to closed, each on one page."""
