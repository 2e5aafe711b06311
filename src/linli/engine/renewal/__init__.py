"""Renewal: what can be done to an estate, what it costs and who pays, what is chosen and why."""
