"""Organisations are nobody's personal data; what could become one is asked for as an office."""

from django.utils.translation import gettext_lazy as _

from linli.web.shared.personal import declare

OFFICE = "of an organisation; the form asks for the desk and the office's telephone"

declare("actors.Actor", title=_("Organisations"), not_personal={"*": OFFICE})
declare("actors.Contact", title=_("Desks to call"), not_personal={"*": OFFICE})
declare("actors.Pledge", title=_("Pledges"), not_personal={"*": OFFICE})
declare("actors.Agreement", title=_("Agreements"), not_personal={"*": OFFICE})
declare("actors.Party", title=_("Parties"), not_personal={"*": OFFICE})
