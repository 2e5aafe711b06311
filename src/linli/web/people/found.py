"""What an address of this app is about, for the right that its page needs."""

from django.shortcuts import get_object_or_404

from linli.web.people.models import Occupancy, Position


def find_occupancy(pk: int, number: int) -> Occupancy:
    rows = Occupancy.objects.select_related("estate", "person")
    return get_object_or_404(rows, estate=pk, pk=number)


def find_position(pk: int, number: int) -> Position:
    rows = Position.objects.select_related("estate", "person")
    return get_object_or_404(rows, estate=pk, pk=number)
