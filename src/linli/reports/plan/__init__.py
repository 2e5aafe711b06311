"""A plan told to people: the same blocks for page and print, and a workbook."""
