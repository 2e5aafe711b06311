"""The stress test: what shocks leave whom without what, for how long."""
