from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CharterConfig(AppConfig):
    name = "linli.web.charter"
    label = "charter"

    def ready(self) -> None:
        from linli.web.charter.wording import lazy_roles  # noqa: PLC0415 - models are ready now
        from linli.web.journal.acts import Kind, declare, name_roles  # noqa: PLC0415
        from linli.web.shared import navigation  # noqa: PLC0415

        facts = {
            "version": Kind.WHOLE,
            "rule_set": Kind.CODE,
            "from": Kind.CODE,
            "sha256": Kind.SEALED,
        }
        declare(
            "set_charter",
            facts=facts,
            sentence=_("Set version %(version)s of the charter, in force from %(from)s."),
        )
        name_roles(lazy_roles())
        navigation.add(_("Charter"), "charter", "see_charter", 160)
