"""Documents of plans of a small estate, made by the engine once."""

from functools import cache

from linli.engine.renewal.brief import Brief, Effort
from linli.engine.renewal.catalogue import bundled
from linli.engine.renewal.plan import plan
from linli.engine.renewal.purse import bundled_purse
from linli.engine.renewal.wishes import Wishes
from linli.files.plan import plan_document
from tests.factories import small_estate

FEN = 900_000_00
WISHES = Wishes({"a": frozenset({"canteen", "lift_new"}), "b": frozenset({"smoke_alarms"})})


@cache
def document(*, asked=True):
    """A plan with wishes, or of an estate where nobody was asked."""
    brief = Brief(FEN, bundled_purse(), bundled(), 2031, wishes=WISHES if asked else None)
    made = plan(small_estate(), brief, effort=Effort(draws=4, report=8, worlds=2, fund=20))
    return plan_document(made)
