"""The acts, one verb each. Each asks its right, changes rows, and is recorded."""
