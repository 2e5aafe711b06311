"""Who takes part, what each may and can do, and how they hang together."""
