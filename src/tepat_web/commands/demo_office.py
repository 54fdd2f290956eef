"""What the offices of the fictional city have at once: every page has something."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from . import demo_complaints, demo_results, demo_standards, demo_survey

if TYPE_CHECKING:
    from tepat_web.accounts.models import User

AGREEING = timedelta(days=30)  # so that visitors of the demo can still write
EVALUATING = 14  # days
AGENCY = "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"
ADDRESS = "Jalan Contoh Nomor 1, Kota Contoh"
# Nobody here exists; each number is one that is never given out.
HEAD: Mapping[str, Any] = {
    "agency": AGENCY,
    "address": ADDRESS,
    "contact": "Telepon (021) 555-0100, pos-el bkpsdm@kota.example",
    "place": "Kota Contoh",
    "remedy_address": f"Sekretariat Daerah, {ADDRESS}",
    "signatories": {
        "authority": {"office": "Wali Kota Contoh", "name": "Contoh Wali Kota"},
        "secretary": {
            "office": "Sekretaris Daerah",
            "name": "Contoh Sekretaris, M.Si.",
            "rank": "Pembina Utama Madya",
            "nip": "196901011995031901",
        },
        "head": {
            "office": f"Kepala {AGENCY}",
            "name": "Contoh Kepala, S.Sos., M.Si.",
            "rank": "Pembina Utama Muda",
            "nip": "197001011996031902",
        },
        "board": {
            "office": "Ketua Tim Penilai Kinerja",
            "name": "Contoh Ketua, M.Si.",
            "rank": "Pembina Utama Muda",
            "nip": "197101011997031903",
        },
    },
}


def begin(by: User, service: User) -> None:
    """Let the city have begun its work: what is there already stays as it is.

    Args:
        by: The built-in account.
        service: Who keeps survey and standards of the whole city, and its complaints.
    """
    from django.db import transaction

    fill(by)
    with transaction.atomic():  # a start that is cut short leaves no half of it
        demo_survey.answer(service)
    with transaction.atomic():
        demo_standards.promise(service)
    with transaction.atomic():
        demo_complaints.complain(by, service)
    open_cycle(by)
    demo_results.ask(by)


def fill(by: User) -> None:
    """Say who writes the letters of the demo, where nobody has said so yet."""
    from tepat_web.documents import queries
    from tepat_web.documents.actions_means import save_office
    from tepat_web.organisation.models import Setting

    office = queries.office()
    if not office.agency:
        named = Setting.objects.standing().filter(key="nama_instansi")
        name = named.values_list("value", flat=True).first() or ""
        save_office(by=by, seen=office.content(), government=name[:120], **HEAD)


def open_cycle(by: User) -> None:
    """Have this year's performance cycle opened for everybody, where there is none.

    The worker does it: nobody waits for it.
    """
    from django.utils import timezone

    from tepat_web.agreements.models import Every
    from tepat_web.cycles import actions, queries

    today = timezone.localdate()
    if not queries.cycles().exists():
        cycle = actions.lay_down(
            by=by,
            year=today.year,
            every=Every.QUARTER,
            agree_until=today + AGREEING,
            evaluate_days=EVALUATING,
        )
        actions.ask_opening(by=by, cycle=cycle)
