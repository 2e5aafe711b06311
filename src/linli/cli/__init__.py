"""The terminal face: one module per group of sub-commands, loaded only when called."""
