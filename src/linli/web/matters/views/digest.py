"""What is new for me, here and by e-mail."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.web.matters.actions import mail_wish
from linli.web.matters.models import ByMail, Matter, Why
from linli.web.matters.reading import happened, news_of, waiting
from linli.web.shared.request import Request
from linli.web.shared.rights import own

SHOWN = 20
"""Lines on a page."""


@own
@require_safe
def digest(request: Request) -> HttpResponse:
    """What waits for me; what happened in what I follow."""
    mine = news_of(request.hand)
    pages = Paginator(mine.filter(why=Why.HAPPENED), SHOWN)
    page = pages.get_page(request.GET.get("page"))
    lines = list(page.object_list)
    person = request.hand.person
    context = {
        "waiting": waiting(mine, timezone.localdate()),
        "happened": happened(lines),
        "page": page,
        "followed": Matter.objects.filter(subscriptions__person=person).count(),
        "for_somebody": request.hand.how != "self",
        "mail_offered": settings.EMAIL_OFFERED,
        "by_mail": ByMail.objects.filter(person=person).exists(),
    }
    return render(request, "matters/digest.html", context)


@own
@require_POST
def by_mail(request: Request) -> HttpResponse:
    """Ask for it by e-mail, or stop it; nobody does this for somebody else."""
    wanted = request.POST.get("by_mail") == "yes"
    if request.hand.how == "self":
        mail_wish.wish(request.hand, wanted=wanted, moment=timezone.now())
        words = _("You will get it by e-mail.") if wanted else _("No more e-mails.")
        messages.success(request, words)
    return redirect("digest")
