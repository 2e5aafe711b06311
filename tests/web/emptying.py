"""Tests with transactions of their own empty every table after them; the record refuses that.

Here, and nowhere else, its guards are taken down for the emptying and put up again.
"""


def allow_emptying() -> None:
    """Once, after Django is set up."""
    from django.db import connection  # noqa: PLC0415 - needs Django set up

    from linli.web.journal.guards import GUARD  # noqa: PLC0415 - needs Django set up

    flush = connection.ops.sql_flush
    down, up = GUARD.down(connection.vendor), GUARD.up(connection.vendor)
    connection.ops.sql_flush = lambda *args, **options: [*down, *flush(*args, **options), *up]
