"""What accounts asks of higher apps is answered by functions that are there."""

import pytest
from django.utils.module_loading import import_string

from linli.web import settings
from tests.web.accounts.factories import PersonFactory

pytestmark = pytest.mark.django_db


def test_whom_a_door_and_a_name_mean():
    assert import_string(settings.PIN_FINDER)("3-2-601", "李没有") == []


def test_who_holds_an_office():
    assert import_string(settings.HOLDS_OFFICE)(PersonFactory()) is False
