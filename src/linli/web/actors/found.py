"""What an address of this app is about, for the right that its page needs."""

from django.shortcuts import get_object_or_404

from linli.web.actors.models import Actor, Agreement, Contact, Pledge


def find_actor(pk: int) -> Actor:
    return get_object_or_404(Actor.objects.select_related("estate"), pk=pk)


def find_contact(pk: int) -> Contact:
    return get_object_or_404(Contact.objects.select_related("actor__estate"), pk=pk)


def find_pledge(pk: int) -> Pledge:
    return get_object_or_404(Pledge.objects.select_related("actor__estate"), pk=pk)


def find_agreement(pk: int) -> Agreement:
    return get_object_or_404(Agreement.objects.select_related("estate"), pk=pk)
