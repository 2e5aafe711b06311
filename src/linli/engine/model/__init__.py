"""An estate compiled to arrays, for shocks and the stress test."""
