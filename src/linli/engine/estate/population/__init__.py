"""Homes and people for buildings of which only the shell is known, held to a county's margins."""
