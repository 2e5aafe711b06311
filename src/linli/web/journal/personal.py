"""What the public record keeps: acts under roles and pseudonyms, nobody's name."""

from django.utils.translation import gettext_lazy as _

from linli.web.shared.personal import declare

declare("journal.Book", title=_("Public records"), not_personal={"*": "an estate's key and hashes"})
declare(
    "journal.Entry",
    title=_("Entries of the public record"),
    leaving="detach",
    kept=_(
        "The public record stays as it is, so that anybody can check it. It names you only by a "
        "pseudonym; once your account is gone nobody can tell whose it was, nor can we."
    ),
    not_personal={"*": "roles, pseudonyms, codes and commitments; guarded by journal.acts"},
)
declare("journal.Root", title=_("Printed roots"), not_personal={"*": "hashes"})
