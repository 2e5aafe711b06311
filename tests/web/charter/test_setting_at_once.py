"""Two who set charters at the same moment: no number twice, none left out, no fault of ours."""

import json
import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from linli.web.charter.models import CharterVersion
from linli.web.journal.models import Entry
from tests.web.charter.factories import begin, set_it
from tests.web.journal.factories import sound
from tests.web.people.factories import holds, person

WRITERS = 2
EACH = 4


def in_threads(*works):
    """Each in a thread of its own, begun at once; what went wrong."""
    ready, faults = threading.Barrier(len(works)), []

    def run(work):
        try:
            ready.wait()
            work()
        except Exception as fault:  # noqa: BLE001 - whatever it is, the test shall name it
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


@pytest.fixture
def committees(lane):
    writers = [person(f"居委会{number}") for number in range(WRITERS)]
    for writer in writers:
        holds(lane, writer)
    return writers


@pytest.mark.django_db(transaction=True)
def test_one_draft_becomes_one_version(lane, committees):
    begin(committees[0], lane)
    faults = in_threads(*(lambda who=who: set_it(who, lane) for who in committees))
    assert [type(fault) for fault in faults] == [ValidationError]
    assert CharterVersion.objects.get().number == 1


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gap_and_each_version_stands_in_the_record(lane, committees):
    def write(who):
        for _turn in range(EACH):
            begin(who, lane)
            try:
                set_it(who, lane)
            except ValidationError:  # the other one was quicker with this draft
                continue

    assert in_threads(*(lambda who=who: write(who) for who in committees)) == []
    numbers = sorted(CharterVersion.objects.values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) >= EACH
    recorded = Entry.objects.filter(act="set_charter").order_by("number")
    assert [json.loads(entry.facts)["version"] for entry in recorded] == numbers
    assert sound(lane.estate) == len(numbers)
