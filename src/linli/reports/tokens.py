"""The colours of page, figure and print, in one place (sRGB, hexadecimal).

Text colours reach a contrast of at least 7:1 on ``paper`` (WCAG 2.2, success criterion 1.4.6);
fills carry a pattern or a word beside them, so that no meaning hangs on colour alone.
"""

from collections.abc import Mapping
from types import MappingProxyType

INK = "#1d2420"
PAPER = "#fffdf8"
JADE = "#0b5a46"
OCHRE = "#734800"
BRICK = "#8c1c13"
SLATE = "#3d4c5c"
RULE = "#c9cfc8"
BAND = "#d5e7dd"
UNKNOWN = "#d7dee6"

TEXT: Mapping[str, str] = MappingProxyType(
    {"ink": INK, "jade": JADE, "ochre": OCHRE, "brick": BRICK, "slate": SLATE}
)
"""Colours that may carry text. Ink: text; jade: what can be done; ochre: needs attention;
brick: danger only; slate: unknown, and what stands back."""

SEQUENCE = ("#e6f1ea", "#a9d3bd", "#dba94a", "#bd6a26", "#80180f")
"""Five fills from little to much, jade to ochre to brick; each darker than the one before, so
that the order survives grey print."""

TOKENS: Mapping[str, str] = MappingProxyType(
    {
        **TEXT,
        "paper": PAPER,
        "rule": RULE,
        "band": BAND,
        "unknown": UNKNOWN,
        **{f"level-{number}": colour for number, colour in enumerate(SEQUENCE, 1)},
    }
)
"""Every token by name; a style sheet has them as ``--linli-NAME``."""


FONTS = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
"""Of text in figures; a page's own text uses the reader's system font first."""


def css_variables() -> str:
    """The body of a ``:root`` rule that declares every token."""
    return "".join(f"--linli-{name}:{value};" for name, value in TOKENS.items())
