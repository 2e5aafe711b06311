"""What is there: the tables of an estate, declared once."""
