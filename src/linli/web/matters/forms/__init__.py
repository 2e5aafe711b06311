"""What people fill in on a matter: one form an act, each knows its address and its right."""
