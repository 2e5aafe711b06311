"""Where following begins: nothing from before is told."""

from datetime import datetime

from linli.web.journal.models import Book
from linli.web.matters.models import Matter, Subscription


def begin_following(matter: Matter, people: list[int], *, moment: datetime) -> None:
    """From the last entry there is; who follows already goes on. In the caller's transaction."""
    book = Book.objects.filter(name=matter.estate.estate).first()
    told = book.size if book else 0
    rows = [
        Subscription(matter=matter, person_id=key, since=moment, told_to=told) for key in people
    ]
    Subscription.objects.bulk_create(rows, ignore_conflicts=True)
