"""What an address of this app is about, for the right that its page needs."""

from django.shortcuts import get_object_or_404

from linli.web.estates.models import Estate
from linli.web.matters.models import Comment, Document, Matter, Notice, Objection

WHOLE = ("matter__estate", "matter__version")


def find_matter(pk: int) -> Matter:
    return get_object_or_404(Matter.objects.select_related("estate", "version"), pk=pk)


def find_comment(pk: int) -> Matter:
    return get_object_or_404(Comment.objects.select_related(*WHOLE), pk=pk).matter


def find_objection(pk: int) -> Matter:
    return get_object_or_404(Objection.objects.select_related(*WHOLE), pk=pk).matter


def find_notice(pk: int) -> Matter:
    return get_object_or_404(Notice.objects.select_related(*WHOLE), pk=pk).matter


def find_estate_of_notice(pk: int) -> Estate:
    """For what is a right in the whole estate, such as printing."""
    return find_notice(pk).estate


def find_document(pk: int) -> Matter:
    return get_object_or_404(Document.objects.select_related(*WHOLE), pk=pk).matter
