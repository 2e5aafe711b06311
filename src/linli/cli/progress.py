"""A progress bar on stderr, so that what a command says on stdout stays its own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def bar(label: str, *, shown: bool) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr for work that is told as (done, total)."""
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=not shown) as drawn:

        def update(done: int, total: int) -> None:
            drawn.length = total
            drawn.update(done - drawn.pos)

        yield update
