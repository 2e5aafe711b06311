"""The record is append-only in the database itself, whoever writes to it."""

from linli.web.shared.guards import Guard

GUARD = Guard("journal_entry", "The journal is append-only.", acts=("UPDATE", "DELETE", "TRUNCATE"))
put_up, take_down = GUARD.put_up, GUARD.take_down
