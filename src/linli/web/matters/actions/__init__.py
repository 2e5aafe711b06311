"""The acts on a matter, one verb each. Each asks its right, changes rows, and is recorded."""
