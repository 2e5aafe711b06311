"""What residents ask for, counted: the Method of Equal Shares, and two rules to compare it with."""
