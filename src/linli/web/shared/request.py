"""The request as our middleware hands it to a view."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """``htmx`` is true when a script on the page asks for a part of it."""

    htmx: HtmxDetails
