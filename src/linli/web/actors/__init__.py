"""Who takes part beside the residents: the organisations of 1+6+n and what they have agreed."""
