"""The request of somebody who has signed in, as ``@own`` hands it to a view."""

from linli.web.accounts.models import Person
from linli.web.shared.request import Request


class OwnRequest(Request):
    """``user`` is a person, never a visitor."""

    user: Person
