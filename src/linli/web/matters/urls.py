from django.urls import path

from linli.web.matters.views import (
    digest,
    going_on,
    lists,
    notices,
    page,
    papers,
    raising,
    sorting,
    talk,
)

MATTER = "matters/<int:pk>/"
COMMENT = "comments/<int:pk>/"
OBJECTION = "objections/<int:pk>/"

urlpatterns = [
    path("estates/<int:pk>/matters/", lists.matters, name="matters"),
    path("estates/<int:pk>/matters/new/", raising.raise_one, name="matter-raise"),
    path(MATTER, page.matter, name="matter"),
    path(f"{MATTER}amend/", raising.amend, name="matter-amend"),
    path(f"{MATTER}withdraw/", raising.withdraw, name="matter-withdraw"),
    path(f"{MATTER}take-up/", sorting.take_up, name="matter-take-up"),
    path(f"{MATTER}refuse/", sorting.refuse, name="matter-refuse"),
    path(f"{MATTER}merge/", sorting.merge, name="matter-merge"),
    path(f"{MATTER}split/", sorting.split, name="matter-split"),
    path(f"{MATTER}advance/", going_on.advance, name="matter-advance"),
    path(f"{MATTER}close/", going_on.close, name="matter-close"),
    path(f"{MATTER}reopen/", going_on.reopen, name="matter-reopen"),
    path(f"{MATTER}notices/", notices.post, name="matter-post-notice"),
    path("notices/<int:pk>/", notices.notice, name="notice"),
    path("notices/<int:pk>/poster.pdf", notices.poster, name="matter-poster"),
    path("notices/<int:pk>/take-down/", notices.take_down, name="notice-take-down"),
    path(f"{MATTER}comments/", talk.comment, name="matter-comment"),
    path(f"{COMMENT}hide/", talk.hide, name="comment-hide"),
    path(f"{COMMENT}appeal/", talk.appeal, name="comment-appeal"),
    path(f"{COMMENT}settle/", talk.settle, name="comment-settle"),
    path(f"{MATTER}objections/", talk.object_to, name="matter-object"),
    path(f"{OBJECTION}answer/", talk.answer, name="objection-answer"),
    path(f"{OBJECTION}withdraw/", talk.withdraw_objection, name="objection-withdraw"),
    path(f"{MATTER}support/", talk.support, name="matter-support"),
    path(f"{MATTER}follow/", talk.follow, name="matter-follow"),
    path(f"{MATTER}unfollow/", talk.unfollow, name="matter-unfollow"),
    path(f"{MATTER}documents/", papers.hand_in, name="matter-hand-in"),
    path(f"{MATTER}evidence/", papers.evidence, name="matter-evidence"),
    path(f"{MATTER}decisions/", papers.decide, name="matter-decide"),
    path("my/digest/", digest.digest, name="digest"),
    path("my/digest/by-mail/", digest.by_mail, name="digest-by-mail"),
    path("documents/<int:pk>/", papers.document, name="document"),
]
