"""What matters keep of those who speak in them."""

from django.utils.translation import gettext_lazy as _

from linli.web.shared.personal import Basis, Personal, Retention, declare

SPEAKING = _("So that neighbours can weigh what is said, and you can change or withdraw it.")
PSEUDONYM = "a pseudonym, whose row in people goes with the account"
FOR_GOOD = Retention(said=_("for good, as others have acted on it"))
WRITTEN = "written by an office in its function, or the code of a place, kind or role"

declare(
    "matters.Matter",
    title=_("Matters you raised"),
    about=("raised_by",),
    fields={
        "raised_by": Personal(_("that you raised it"), SPEAKING, Basis.CONTRACT),
        "title": Personal(_("the question"), SPEAKING, Basis.CONTRACT, FOR_GOOD),
        "text": Personal(_("what you wrote"), SPEAKING, Basis.CONTRACT, FOR_GOOD),
    },
    not_personal=dict.fromkeys(
        ("kind", "building", "origin_key", "raised_as", "reason", "stage", "filter_reason"), WRITTEN
    ),
    leaving="detach",
    kept=_("Others have taken part in it and decided on it. It stays under your pseudonym alone."),
)
declare(
    "matters.Wording",
    title=_("Texts of matters that you wrote"),
    about=("person",),
    fields={
        "person": Personal(_("that you wrote it"), SPEAKING, Basis.CONTRACT),
        "title": Personal(_("the question"), SPEAKING, Basis.CONTRACT, FOR_GOOD),
        "text": Personal(_("what you wrote"), SPEAKING, Basis.CONTRACT, FOR_GOOD),
    },
    leaving="detach",
    kept=_("Others have read it and taken part. It stays under your pseudonym alone."),
)
declare(
    "matters.Reason",
    title=_("Reasons that you gave"),
    about=("person",),
    fields={
        "person": Personal(_("that you gave it"), SPEAKING, Basis.CONTRACT),
        "text": Personal(_("what you wrote"), SPEAKING, Basis.CONTRACT, FOR_GOOD),
    },
    leaving="detach",
    kept=_("Others have acted on it. It stays under your pseudonym alone."),
)
declare(
    "matters.Comment",
    title=_("What you said"),
    about=("person",),
    fields={
        "person": Personal(_("that you said it"), SPEAKING, Basis.CONTRACT),
        "text": Personal(_("what you wrote"), SPEAKING, Basis.CONTRACT),
        "appeal": Personal(_("why you want it back"), SPEAKING, Basis.CONTRACT),
    },
    not_personal={"pseudonym": PSEUDONYM, "role": WRITTEN},
)
declare(
    "matters.Objection",
    title=_("Your objections"),
    about=("person",),
    fields={
        "person": Personal(_("that you objected"), SPEAKING, Basis.DUTY),
        "text": Personal(_("what you wrote"), SPEAKING, Basis.DUTY, FOR_GOOD),
    },
    not_personal={"pseudonym": PSEUDONYM, "role": WRITTEN, "stage": WRITTEN, "answer": WRITTEN},
    leaving="detach",
    kept=_("An objection and its answer belong to the decision. It stays under your pseudonym."),
)
declare(
    "matters.Support",
    title=_("What concerns you too"),
    about=("person",),
    fields={"person": Personal(_("that it concerns you"), SPEAKING, Basis.CONTRACT)},
)
declare(
    "matters.Subscription",
    title=_("What you follow"),
    about=("person",),
    fields={
        "person": Personal(
            _("that you follow it"), _("So that you are told what happens."), Basis.CONSENT
        )
    },
)
declare(
    "matters.News",
    title=_("Your digest"),
    about=("person",),
    fields={
        "person": Personal(
            _("what you were told of matters"),
            _("So that you find it again, and are told once."),
            Basis.CONTRACT,
            Retention(after="at", days=90, event=_("you were told")),
        )
    },
    not_personal={"stage": WRITTEN},
)
declare(
    "matters.ByMail",
    title=_("Digest by e-mail"),
    about=("person",),
    fields={
        "person": Personal(
            _("that you want the digest by e-mail"),
            _("So that it is sent to you, and to nobody who did not ask."),
            Basis.CONSENT,
        )
    },
)
for model, title in (
    ("Notice", _("Notices")),
    ("Document", _("Documents of matters")),
    ("Evidence", _("Evidence for the next step")),
    ("Decision", _("Decisions")),
):
    declare(f"matters.{model}", title=title, not_personal={"*": WRITTEN})
