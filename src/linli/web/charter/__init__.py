"""Who may do what here, as data: the charter of an estate, and the answer to every right."""
