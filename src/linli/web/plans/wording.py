"""Why a plan or its rules of money were refused, in words; a test holds that each code has some."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy

from linli.web.estates import wording

REFUSALS = {
    "bad_money_value": gettext_lazy("%(where)s: found %(found)s; wanted: %(wanted)s."),
    "columns_missing": gettext_lazy(
        "These columns are missing: %(wanted)s. Write both headings in the first line."
    ),
    "empty_cell": gettext_lazy("Line %(line)s: %(column)s is empty."),
    "hardship_gone": gettext_lazy(
        "A household on the list of those in hardship has left the ledger since the plan was asked "
        "for. Ask for it again with a new list."
    ),
    "hardship_twice": gettext_lazy(
        "Line %(line)s: household “%(found)s” stands in line %(first)s already. Delete one of the "
        "two."
    ),
    "hardship_unknown": gettext_lazy(
        "Line %(line)s: the ledger has no household “%(found)s”. Check the key, and write one a "
        "line."
    ),
    "heading_twice": gettext_lazy("The heading “%(found)s” stands there twice. Delete one column."),
    "no_buildings": gettext_lazy(
        "The ledger has no buildings yet, so there is nothing to plan for. "
        "Fill in that table first."
    ),
    "no_rows": gettext_lazy("There is nothing in the file besides headings."),
    "nobody_to_pay": gettext_lazy(
        "There is money to share, and none of the homes in question bears a part. Check homes and "
        "floors in the ledger, or change the rules of who pays."
    ),
    "not_csv": gettext_lazy("Line %(line)s is no valid CSV (%(found)s)."),
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
    "too_many_columns": gettext_lazy("More than %(wanted)s columns. Two are enough."),
    "too_many_rows": gettext_lazy("More than %(wanted)s rows. The file is of one estate."),
    "uneven_line": gettext_lazy(
        "Line %(line)s has %(found)s cells where there are %(wanted)s headings."
    ),
    "unknown_encoding": gettext_lazy(
        "The text of the file cannot be read. Save it as CSV in UTF-8 and choose it again."
    ),
    "unknown_money_key": gettext_lazy(
        "%(where)s: “%(found)s” is not known here. What may stand here: %(wanted)s."
    ),
    "unknown_wish": gettext_lazy(
        "A home wished for “%(found)s”, which the catalogue no longer has. Ask the homes again."
    ),
    "wishes_home_twice": gettext_lazy(
        "Line %(line)s: “%(found)s” is the same home as in line %(first)s. A home has one list; "
        "keep one."
    ),
    "wishes_unknown_home": gettext_lazy(
        "Line %(line)s: the ledger has no home “%(found)s”. Write the door as the ledger has it, "
        "or the key of the household."
    ),
    "wishes_unknown_measure": gettext_lazy(
        "Line %(line)s: “%(found)s” is not on the list. Write the number on the printed sheet, or "
        "the code of the measure."
    ),
    "wrong_cell": gettext_lazy("Line %(line)s: %(column)s cannot be “%(found)s”."),
}

_FACTS = ("found", "wanted", "line", "column", "first")


def refusal(code: str, where: str = "", facts: Mapping[str, object] | None = None) -> str:
    """The sentence of a refusal; the stress test's where it is none of a plan's."""
    sentence = REFUSALS.get(code)
    if sentence is None:
        return wording.refusal({"code": code})
    known = {name: _listed(value) for name, value in (facts or {}).items()}
    return str(sentence) % (dict.fromkeys(_FACTS, "") | {"where": where} | known)


def _listed(value: object) -> str:
    if isinstance(value, str):
        return value
    return ", ".join(map(str, value)) if isinstance(value, tuple | list | frozenset) else str(value)
