"""What the record is tested with: an act of two facts, and who does it."""

import json

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from linli.engine.journal.verify import verify
from linli.web.journal import acts
from linli.web.journal.actions import record
from linli.web.journal.models import Entry
from linli.web.shared.rights import Grant
from tests.web.conftest import NOON

ACT = "try_out"
acts.declare(
    ACT,
    facts={
        "floors": int,
        "kind": {"lift": _("yes"), "roof": _("no")},
        "heard": bool,
        "day": str,
        "comment": acts.Kind.SEALED,
        "firm": acts.Kind.PUBLIC,
        "firms": acts.Kind.PUBLICS,
        "fields": acts.Kind.CODES,
        "years": acts.Kind.WHOLES,
    },
    sentence="Tried %(kind)s on %(subject)s, %(floors)s floors (%(heard)s).",
)


def grant(**changes):
    """A right that was asked and given."""
    return Grant(**{"act": ACT, "role": "tenant", "who": "k3m9xq2abc"} | changes)


def wrote(book="lane", subject="matter/1", facts=None, moment=NOON, **changes):
    """One entry, in a transaction of its own."""
    told = {"floors": 6} if facts is None else facts
    with transaction.atomic():
        return record(book, grant(**changes), subject=subject, facts=told, moment=moment)


def exported(book="lane"):
    """The lines of the book, as the file has them."""
    lines = Entry.objects.filter(book__name=book).order_by("number").values_list("line", flat=True)
    return [f"{line}\n".encode() for line in lines]


def sound(book="lane"):
    """The number of entries, once the book has been found sound."""
    verdict = verify(exported(book))
    assert verdict.fault is None
    return verdict.head.size if verdict.head else 0


def numbers(book="lane"):
    return [json.loads(line)["number"] for line in exported(book)]
