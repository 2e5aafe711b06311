"""Whether a document has the form of a charter at all: every part there and of its kind."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

MOST_DAYS = 3660
"""Longest time a charter can set: ten years, in days; longer is a slip of the pen."""
MOST_MONTHS = 120
_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
"""The code of a kind of matter: it stands in addresses and in the public record."""
LONGEST = 200
"""Characters of a name; entries of a list."""


@dataclass(frozen=True)
class Fault:
    """One thing a charter may not say.

    Parameters
    ----------
    code : what is wrong; the faces word it
    where : the place in the document, parts between slashes
    facts : what was found and what is wanted
    article : the law that asks it; empty when it is a slip of form
    """

    code: str
    where: str
    facts: dict[str, object] = field(default_factory=dict)
    article: str = ""


def shape_faults(document: object) -> Iterator[Fault]:
    """What is missing or of another kind than a charter has there."""
    yield from _parts(document, "", {"title": "text", "rights": "rights", "kinds": "table"})
    if not isinstance(document, Mapping) or not isinstance(document.get("kinds"), Mapping):
        return
    for code, kind in document["kinds"].items():
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            yield Fault("wrong_code", "kinds", {"found": code})
        yield from _kind(kind, f"kinds/{code}")


def _kind(kind: object, where: str) -> Iterator[Fault]:
    wanted = {"zh": "text", "en": "text", "decide": "table", "stages": "list"}
    wanted |= {"scopes": "some names", "pay": "some names"}
    names = dict.fromkeys(("consult", "carry_out", "supervise"), "names")
    yield from _parts(kind, where, wanted | names, {"rights": "rights"})
    if not isinstance(kind, Mapping):
        return
    may_have = {"rule": "text", "quorum": "share", "passing": "share", "strict": "yes or no"}
    yield from _parts(kind.get("decide", {"by": ""}), f"{where}/decide", {"by": "text"}, may_have)
    stages = kind.get("stages", ())
    if isinstance(stages, list | tuple):
        if not stages:
            yield Fault("missing", f"{where}/stages", {"wanted": "list"})
        for number, stage in enumerate(stages, 1):
            yield from _stage(stage, f"{where}/stages/{number}")


def _stage(stage: object, where: str) -> Iterator[Fault]:
    may_have = {"days": "days", "gates": "list", "rights": "rights"}
    yield from _parts(stage, where, {"code": "text", "who": "some names"}, may_have)
    gates = stage.get("gates", ()) if isinstance(stage, Mapping) else ()
    for number, gate in enumerate(gates if isinstance(gates, list | tuple) else (), 1):
        yield from _parts(
            gate,
            f"{where}/gates/{number}",
            {"kind": "text"},
            {"days": "days", "share": "share", "documents": "some names", "months": "months"},
        )


def _parts(
    found: object, where: str, wanted: dict[str, str], may_have: dict[str, str] | None = None
) -> Iterator[Fault]:
    """Each wanted part is there and of its kind; so is each that may be there; no other is."""
    if not isinstance(found, Mapping):
        yield Fault("wrong_kind", where, {"found": found, "wanted": "table"})
        return
    known = wanted | (may_have or {})
    for name, kind in wanted.items():
        if name not in found:
            yield Fault("missing", _under(where, name), {"wanted": kind})
    for name, value in found.items():
        if name not in known and not (where == "" and name == "rule_set"):
            yield Fault("unknown_part", _under(where, str(name)), {"wanted": tuple(known)})
        elif name in known and not _fits(value, known[name]):
            facts = {"found": value, "wanted": known[name]}
            yield Fault("wrong_kind", _under(where, str(name)), facts)


def _under(where: str, name: str) -> str:
    return f"{where}/{name}" if where else name


def _fits(value: object, kind: str) -> bool:
    return _TESTS[kind](value)


def _text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST


def _names(value: object) -> bool:
    if not isinstance(value, list | tuple) or len(value) > LONGEST:
        return False
    return all(isinstance(one, str) and len(one) <= LONGEST for one in value)


def _some_names(value: object) -> bool:
    return _names(value) and bool(value)


def _rights(value: object) -> bool:
    return isinstance(value, Mapping) and all(_names(roles) for roles in value.values())


def _whole(most: int) -> Callable[[object], bool]:
    """A whole number from 0, or null for no limit."""

    def fits(value: object) -> bool:
        whole = isinstance(value, int) and not isinstance(value, bool)
        return value is None or (whole and 0 <= cast("int", value) <= most)

    return fits


_SHARE = re.compile(r"[0-9]{1,6}(/[0-9]{1,6})?")


def _share(value: object) -> bool:
    """A share as text, such as 2/3; from nothing to the whole."""
    if not isinstance(value, str) or not _SHARE.fullmatch(value):
        return False
    part, _, whole = value.partition("/")
    return 0 <= int(part) <= int(whole or 1) and int(whole or 1) > 0


_TESTS: Mapping[str, Callable[[object], bool]] = {
    "text": _text,
    "names": _names,
    "some names": _some_names,
    "rights": _rights,
    "table": lambda value: isinstance(value, Mapping) and len(value) <= LONGEST,
    "list": lambda value: isinstance(value, list | tuple) and len(value) <= LONGEST,
    "days": _whole(MOST_DAYS),
    "months": _whole(MOST_MONTHS),
    "yes or no": lambda value: isinstance(value, bool),
    "share": _share,
}
