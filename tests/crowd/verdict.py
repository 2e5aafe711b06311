"""What the database holds after all: the comments, and whether record and chain are sound."""

import json
import sys


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
    said = list(Comment.objects.values_list("text", flat=True))
    sound = verdict.fault is None and recorded == len(said)
    sys.stdout.write(json.dumps({"said": said, "recorded": recorded, "sound": sound}))


if __name__ == "__main__":
    main()
