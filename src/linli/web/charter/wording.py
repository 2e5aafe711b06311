"""Roles and acts in the words of the reader's language."""

from collections.abc import Collection

from django.utils.functional import Promise, lazy

from linli.web.charter import bridge
from linli.web.shared.language import Language, reader_language

_ROLES = {role.code: role for role in bridge.ROLES}
_ALL = {"zh": "所有人", "en": "everybody"}
_ALL_HERE = {"zh": "这里的居民、业主和各方", "en": "everybody who lives, owns or works here"}
_MANY = 12
"""From so many roles on a list says who is left out instead."""


def lazy_roles() -> dict[str, str | Promise]:
    """Each role by its code, worded when it is shown."""

    def word(code: str) -> str:
        return role_words([code], reader_language())

    later = lazy(word, str)
    return {code: later(code) for code in _ROLES}


def act_words(act: str, lang: Language) -> str:
    known = bridge.ACTS[act]
    return known.en if lang == "en" else known.zh


def role_words(roles: Collection[str], lang: Language) -> str:
    """The roles in a row; the visitor is left out where somebody is something more."""
    shown = [code for code in bridge.CODES if code in roles]
    if len(shown) > 1:
        shown = [code for code in shown if code != "visitor"]
    if len(shown) > _MANY:
        everybody = "everybody" if lang == "en" else "所有人"
        residents = (
            "everybody who lives, owns or works here" if lang == "en" else "这里的居民、业主和各方"
        )
        return everybody if "visitor" in roles else residents
    words = [_ROLES[code].en if lang == "en" else _ROLES[code].zh for code in shown]
    return (", " if lang == "en" else "、").join(words)
