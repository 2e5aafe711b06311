"""How many comments the journal holds, how many the table, and whether the chain is sound."""

import json


def main() -> None:
    """Print them as JSON."""
    import django  # noqa: PLC0415 - only here are settings wanted

    django.setup()
    from linli.engine.journal.verify import verify  # noqa: PLC0415
    from linli.web.journal.models import Entry  # noqa: PLC0415
    from linli.web.matters.models import Comment  # noqa: PLC0415

    lines = Entry.objects.order_by("number").values_list("line", flat=True)
    verdict = verify(f"{line}\n".encode() for line in lines.iterator(2000))
    recorded = Entry.objects.filter(act="comment").count()
    rows = Comment.objects.count()
    sound = verdict.fault is None and recorded == rows
    print(json.dumps({"comments": recorded, "chain": "sound" if sound else "BROKEN"}))


if __name__ == "__main__":
    main()
