"""Where the actor graph takes its duties and says from."""

from collections.abc import Iterator
from typing import get_args

from django.utils.translation import gettext as _

from linli.web.charter.actor_graph import Duty, Relation
from linli.web.estates.models import Estate
from linli.web.estates.models.people import Organisation

ALL_MATTERS = "all"

POWERS: dict[str, Relation] = {
    "propose": "raise",
    "fund": "pay",
    **{each: each for each in get_args(Relation) if each not in ("raise", "pay")},
}
"""The ledger's powers as relations of the charter; a veto has none of its own."""


def duties_of_ledger(estate: Estate) -> Iterator[Duty]:
    """What the ledger says of organisations' powers, as one task: for an estate without charter."""
    words = _("all matters of the estate")
    for row in Organisation.objects.filter(estate=estate):
        for each in (row.powers or "").split(";"):
            if relation := POWERS.get(each.strip()):
                yield Duty(ALL_MATTERS, words, relation, row.kind)
