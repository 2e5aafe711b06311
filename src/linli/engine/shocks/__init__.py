"""Shocks: what may strike, how often, how hard; one file a hazard, listed in ``kinds``."""
