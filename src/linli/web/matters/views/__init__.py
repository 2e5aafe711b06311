"""The pages of the matters, and one address an act."""
