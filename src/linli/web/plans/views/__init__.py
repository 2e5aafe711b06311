"""The pages of plans and of wishes."""
