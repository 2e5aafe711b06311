"""Many write at once: no entry is lost, none stands twice, the chain holds."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from tests.web.conftest import NOON
from tests.web.journal.factories import numbers, sound, wrote

WRITERS = 8
EACH = 12


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("books", [["lane"], ["lane", "court"]])
def test_writers_at_once_leave_no_gap_and_no_broken_link(books):
    started, faults = threading.Barrier(WRITERS), []

    def write(writer):
        try:
            started.wait()
            for turn in range(EACH):
                # Clocks that disagree: whose moment is earlier may well come later.
                moment = NOON + timedelta(seconds=turn * (WRITERS - writer))
                wrote(books[writer % len(books)], subject=f"matter/{writer}", moment=moment)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the test shall name it
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=[writer]) for writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    for book in books:
        assert sound(book) == WRITERS * EACH // len(books)
        assert numbers(book) == list(range(1, WRITERS * EACH // len(books) + 1))
