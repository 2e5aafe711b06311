"""The page: what residents, the committee and planners see in a browser."""
