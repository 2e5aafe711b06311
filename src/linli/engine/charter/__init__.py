"""Who may do what, as data: roles, acts, kinds of matter, their stages and gates, and the law."""
