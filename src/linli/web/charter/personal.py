"""A charter is a public text."""

from django.utils.translation import gettext_lazy as _

from linli.web.shared.personal import declare

declare(
    "charter.CharterVersion",
    title=_("Versions of the charter"),
    not_personal={"*": "a public text, and the pseudonym of who set it"},
)
declare(
    "charter.CharterDraft",
    title=_("The charter's next version"),
    not_personal={"*": "a text on its way to being public; nobody's name is in it"},
)
