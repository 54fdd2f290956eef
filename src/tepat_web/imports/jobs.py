"""The long steps of an import, each one job."""

from __future__ import annotations

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tepat_web.kit.words import Words
from tepat_web.ledger import work
from tepat_web.ledger.actions import NotAllowed
from tepat_web.ledger.jobs import Tell, say
from tepat_web.ledger.models import Job
from tepat_web.register import changes
from tepat_web.register.actions import Stale
from tepat_web.snapshots import take

from . import actions, marked, preview, reading
from .models import Upload

S = Upload.State
READING = gettext_lazy("Reading the file")
MARKING = gettext_lazy("Marking the cells")
COMPARING = gettext_lazy("Comparing with the register")
WRITING = gettext_lazy("Writing to the register")
RETURNING = gettext_lazy("Bringing back what was")
READ = gettext_lazy("The file has been read. See what it would change.")
WRONG = gettext_lazy("The file has errors. See which, and mend them in the file.")
APPLIED = gettext_lazy("The register has been brought to what the file says.")
REFUSED = gettext_lazy("It was not carried out. The page says why.")
UNDONE = gettext_lazy("What the file changed has been taken back.")


def read(job: Job, tell: Tell) -> None:
    """Read a file, say what is wrong in it and what it would change."""
    upload = _upload(job)
    say(tell, 5, READING)
    today = timezone.localdate()
    upload.folder.mkdir(parents=True, exist_ok=True)
    try:
        told = reading.read(upload.file, today)
    except reading.NotReadable:
        with transaction.atomic():
            actions.note_reading(
                by=job.by,
                upload=upload,
                errors=1,
                warnings=0,
                counts={},
                digest="",
                refusal=_(
                    "The archive holds too much, or no table. Pack only the .csv "
                    "files of one workbook."
                ),
            )
            _done(job, upload, WRONG)
        return
    preview.keep_problems(upload.folder, told.problems)
    if told.problems and upload.file.suffix in (".xlsx", ".csv"):
        say(tell, 40, MARKING)
        _mark(upload)
    counts: dict[str, dict[str, int]] = {}
    digest = ""
    if told.snapshot is not None:
        say(tell, 60, COMPARING)
        sheets = reading.sheets_of(upload.file, told)
        wanted = changes.between(
            told.snapshot,
            sheets,
            take.structure_on(None),
            remove_gone=upload.remove_gone,
        )
        preview.keep_changes(upload.folder, wanted)
        counts = {change.sheet.table.sheet: change.counts for change in wanted}
        digest = changes.digest(wanted)
    with transaction.atomic():
        actions.note_reading(
            by=job.by,
            upload=upload,
            errors=len(told.errors),
            warnings=len(told.warnings),
            counts=counts,
            digest=digest,
        )
        _done(job, upload, WRONG if told.errors else READ)


def _mark(upload: Upload) -> None:
    problems = preview.problems(upload.folder)
    try:
        marked.write(upload.file, problems, upload.folder / "ditandai.xlsx")
    except Exception:  # a damaged file has no cells to mark
        (upload.folder / "ditandai.xlsx").unlink(missing_ok=True)


def apply(job: Job, tell: Tell) -> None:
    """Carry out what the file says, all of it or nothing."""
    upload = _upload(job)
    say(tell, 5, READING)
    today = timezone.localdate()
    told = reading.read(upload.file, today)
    if told.snapshot is None:
        _refuse(job, upload, S.WRONG, "")
        return
    say(tell, 20, WRITING)
    try:
        with transaction.atomic():
            actions.carry_out(
                by=job.by,
                upload=upload,
                today=today,
                told=told.snapshot,
                sheets=reading.sheets_of(upload.file, told),
                extra=told.extra,
            )
            _done(job, upload, APPLIED)
    except Stale as refusal:
        _refuse(job, upload, S.STALE, str(refusal))
    except NotAllowed as refusal:
        _refuse(job, upload, S.READY, str(refusal))


def undo(job: Job, tell: Tell) -> None:
    """Take back what the file changed."""
    upload = _upload(job)
    say(tell, 10, RETURNING)
    try:
        with transaction.atomic():
            actions.take_back(by=job.by, upload=upload)
            _done(job, upload, UNDONE)
    except NotAllowed as refusal:
        _refuse(job, upload, S.APPLIED, str(refusal))


def _upload(job: Job) -> Upload:
    return Upload.objects.get(pk=job.question["upload"])


def _done(job: Job, upload: Upload, said: Promise) -> None:
    work.done(job, url=reverse("imports:one", args=[upload.pk]), said=Words.of(said))


def _refuse(job: Job, upload: Upload, state: str, refusal: str) -> None:
    upload = _upload(job)  # as it was before the transaction that was undone
    with transaction.atomic():
        actions.fall_back(by=job.by, upload=upload, state=state, refusal=refusal)
        _done(job, upload, REFUSED)
