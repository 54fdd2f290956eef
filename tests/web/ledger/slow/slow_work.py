"""A kind of work that takes as long as a test wants, for a worker and its children."""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tepat_web.config.settings")


def prepare():
    """Teach this process the kind ``slow``, and whom to start as a child."""
    import django

    django.setup()
    from tepat_web.accounts.access import Permission
    from tepat_web.ledger import jobs, watch

    kind = jobs.Kind("slow_work.slow", Permission.COMPUTE, about=("hang", "begun"))
    jobs.KINDS = {"slow": kind}
    watch.CHILD = "slow_work"


def slow(job, tell):
    """Answer with one notice; on the first attempt hang ``before`` or ``amid`` that."""
    from django.db import transaction
    from django.utils import timezone

    from tepat_web.kit.words import Words
    from tepat_web.ledger import work
    from tepat_web.ledger.models import Notice

    def hang(where):
        if job.attempts == 1 and job.question["hang"] == where:
            Path(job.question["begun"]).touch()
            time.sleep(60)

    tell(40, "menghitung", "computing")
    hang("before")
    with transaction.atomic():
        Notice.objects.create(
            to=job.by, at=timezone.now(), text_id="jawab", text_en="answer"
        )
        hang("amid")
        work.done(job, url="/", said=Words(id="selesai", en="done"))


if __name__ == "__main__":
    prepare()
    if sys.argv[1] == "worker":
        from tepat_web.ledger import work, worker

        work.SILENT = work.timedelta(seconds=2)
        worker.REAPING = 1.0
        worker.main()
    else:
        from tepat_web.config.work import main

        main()
