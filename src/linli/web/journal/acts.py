"""Which acts are recorded, with which facts, and how each is told in words.

Upper apps declare theirs when they start. A fact that is not declared is refused, and so is a value
of another kind: thus nobody's name or free text gets into the record by an oversight.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from unicodedata import normalize

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Words = str | Promise
"""Text to be translated when it is shown."""


class Kind(Enum):
    """What a fact may be, besides a choice."""

    WHOLE = "a whole number"
    YES_NO = "True or False"
    CODE = "a code, key or day: ASCII without blanks"
    SEALED = "a commitment: 64 hexadecimal digits"
    PUBLIC = "text that is public by itself, such as an organisation's name"
    CODES = "a list of codes"
    WHOLES = "a list of whole numbers"
    PUBLICS = "a list of public texts"


Choice = Mapping[str, Words]
"""Codes with the words for each."""

TYPES: Mapping[type, Kind] = {int: Kind.WHOLE, bool: Kind.YES_NO, str: Kind.CODE}
LONGEST_PUBLIC = 200
"""Characters of a public text."""

_CODE = re.compile(r"[!-~]{1,100}")
_SEALED = re.compile(r"[0-9a-f]{64}")
_TESTS: Mapping[Kind, Callable[[object], bool]] = {
    Kind.WHOLE: lambda value: isinstance(value, int) and not isinstance(value, bool),
    Kind.YES_NO: lambda value: isinstance(value, bool),
    Kind.CODE: lambda value: isinstance(value, str) and bool(_CODE.fullmatch(value)),
    Kind.SEALED: lambda value: isinstance(value, str) and bool(_SEALED.fullmatch(value)),
    Kind.PUBLIC: lambda value: isinstance(value, str) and len(value) <= LONGEST_PUBLIC,
}
_MEMBER = {Kind.WHOLES: Kind.WHOLE, Kind.CODES: Kind.CODE, Kind.PUBLICS: Kind.PUBLIC}
"""What the members of a list are."""


class UndeclaredFactError(ValueError):
    """An act or fact that nobody has declared: a fault of ours, told before anything is written."""


@dataclass(frozen=True)
class Act:
    """One kind of entry."""

    facts: Mapping[str, Kind | Choice]
    sentence: Words
    """Named places for facts and for ``subject``."""


_acts: dict[str, Act] = {}
_roles: dict[str, Words] = {}


def declare(act: str, *, facts: Mapping[str, Kind | Choice | type], sentence: Words) -> None:
    """Make ``act`` one that is recorded; called once, from ``AppConfig.ready``.

    Parameters
    ----------
    act : the code of the right under which it is done
    facts : what may be told, by name; ``int``, ``bool`` and ``str`` stand for ``WHOLE``, ``YES_NO``
        and ``CODE``; a mapping allows its keys and words them
    sentence : a lazy message, with places such as ``%(kind)s``

    Raises
    ------
    ValueError : declared twice in different ways
    """
    new = Act({name: _kind(kind) for name, kind in facts.items()}, sentence)
    if _acts.setdefault(act, new) != new:
        raise ValueError(f"{act} is declared twice")


def name_roles(words: Mapping[str, Words]) -> None:
    """Words for the roles under which acts are done."""
    _roles.update(words)


def role_words(role: str) -> str:
    """The role as people call it; its code where nobody has said."""
    return str(_roles.get(role, role))


def checked(act: str, facts: Mapping[str, object]) -> dict[str, object]:
    """The facts as they go into the record; unknown (None) is a value of every kind.

    Raises
    ------
    UndeclaredFactError
    """
    declared = _acts.get(act)
    if declared is None:
        raise UndeclaredFactError(f"{act}: no such act is declared")
    return {name: _fitting(act, name, declared, value) for name, value in facts.items()}


def told(act: str, subject: str, facts: Mapping[str, object]) -> str:
    """What was done, in the reader's language."""
    declared = _acts.get(act)
    if declared is None:
        return _("An act of the kind %(act)s.") % {"act": act}
    words = {name: _shown(declared.facts.get(name), value) for name, value in facts.items()}
    return str(declared.sentence) % Places({"subject": subject} | words)


class Places(dict[str, str]):
    """Facts for a sentence; one that was not recorded is said to be so."""

    def __missing__(self, _name: str) -> str:
        return _("not recorded")


def _kind(kind: Kind | Choice | type) -> Kind | Choice:
    return TYPES[kind] if isinstance(kind, type) else kind


def _fitting(act: str, name: str, declared: Act, value: object) -> object:
    kind = declared.facts.get(name)
    if kind is None:
        raise UndeclaredFactError(f"{act}: the fact {name} is not declared")
    if value is None:
        return None
    if not _fits(kind, value):
        wanted = kind.value if isinstance(kind, Kind) else "one of " + ", ".join(kind)
        raise UndeclaredFactError(f"{act}: the fact {name} is to be {wanted}")
    if kind is Kind.PUBLIC:
        return normalize("NFC", str(value))
    if kind is Kind.PUBLICS and isinstance(value, list):
        return [normalize("NFC", each) for each in value]
    return value


def _fits(kind: Kind | Choice, value: object) -> bool:
    if not isinstance(kind, Kind):
        return isinstance(value, str) and value in kind
    one = _MEMBER.get(kind)
    if one is None:
        return _TESTS[kind](value)
    return isinstance(value, list) and all(_TESTS[one](each) for each in value)


def _shown(kind: Kind | Choice | None, value: object) -> str:
    if value is None:
        return _("not recorded")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _(", ").join(_shown(kind, each) for each in value)
    if isinstance(kind, Mapping):
        return str(kind.get(str(value), value))
    return str(value)
