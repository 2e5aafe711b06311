"""What an account keeps about its person."""

from django.utils.translation import gettext_lazy as _

from linli.web.shared.personal import Basis, Personal, Retention, declare

SIGNING_IN = _("So that only you can sign in.")

declare(
    "accounts.Person",
    title=_("Your account"),
    about=("pk",),
    goes_with=(),
    fields={
        "name": Personal(
            _("the name you gave; a nickname will do"),
            _("So that neighbours and the committee know whom they deal with."),
            Basis.CONTRACT,
        ),
        "email": Personal(
            _("e-mail address"),
            _("To sign in and to be told of what you follow, if you gave it."),
            Basis.CONSENT,
        ),
        "phone": Personal(
            _("phone number"),
            _("To sign in and to be called back, if you gave it."),
            Basis.CONSENT,
        ),
        "password": Personal(_("password, as a digest"), SIGNING_IN, Basis.CONTRACT, secret=True),
        "pin": Personal(_("PIN, as a digest"), SIGNING_IN, Basis.CONTRACT, secret=True),
        "last_login": Personal(
            _("when you last signed in"),
            _("So that you can see if somebody else was here."),
            Basis.CONTRACT,
        ),
    },
    not_personal={"username": "drawn by lot, shown to nobody"},
)

declare(
    "accounts.PinLock",
    title=_("Wrong PINs"),
    about=("person",),
    fields={
        "person": Personal(
            _("how often a wrong PIN was typed"),
            _("So that nobody can try them all."),
            Basis.CONTRACT,
            Retention("last_try_at", 90, _("the last try")),
        ),
    },
    not_personal={"typed": "a keyed digest of a door and name that are nobody's"},
)

declare(
    "accounts.Device",
    title=_("Devices in which you are signed in"),
    about=("person",),
    fields={
        "person": Personal(
            _("system and browser, without address"),
            _("So that you can find and end a sign-in that is not yours."),
            Basis.CONTRACT,
        ),
        "session_key": Personal(_("key of the sign-in"), SIGNING_IN, Basis.CONTRACT, secret=True),
    },
    not_personal={"system": "one of a few names", "browser": "one of a few names"},
)

declare(
    "mfa.Authenticator",
    title=_("Second factors and passkeys"),
    about=("user",),
    fields={
        "user": Personal(_("kind and day"), SIGNING_IN, Basis.CONTRACT),
        "data": Personal(_("key"), SIGNING_IN, Basis.CONTRACT, secret=True),
    },
)

declare(
    "account.EmailAddress",
    title=_("E-mail addresses"),
    about=("user",),
    fields={
        "user": Personal(_("whose it is"), SIGNING_IN, Basis.CONSENT),
        "email": Personal(_("e-mail address"), SIGNING_IN, Basis.CONSENT),
    },
)
