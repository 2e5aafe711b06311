"""A book of the small lane, valid from the first line to the last."""

from linli.engine.journal.chain import Act, append, begin

HANDS = (("self", None), ("desk", "wx4"), ("carer", "c7d"), ("proxy", "p2q"))


def act(second=1, **changes):
    """The act that is done so many seconds after noon."""
    how, by = HANDS[second % len(HANDS)]
    values = {
        "act": "raise_matter",
        "at": f"2031-05-01T12:{second // 60:02}:{second % 60:02}.000000Z",
        "role": "tenant",
        "who": "k3m9xq2abc",
        "how": how,
        "by": by,
        "subject": f"matter/{second}",
        "facts": {"kind": "lift", "households": second, "title": "加装电梯", "notice_until": None},
    }
    return Act(**values | changes)


def lines(size, book="lane", **changes):
    """The exported lines of a book, each with its end."""
    head, out = begin(book), []
    for at in range(1, size + 1):
        line, head = append(head, act(at, **changes))
        out.append(line.encode() + b"\n")
    return out
