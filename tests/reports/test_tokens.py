from itertools import pairwise

import pytest

from linli.reports import tokens


@pytest.mark.parametrize("name", tokens.TEXT)
def test_text_has_a_contrast_of_seven_to_one_on_paper(name):
    assert tokens.contrast(tokens.TEXT[name], tokens.PAPER) >= 7


def test_contrast_of_black_on_white_is_twenty_one():
    assert tokens.contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_fills_grow_darker_so_that_grey_print_keeps_their_order():
    shades = [tokens.luminance(colour) for colour in tokens.SEQUENCE]
    assert shades == sorted(shades, reverse=True)
    assert all(one / other > 1.3 for one, other in pairwise(shades))


def test_a_style_sheet_gets_every_token():
    assert "--linli-jade:#0b5a46;" in tokens.css_variables()
    assert tokens.css_variables().count("--linli-") == len(tokens.TOKENS)
