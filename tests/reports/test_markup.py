from linli.reports.markup import Markup, element, joined, number, paired


def test_text_is_escaped_and_markup_is_not():
    assert element("p", "a < b", Markup("<i/>")) == "<p>a &lt; b<i/></p>"


def test_a_quote_cannot_leave_its_attribute():
    made = element("p", title='"><script>')
    assert made == '<p title="&quot;&gt;&lt;script&gt;"/>'


def test_names_are_written_with_hyphens_and_none_is_left_out():
    assert element("line", stroke_width=1.5, class_="a", fill=None) == (
        '<line stroke-width="1.5" class="a"/>'
    )


def test_elements_of_html_keep_their_end_tag():
    assert paired("td") == "<td></td>"


def test_coordinates_are_short_and_never_minus_zero():
    assert [number(value) for value in (1.0, 2.25, -0.01)] == ["1", "2.2", "0"]


def test_pieces_are_joined_escaped():
    assert joined(["<", Markup("<b/>")]) == "&lt;<b/>"
