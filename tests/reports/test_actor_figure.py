import re

from linli.reports.figures.actors import Group, Place, actor_arcs
from linli.reports.figures.strip import Caption
from linli.reports.svg import WIDTH

CAPTION = Caption("title", "description", "", "f", "en")
GROUPS = (
    Group("One", (Place("branch", (0, 0)),)),
    Group("Six", (Place("committee", (3, 0)), Place("owners", (2, 1)), Place("firm", (0, 4)))),
)


def picture(groups=GROUPS, ties=((0, 1), (1, 3), (2, 3))):
    return actor_arcs(("decide", "pay"), groups, ties, CAPTION)


def arcs(drawn):
    return re.findall(r"<path[^>]*>", drawn)


def test_every_tie_is_an_arc_and_every_actor_a_point():
    assert len(arcs(picture())) == 3
    assert picture().count("<circle") == 4


def test_an_actor_thought_away_is_open_and_its_arcs_are_dashed():
    gone = (GROUPS[0], Group("Six", (Place("committee", (3, 0), gone=True), *GROUPS[1].places[1:])))
    dashed = [arc for arc in arcs(picture(gone)) if "dasharray" in arc]
    assert len(dashed) == 2
    assert ">3</text>" not in picture(gone)


def test_a_count_of_nothing_stays_empty():
    assert ">0</text>" not in picture()
    assert ">4</text>" in picture()


def test_nothing_leaves_the_drawing():
    many = (Group("n", tuple(Place(f"actor {at}", (1, 1)) for at in range(14))),)
    drawn = picture(many, [(0, 13), (3, 4)])
    reach = [(float(x) + float(rx)) for x, rx in re.findall(r"M([\d.]+) [\d.]+A([\d.]+) ", drawn)]
    assert max(reach) <= WIDTH


def test_a_long_name_is_wrapped_and_moves_what_is_below():
    long = (Group("n", (Place("a very long name of an organisation of many", ()),)),)
    short = (Group("n", (Place("short", ()),)),)
    height = re.compile(r'height="([\d.]+)"')
    tall, low = (float(height.search(picture(each, ()))[1]) for each in (long, short))
    assert tall > low


def test_a_name_carries_no_markup():
    assert "<b>" not in picture((Group("n", (Place("<b>x</b>", ()),)),), ())


def test_an_estate_without_actors_is_an_empty_drawing():
    assert "<circle" not in picture((), ())
