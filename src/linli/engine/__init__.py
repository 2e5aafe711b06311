"""Numbers in, numbers out: no Django, files, clock, environment, logging or progress bar."""
