"""What people say: comments, objections, support; hiding by rule."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.web.matters.actions import talk
from linli.web.matters.forms import talk as forms
from linli.web.matters.found import find_comment, find_matter, find_objection
from linli.web.matters.models import Comment, HiddenFor, Objection
from linli.web.matters.views.acting import acted
from linli.web.shared.request import Request
from linli.web.shared.rights import right


@right("comment", of=find_matter)
@require_POST
def comment(request: Request, **_address: object) -> HttpResponse:
    form = forms.CommentForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        talk.comment(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("Everybody can read it now."))


@right("moderate", of=find_comment)
@require_POST
def hide(request: Request, pk: int) -> HttpResponse:
    said = get_object_or_404(Comment, pk=pk)
    form = forms.HideForm(request.subject, request.POST, number=pk)

    def act() -> None:
        reason = HiddenFor(form.cleaned_data["reason"])
        talk.hide(request.hand, said, reason=reason, moment=timezone.now())

    return acted(request, form, act, _("The comment is hidden; the reason stands in its place."))


@right("appeal", of=find_comment)
@require_POST
def appeal(request: Request, pk: int) -> HttpResponse:
    said = get_object_or_404(Comment, pk=pk)
    form = forms.AppealForm(request.subject, request.POST, number=pk)

    def act() -> None:
        text = form.cleaned_data["text"]
        talk.appeal(request.hand, said, text=text, moment=timezone.now())

    return acted(request, form, act, _("You have asked. The answer will stand here."))


@right("moderate", of=find_comment)
@require_POST
def settle(request: Request, pk: int) -> HttpResponse:
    said = get_object_or_404(Comment, pk=pk)
    form = forms.SettleForm(request.subject, request.POST, number=pk)

    def act() -> None:
        back = form.cleaned_data["back"]
        talk.settle_appeal(request.hand, said, back=back, moment=timezone.now())

    return acted(request, form, act, _("The request is settled."))


@right("object", of=find_matter)
@require_POST
def object_to(request: Request, **_address: object) -> HttpResponse:
    form = forms.ObjectForm(request.subject, request.POST)

    def act() -> None:
        said = form.cleaned_data
        talk.raise_objection(request.hand, request.subject, **said, moment=timezone.now())

    return acted(request, form, act, _("Your objection is in. It must be answered here."))


@right("answer_objection", of=find_objection)
@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    objection = get_object_or_404(Objection, pk=pk)
    form = forms.AnswerForm(request.subject, request.POST, number=pk)

    def act() -> None:
        said = form.cleaned_data
        talk.answer_objection(request.hand, objection, **said, moment=timezone.now())

    return acted(request, form, act, _("The answer is in."))


@right("object", of=find_objection)
@require_POST
def withdraw_objection(request: Request, pk: int) -> HttpResponse:
    objection = get_object_or_404(Objection, pk=pk)
    form = forms.TakeBackForm(request.subject, request.POST, number=pk)

    def act() -> None:
        talk.withdraw_objection(request.hand, objection, moment=timezone.now())

    return acted(request, form, act, _("You have taken your objection back."))


@right("support", of=find_matter)
@require_POST
def support(request: Request, **_address: object) -> HttpResponse:
    form = forms.SupportForm(request.subject, request.POST)

    def act() -> None:
        talk.support(request.hand, request.subject, moment=timezone.now())

    return acted(request, form, act, _("It is counted that this concerns you too."))


@right("subscribe", of=find_matter)
@require_POST
def follow(request: Request, **_address: object) -> HttpResponse:
    form = forms.FollowForm(request.subject, request.POST)

    def act() -> None:
        talk.follow(request.hand, request.subject, moment=timezone.now())

    return acted(request, form, act, _("You will be told when something happens."))


@right("subscribe", of=find_matter)
@require_POST
def unfollow(request: Request, **_address: object) -> HttpResponse:
    form = forms.UnfollowForm(request.subject, request.POST)

    def act() -> None:
        talk.unfollow(request.hand, request.subject)

    return acted(request, form, act, _("You will not be told any more."))
