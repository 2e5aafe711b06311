"""Personal data goes when its time is over, and not a day earlier."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command

from linli.web.people.models import Invitation, Miss, Need, Occupancy
from linli.web.shared.personal import retain
from tests.web.conftest import NOON
from tests.web.people import factories as made
from tests.web.people.needs import look, need

pytestmark = pytest.mark.django_db

ENDED = datetime(2031, 5, 1, 12, tzinfo=UTC)
THREE_YEARS = timedelta(days=1095)


def test_a_home_one_has_left_is_known_for_three_years(lane):
    made.lives(lane, until=ENDED.date())
    assert retain(ENDED + THREE_YEARS - timedelta(days=1)) == {}
    assert retain(ENDED + THREE_YEARS) == {"people.Occupancy": 1}
    assert not Occupancy.objects.exists()


def test_a_home_one_lives_in_stays_however_long(lane):
    made.lives(lane)
    assert retain(ENDED + 10 * THREE_YEARS) == {}


def test_once_erased_there_is_nothing_left_to_erase(lane):
    made.lives(lane, until=ENDED.date())
    late = ENDED + 2 * THREE_YEARS
    retain(late)
    assert retain(late) == {}


def test_who_is_not_asked_again_is_taken_off_the_list_and_looks_stay(lane):
    entry = need(lane, consented_on=NOON.date())
    seen = look(entry, made.person())
    assert retain(NOON + timedelta(days=364)) == {}
    assert retain(NOON + timedelta(days=365)) == {"people.Need": 1}
    seen.refresh_from_db()
    assert seen.need is None
    assert not Need.objects.exists()


def test_looks_are_kept_for_three_years(lane):
    look(need(lane, review_on=made.FAR_OFF), made.person())
    assert retain(NOON + THREE_YEARS) == {"people.Look": 1}


def test_of_a_letter_only_the_door_is_personal_and_goes_with_it(lane):
    made.letter(lane)
    assert retain(NOON + timedelta(days=180 + 364)) == {}
    assert retain(NOON + timedelta(days=180 + 365)) == {"people.Invitation": 1}
    assert not Invitation.objects.exists()


def test_codes_tried_in_vain_are_forgotten_after_a_month(db):
    Miss.objects.create(at=NOON, address="0" * 64)
    assert retain(NOON + timedelta(days=30)) == {"people.Miss": 1}


def test_the_command_says_numbers_and_no_names(lane):
    made.lives(lane, made.person("王阿姨"), until=made.LONG_AGO.replace(year=2021))
    said = StringIO()
    call_command("retain", stdout=said)
    assert said.getvalue() == "people.Occupancy: 1\n"
    said = StringIO()
    call_command("retain", stdout=said)
    assert said.getvalue() == "nothing is over\n"
