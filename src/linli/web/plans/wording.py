"""Why a plan or its rules of money were refused, in words; a test holds that each code has some."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from linli.web.estates import wording

REFUSALS = {
    "bad_money_value": gettext_lazy("%(where)s: found %(found)s; wanted: %(wanted)s."),
    "no_buildings": gettext_lazy(
        "The ledger has no buildings yet, so there is nothing to plan for. "
        "Fill in that table first."
    ),
    "nobody_to_pay": gettext_lazy(
        "There is money to share, and none of the homes in question bears a part. Check homes and "
        "floors in the ledger, or change the rules of who pays."
    ),
    "not_paid_back": gettext_lazy(
        "What an investor puts in is not paid back within the years agreed. Let less be put in, or "
        "agree on a longer term."
    ),
    "not_toml": gettext_lazy(
        "The file of rules cannot be read: %(found)s. Write it as in the manual's example."
    ),
    "stopped": gettext_lazy(
        "The plan was begun twice and stopped both times without a result. The computer may lack "
        "memory; tell whoever looks after it."
    ),
    "unknown_money_key": gettext_lazy(
        "%(where)s: “%(found)s” is not known here. What may stand here: %(wanted)s."
    ),
    "unknown_wish": gettext_lazy(
        "A home wished for “%(found)s”, which the catalogue no longer has. Ask the homes again."
    ),
}


def refusal(code: str, where: str = "", facts: Mapping[str, object] | None = None) -> str:
    """The sentence of a refusal; the stress test's where it is none of a plan's."""
    sentence = REFUSALS.get(code)
    if sentence is None:
        return wording.refusal({"code": code})
    known = {name: _listed(value) for name, value in (facts or {}).items()}
    return str(sentence) % ({"where": where, "found": "", "wanted": ""} | known)


def _listed(value: object) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(map(str, value)) if isinstance(value, tuple | list | frozenset) else str(value)
