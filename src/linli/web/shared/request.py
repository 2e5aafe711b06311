"""The request as our middleware hands it to a view."""

from typing import Any

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from linli.web.shared.rights import Grant, Hand


class Request(HttpRequest):
    """What the middleware adds.

    ``htmx`` is true when a script on the page asks for a part of it. ``hand`` says whose right is
    used and by whose hand. ``errand`` is what one does for somebody else at the moment,
    or None. ``subject`` and ``grant`` are what the view's right found and gave.
    """

    htmx: HtmxDetails
    hand: Hand
    errand: Any
    subject: Any
    grant: Grant
