"""What an address of this app is about, for the right that its page needs."""

from django.shortcuts import get_object_or_404

from linli.web.estates.models import Diagnosis, Estate
from linli.web.shared.rights import SITE, Site


def find_estate(pk: int, **_rest: object) -> Estate:
    return get_object_or_404(Estate, pk=pk)


def find_diagnosis(pk: int) -> Diagnosis:
    tests = Diagnosis.objects.without_result().select_related("estate")
    return get_object_or_404(tests, pk=pk)


def the_site(**_rest: object) -> Site:
    return SITE
