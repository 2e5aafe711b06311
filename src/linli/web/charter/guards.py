"""A version of a charter is never changed, whoever writes to the database.

A matter protects the version it started under from deletion; others go with their estate only.
"""

from linli.web.shared.guards import Guard

GUARD = Guard("charter_charterversion", "A version of a charter stays as it is.", acts=("UPDATE",))
put_up, take_down = GUARD.put_up, GUARD.take_down
