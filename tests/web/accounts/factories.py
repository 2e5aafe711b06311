"""People for the tests: valid by default, states by name."""

from functools import cache

import factory
from factory.django import DjangoModelFactory

from linli.web.accounts.models import Person
from linli.web.accounts.pins import hashed

PIN = "480317"
PASSWORD = "vier worte gehen gut"  # noqa: S105 - nobody's


@cache
def pin_hash():
    """Made once: a hash is slow on purpose."""
    return hashed(PIN)


class PersonFactory(DjangoModelFactory):
    class Meta:
        model = Person

    class Params:
        with_pin = factory.Trait(pin=factory.LazyFunction(pin_hash))
        staff = factory.Trait(is_staff=True)
        closed = factory.Trait(is_active=False)

    name = "王秀兰"
    password = "!"  # noqa: S105 - none
