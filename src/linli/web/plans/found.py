"""What an address of this app is about, for the right that its page needs."""

from django.shortcuts import get_object_or_404

from linli.web.plans.models import Plan


def find_plan(pk: int, **_rest: object) -> Plan:
    plans = Plan.objects.without_result().select_related("estate")
    return get_object_or_404(plans, pk=pk)
