"""A short public record of the bundled estate, made up like the estate itself: for trying out."""

from linli.engine.journal.chain import Act, append, begin

BOOK = "qingheli"

_SEALED = (
    "0fbdca979d729ff1c9c74eddf722ebc97c60e360032ee85a0f81fa618a5f166e",
    "8ee89711330c1ccf39a2e65ad12bbd7df4a4a2ee857f53b4823f00fecb7bd252",
    "553295e4b848bee781c30a0c86a5b731330806eaaca214de195e48761b8a61ee",
)
"""Commitments to what two residents asked for and a third objected; the texts are not kept."""

_ACTS = (
    Act("open_estate", "2031-03-03T01:05:12.000000Z", "committee", "m4tq8wz2ke", "self", None,
        "estate/qingheli", {"households": 696}),
    Act("set_charter", "2031-03-10T02:30:40.000000Z", "committee", "m4tq8wz2ke", "self", None,
        "charter/1", {"version": 1}),
    Act("raise_matter", "2031-03-18T11:47:03.000000Z", "tenant", "x7hd3nb9ra", "self", None,
        "matter/1", {"kind": "lift", "text": _SEALED[0]}),
    Act("raise_matter", "2031-03-19T00:52:31.000000Z", "owner", "p2jv6sc5yf", "desk", "m4tq8wz2ke",
        "matter/2", {"kind": "lift", "text": _SEALED[1]}),
    Act("merge_matter", "2031-03-21T06:14:55.000000Z", "committee", "m4tq8wz2ke", "self", None,
        "matter/2", {"into": 1}),
    Act("post_notice", "2031-04-01T01:00:00.000000Z", "committee", "m4tq8wz2ke", "self", None,
        "matter/1", {"days": 7, "notice": 1}),
    Act("object", "2031-04-04T12:21:09.000000Z", "owner", "h5ka4gx8ut", "carer", "e3rw7mq6dn",
        "matter/1", {"text": _SEALED[2]}),
    Act("close_notice", "2031-04-08T16:00:00.000000Z", "platform", None, "rule", None,
        "matter/1", {"notice": 1, "objections": 1}),
    Act("record_decision", "2031-05-06T03:40:27.000000Z", "owners_committee", "z9cf2vy4ps", "self",
        None, "matter/1", {"carried": True, "for_heads": 512, "all_heads": 689}),
    Act("post_notice", "2031-05-07T02:02:48.000000Z", "committee", "m4tq8wz2ke", "self", None,
        "matter/1", {"days": 7, "notice": 2}),
    Act("close_notice", "2031-05-14T16:00:00.000000Z", "platform", None, "rule", None,
        "matter/1", {"notice": 2, "objections": 0}),
    Act("close_matter", "2031-11-20T07:33:16.000000Z", "committee", "m4tq8wz2ke", "self", None,
        "matter/1", {"done": True}),
)  # fmt: skip


def example_journal() -> list[str]:
    """Lines of the record, each without its end; the same every time."""
    head, lines = begin(BOOK), []
    for act in _ACTS:
        line, head = append(head, act)
        lines.append(line)
    return lines
