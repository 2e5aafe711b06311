from itertools import pairwise

import pytest

from linli.reports import tokens

SRGB_KNEE = 0.04045
"""Below it sRGB is linear (IEC 61966-2-1)."""


def luminance(colour):
    """Relative luminance of ``#rrggbb``, 0 black to 1 white (WCAG 2.2, "relative luminance")."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= SRGB_KNEE else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", tokens.TEXT)
def test_text_has_a_contrast_of_seven_to_one_on_paper(name):
    assert contrast(tokens.TEXT[name], tokens.PAPER) >= 7


def test_contrast_of_black_on_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_fills_grow_darker_so_that_grey_print_keeps_their_order():
    shades = [luminance(colour) for colour in tokens.SEQUENCE]
    assert shades == sorted(shades, reverse=True)
    assert all(one / other > 1.3 for one, other in pairwise(shades))


def test_a_style_sheet_gets_every_token():
    assert "--linli-jade:#0b5a46;" in tokens.css_variables()
    assert tokens.css_variables().count("--linli-") == len(tokens.TOKENS)
