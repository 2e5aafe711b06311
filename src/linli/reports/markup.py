"""Markup that cannot be broken from outside: text is escaped, only ``Markup`` passes as it is."""

from collections.abc import Iterable
from html import escape


class Markup(str):
    """Text that is already HTML or SVG."""

    __slots__ = ()


Child = str | Iterable[str]
Attribute = str | float | None


def element(name: str, *children: Child, **attributes: Attribute) -> Markup:
    """One element; ``None`` attributes are left out, ``stroke_width`` is written ``stroke-width``.

    A trailing underscore is dropped, so that ``class_`` and ``for_`` can be given.
    """
    inside = "".join(_escaped(child) for child in _flat(children))
    opening = f"<{name}{_attributes(attributes)}"
    return Markup(f"{opening}>{inside}</{name}>" if inside else f"{opening}/>")


def paired(name: str, *children: Child, **attributes: Attribute) -> Markup:
    """As ``element``, but always with an end tag, as HTML asks of elements that are not void."""
    inside = "".join(_escaped(child) for child in _flat(children))
    return Markup(f"<{name}{_attributes(attributes)}>{inside}</{name}>")


def joined(parts: Iterable[str]) -> Markup:
    """Several pieces, one after the other."""
    return Markup("".join(_escaped(part) for part in parts))


def number(value: float) -> str:
    """A coordinate: at most one decimal, no trailing zero, never ``-0``."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, str):
            yield child
        else:
            yield from child


def _escaped(text: str) -> str:
    return text if isinstance(text, Markup) else escape(text, quote=False)


def _attributes(attributes: dict[str, Attribute]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for name, value in attributes.items()
        if value is not None
    )


def _value(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)
